import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const page = readFileSync('ARCHITECTURE.md', 'utf8')

/** Everything in code type that looks like a path of this repository. */
const named = [...page.matchAll(/`([a-z0-9A-Z-]+\/[A-Za-z0-9/.-]*)`/g)].map(([, path]) => path ?? '')

describe('ARCHITECTURE.md', () => {
  it('names paths', () => expect(named.length).toBeGreaterThan(30))

  it.each([...new Set(named)])('names %s, which exists', (path) => expect(existsSync(path)).toBe(true))

  it('names every room', () => {
    const unnamed = readdirSync('.', { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
      .map(({ name }) => `${name}/`)
      .filter(
        (room) =>
          !['node_modules/', 'out/', 'dist/', 'docs/', 'build/', 'test-results/', 'playwright-report/'].includes(room),
      )
      .filter((room) => !page.includes(`\`${room}\``))
    expect(unnamed).toEqual([])
  })

  it('fits on one page', () => expect(page.split('\n').length).toBeLessThan(90))
})
