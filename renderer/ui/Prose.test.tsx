// @vitest-environment happy-dom
import { cleanup, render } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { Prose } from './Prose.tsx'
import { LONGEST_MARKDOWN } from './prose/cost.ts'

afterEach(cleanup)

const words = { image: 'image' }

function drawn(text: string, format: 'markdown' | 'plain' = 'markdown'): HTMLElement {
  return render(<Prose text={text} format={format} words={words} />).container
}

describe('a text to be judged', () => {
  it('has no door to the outside: links are words with their address, images are words', () => {
    const page = drawn('[leaflet](https://example.org/a) ![a rash](https://example.org/b.png) <https://example.org/c>')
    expect(page.querySelectorAll('a, img, [href], [src]')).toHaveLength(0)
    expect(page.textContent).toContain('leaflet (https://example.org/a)')
    expect(page.textContent).toContain('image: a rash')
  })

  it('runs nothing and styles nothing', () => {
    const page = drawn(
      'before <script>alert(1)</script> <b onclick="x()" style="color:red">bold</b> [x](javascript:alert(1)) after\n\n<style>*{color:red}</style>\n\n<iframe src="https://example.org"></iframe>',
    )
    expect(page.querySelectorAll('script, style, iframe, [onclick], [style]')).toHaveLength(0)
    expect(page.innerHTML).not.toContain('javascript:')
    expect(page.textContent).toContain('before')
    expect(page.textContent).toContain('after')
  })

  it('keeps its headings out of the outline above h4', () => {
    const page = drawn('# one\n\n## two\n\n### three')
    expect([...page.querySelectorAll('h1, h2, h3, h4, h5, h6')].map((heading) => heading.tagName)).toEqual([
      'H4',
      'H4',
      'H5',
    ])
  })

  it('lets the text, and each list, quotation and table in it, run as its first words do', () => {
    const page = drawn('left\n\nيمين\n\n- بند\n\n1. بند\n\n> اقتباس\n\n| ا | ب |\n|-|-|')
    const containers = [...page.querySelectorAll('div:has(> p), ul, ol, blockquote, div:has(> table)')]
    expect(containers.map((container) => container.getAttribute('dir'))).toEqual(Array(5).fill('auto'))
    // `dir` further in would hide the words from the container's `auto`.
    expect(page.querySelectorAll('p[dir], li[dir], td[dir], th[dir]')).toHaveLength(0)
  })

  it('strikes with two tildes, not with the sign for about', () => {
    const page = drawn('~5 mg and ~10 mg, ~~none~~')
    expect([...page.querySelectorAll('del')].map((struck) => struck.textContent)).toEqual(['none'])
  })

  it('shows plain text character by character', () => {
    const page = drawn('# not a heading\n*no* emphasis\n\nsecond', 'plain')
    expect(page.querySelectorAll('h4, em')).toHaveLength(0)
    expect([...page.querySelectorAll('p')].map((p) => p.textContent)).toEqual([
      '# not a heading\n*no* emphasis',
      'second',
    ])
  })

  it('shows a text too long to parse as plain text, whole', () => {
    const long = `# ${'a '.repeat(LONGEST_MARKDOWN / 2)}`
    const page = drawn(long)
    expect(page.querySelector('h4')).toBeNull()
    expect(page.textContent).toBe(long)
  })

  it('takes no id from the content', () => {
    expect(drawn('note[^1]\n\n[^1]: foot\n\n## root').querySelector('#root')).toBeNull()
  })
})
