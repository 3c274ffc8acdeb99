import { readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'

/** The text of a file of this checkout, by its path from here. */
function fileText(path: string): Promise<string> {
  return readFile(new URL(path, import.meta.url), 'utf8')
}

/** The declarations of the base and the light theme: what a printed or exported page needs. */
function lightTokens(css: string): string {
  const blocks = [...css.matchAll(/^ {2}(?::root|:root,\n {2}\[data-theme="light"\]) \{\n([^}]*)\}/gm)]
  const declarations = blocks
    .flatMap((block) => (block[1] ?? '').replaceAll(/\/\*.*?\*\//gs, '').split(';'))
    .map((each) => each.trim().replaceAll(/\s+/g, ' '))
    .filter((each) => each.startsWith('--'))
  return `:root {\n${declarations.map((each) => `${each};`).join(' ')}\n}\n`
}

/** The style of the figures without its layer and comments, so that a page of its own can carry it. */
function unlayered(css: string): string {
  const body = css.slice(css.indexOf('@layer ui {') + '@layer ui {'.length, css.lastIndexOf('}'))
  // One rule a line.
  return `${body
    .replaceAll(/\/\*.*?\*\//gs, '')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ (?=\.fig|:is|figcaption|@media)(?=[^{}]*\{[^{}]*\})(?<=\} )/g, '\n')
    .trim()}\n`
}

it('gives the exported report the same tokens and the same style as the app (run with -u to write it anew)', async () => {
  const tokens = lightTokens(await fileText('../../renderer/styles/tokens.css'))
  const style = unlayered(await fileText('./figures.css'))
  expect(tokens).toContain('--ink: #1b1e23;')
  expect(tokens).not.toContain('#e6e4de')
  expect(style).toContain('.fig-agree {')
  const module = [
    '// Written by figureCss.test.ts from renderer/styles/tokens.css and figures.css: change those, then run that test with -u.',
    '',
    '/** Custom properties of the light theme, for a page without the app around it: an exported report, a saved figure. */',
    `export const lightTokensCss = \`${tokens}\``,
    '',
    '/** The style of every figure; needs the tokens. */',
    `export const figureCss = \`${style}\``,
    '',
  ].join('\n')
  await expect(module).toMatchFileSnapshot('./figureCss.ts')
})
