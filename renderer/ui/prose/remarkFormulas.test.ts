import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import ReactMarkdown from 'react-markdown'
import remarkGfm from 'remark-gfm'
import remarkMath from 'remark-math'
import { describe, expect, it } from 'vitest'
import { remarkFormulas } from './remarkFormulas.ts'

/** Each formula as `inline: …` or `display: …`, in the order of the text. */
function formulas(text: string): readonly string[] {
  const page = renderToStaticMarkup(
    createElement(ReactMarkdown, { remarkPlugins: [remarkGfm, remarkMath, remarkFormulas] }, text),
  )
  return [...page.matchAll(/<code class="language-math math-(inline|display)">([^<]*)<\/code>/g)].map(
    ([, kind, source]) => `${kind}: ${source}`,
  )
}

describe('formulas in a text', () => {
  it.each([
    ['one $x^2$ two', ['inline: x^2']],
    ['one \\(x^2\\) two', ['inline: x^2']],
    ['one \\(x\\), \\(dy\\) two', ['inline: x', 'inline: dy']],
    ['$$\na = b\n$$', ['display: a = b']],
    ['$$ a = b $$', ['display:  a = b ']],
    ['so $$a = b$$ holds', ['display: a = b']],
    ['so \\[a = b\\] holds', ['display: a = b']],
    ['so\n\\[\na\n- b\n= c\n\\]\nholds', ['display: a\n- b\n= c']],
    ['1. so\n   \\[ a = b \\]\n2. next', ['display:  a = b ']],
    ['> \\[\n> a = b\n> \\]', ['display: a = b']],
    ['$\\text{a\\$ b}$', ['inline: \\text{a\\$ b}']],
    ['\\[ a \\\\[2pt] b \\]', ['display:  a \\\\[2pt] b ']],
    ['a $x\n= y$ b', ['inline: x\n= y']],
  ])('%j has them', (text, found) => {
    expect(formulas(text)).toEqual(found)
  })

  it.each([
    'costs $5 and $10',
    'from $5-$10',
    'set $HOME and $PATH',
    'an escaped \\$x\\$',
    'a plain \\[sic\\] and \\(see there\\)',
    '`$x$` and `\\(x\\)`',
    '```\n$x$\n```',
    'open $x',
    'open \\(x',
    '\\[ a =\n\nb \\]',
  ])('%j has none', (text) => {
    expect(formulas(text)).toEqual([])
  })

  it('finds the formula after prices', () => {
    expect(formulas('between $5 and $10, so $x = 7$')).toEqual(['inline: x = 7'])
  })

  it.each(['$', '$$', '\\(', '\\[', '\\[\n', '\\(\\[', '$a ', '\\[a= '])(
    '%j twenty thousand times is read in time proportional to its length',
    (mark) => {
      const start = performance.now()
      formulas(mark.repeat(20_000))
      expect(performance.now() - start).toBeLessThan(8000)
    },
  )
})
