// @vitest-environment happy-dom
import { cleanup, render } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { heavyTexts, intrudingTexts, outside, sentinel } from '#fixtures/hostile/texts.ts'
import { Prose } from '../Prose.tsx'
import { isTooCostly } from './cost.ts'
import { isAffordable, mathematics } from './mathematics.ts'

afterEach(cleanup)

const words = { image: 'image', plain: 'Shown as plain text', code: 'Code', table: 'Table', formula: 'Formula' }

/** Drawn, with its formulas set. */
async function settled(text: string): Promise<HTMLElement> {
  const { container } = render(<Prose text={text} words={words} />)
  await new Promise((resolve) => setTimeout(resolve, 0))
  return container
}

describe('a text that tries to be more than a text', () => {
  it.each(Object.entries(intrudingTexts))('is inert: %s', async (_, text) => {
    const page = await settled(text)
    const active =
      'script, style, iframe, object, embed, form, button, link, meta, base, img, picture, source, foreignObject, animate, use, a, [src], [href], [srcdoc], [action], [id]'
    expect([...page.querySelectorAll(active)].map((element) => element.outerHTML)).toEqual([])
    const handlers = [...page.querySelectorAll('*')].flatMap((element) =>
      [...element.attributes].filter(({ name, value }) => /^on|javascript:/i.test(name) || value.includes(outside)),
    )
    expect(handlers).toEqual([])
    expect(sentinel in globalThis).toBe(false)
    expect(page.textContent?.replaceAll(/[\u200B\u00AD]/g, '')).toContain('harmless')
    const placed = [...page.querySelectorAll<HTMLElement>('[style]')].filter(({ style }) => style.position === 'fixed')
    expect(placed).toEqual([])
  })

  it('keeps HTML as it was written, and breaks lines at <br>', async () => {
    const page = await settled('A `List` is a List<String> <b>not bold</b> one<br>two\n\n<div>\n  block\n</div>')
    expect(page.textContent).toContain('A List is a List<String> <b>not bold</b> one')
    expect(page.textContent).toContain('<div>')
    expect(page.querySelectorAll('p:first-child br')).toHaveLength(1)
  })

  it('keeps direction marks inside their own link, and the characters as they are', async () => {
    const page = await settled(intrudingTexts['direction overrides'] ?? '')
    expect(page.querySelectorAll('bdi').length).toBeGreaterThan(0)
    expect(page.textContent).toContain('\u202Edesrever\u202C')
  })
})

describe('a text that would hold up the screen', () => {
  it.each(Object.entries(heavyTexts))('is drawn or shown plain, in good time: %s', (_, text) => {
    const { container } = render(<Prose text={text} words={words} />)
    const isPlain = container.textContent?.startsWith(words.plain) ?? false
    expect(isPlain).toBe(isTooCostly(text))
    if (isPlain) expect(container.textContent).toBe(words.plain + text.replaceAll('\u0000', '\uFFFD'))
  })

  it.each([
    `${'A sentence of an answer with **strong** words. '.repeat(10)}\n\n`.repeat(150),
    `| a | b | c |\n|:--|:-:|--:|\n${'| **one** | `two` | [three](https://a.example) |\n'.repeat(400)}`,
    '1. **First** point\n'.repeat(900),
    '- [ ] task\n  - part\n    1. step\n'.repeat(200),
    `${'* * *\n\n'.repeat(50)}${'- '.repeat(30)}`,
    `See [1], [2] and [3].\n\n${Array.from({ length: 60 }, (_, note) => `[${note}]: https://a.example/${note}`).join('\n')}`,
  ])('what people write is never taken for it (%#)', (text) => {
    expect(isTooCostly(text)).toBe(false)
  })

  it('is told in the words it was given, and only then', () => {
    const heavy = heavyTexts['emphasis never closed'] ?? ''
    expect(render(<Prose text={heavy} words={{ image: 'image' }} />).container.textContent).toBe(heavy)
    expect(render(<Prose text="light" words={words} />).container.textContent).toBe('light')
  })

  it('is judged in time proportional to its length', () => {
    const spent = (text: string) => {
      const start = performance.now()
      isTooCostly(text)
      return performance.now() - start
    }
    for (const part of ['-', '- ', '> ', ' ', '\t', '|', '|-', '\n \n', '[a]:', '1. ', '*_~']) {
      const short = Math.max(1, spent(part.repeat(25_000 / part.length)))
      // Eight times as long: a cost that grew with the square would be 64 times as large.
      expect([part, spent(part.repeat(200_000 / part.length)) / short < 40]).toEqual([part, true])
    }
  })
})

describe('formulas', () => {
  it('are set, with their source for a screen reader, and run left to right', async () => {
    const { container } = render(<Prose text={'so $x^2$ and\n\n$$\ny\n$$'} words={words} />)
    await expect.poll(() => container.querySelectorAll('.katex').length).toBe(2)
    expect(container.querySelectorAll('math')).toHaveLength(2)
    expect([...container.querySelectorAll('.katex')].every((formula) => formula.getAttribute('dir') === 'ltr')).toBe(
      true,
    )
    expect(mathematics).toHaveLength(3)
  })

  it('that fail, define commands or are too long keep their source', async () => {
    const text = `$\\frac{$ $\\def\\a{\\a}\\a$ $${'x+'.repeat(2000)}y$`
    const { container } = render(<Prose text={`${text} and $z$`} words={words} />)
    await expect.poll(() => container.querySelectorAll('.katex').length).toBe(1)
    expect(container.textContent).toContain('\\def\\a{\\a}\\a')
    expect(container.textContent).toContain(`${'x+'.repeat(2000)}y`)
    expect(container.querySelectorAll('.katex-error, [title]')).toHaveLength(0)
  })

  it('may use what is not a definition', () => {
    for (const source of ['\\left( x \\right)', '\\leq \\geq', '\\letter']) {
      expect([source, isAffordable(source)]).toEqual([source, true])
    }
    for (const source of ['\\def\\a{}', '\\gdef\\a{}', '\\newcommand{\\a}{}', '\\let\\a=b', '{'.repeat(60)]) {
      expect([source, isAffordable(source)]).toEqual([source, false])
    }
  })
})

describe('code', () => {
  it('is coloured by role, character by character the same', async () => {
    const code = 'const answer = "forty" // two\nreturn 42'
    const { container } = render(<Prose text={`\`\`\`ts\n${code}\n\`\`\``} words={words} />)
    expect(container.querySelector('pre')?.textContent).toBe(code)
    await expect.poll(() => container.querySelectorAll('pre span').length, { timeout: 5000 }).toBeGreaterThan(2)
    expect(container.querySelector('pre')?.textContent).toBe(code)
    expect(container.querySelectorAll('pre [style]')).toHaveLength(0)
    expect(container.querySelector('[role="group"]')?.getAttribute('aria-label')).toBe('Code')
  })
})
