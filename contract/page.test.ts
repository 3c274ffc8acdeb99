import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { contentSecurityPolicy, mediaTypeOf, pageFile, pressableStyleHash } from './page.ts'

test('the allowed style element is the one that react-aria adds', () => {
  const { resolve } = createRequire(createRequire(import.meta.url).resolve('react-aria-components/package.json'))
  const folder = dirname(resolve('react-aria/package.json'))
  const source = readFileSync(join(folder, 'dist/private/interactions/usePress.mjs'), 'utf8')
  const attribute = /PRESSABLE_ATTRIBUTE = '([^']+)'/.exec(source)?.[1] ?? ''
  const style = /style\.textContent = `([^`]*)`/.exec(source)?.[1]?.replace(/\$\{[^}]*PRESSABLE_ATTRIBUTE\}/, attribute)
  const hash = createHash('sha256')
    .update((style ?? '').trim())
    .digest('base64')
  expect(pressableStyleHash).toBe(`sha256-${hash}`)
})

test('the policy allows nothing from outside and no inline script', () => {
  expect(contentSecurityPolicy).not.toMatch(/https?:|\*|unsafe-eval|wasm/)
  expect(contentSecurityPolicy).toMatch(/^default-src 'none'; script-src 'self';/)
})

test('rooms are answered by the page, names by their file', () => {
  expect(pageFile('/')).toBe('index.html')
  expect(pageFile('/study/0k3jd8s0aq/report')).toBe('index.html')
  expect(pageFile('/assets/index-a_B.js')).toBe('assets/index-a_B.js')
})

test('no path names anything outside the folder', () => {
  for (const path of [
    '/..',
    '/../x',
    '/a/../x.js',
    '/%2e%2e/x',
    '/.env',
    '/a/.git',
    '//x',
    '/a\\b.js',
    '',
    'x',
    '/x.js?',
  ]) {
    expect([path, pageFile(path)]).toEqual([path, null])
  }
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('/', '.', '%', 'a', '\\', '\0', '2', 'e', '~', ':') }), (tail) => {
      const file = pageFile(`/${tail}`)
      expect(file === null || !/(^|\/)\.|\\|%|\0|^\//.test(file)).toBe(true)
    }),
  )
})

test('an unknown ending is bytes that no browser runs', () => {
  expect(mediaTypeOf('a.html')).toBe('text/html; charset=utf-8')
  expect(mediaTypeOf('a.exe')).toBe('application/octet-stream')
  expect(mediaTypeOf('constructor')).toBe('application/octet-stream')
})
