import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import * as library from './index.ts'

/** Rows of the tables of measures: what, functions, file, source, interval. */
const rows = readFileSync('docs/statistics.md', 'utf8')
  .split('\n')
  .flatMap((line) => {
    const [, what = '', functions = '', file = ''] = line.split('|').map((cell) => cell.trim())
    return /^[a-z]+\/\w+\.ts$/.test(file) ? [{ what, functions: functions.match(/\w+(?=`)/g) ?? [], file }] : []
  })
const exported = new Set(Object.keys(library))

describe('docs/statistics.md', () => {
  it('lists the measures', () => expect(rows.length).toBeGreaterThan(70))

  it.each(rows)('names for $what functions of the library, in the file that has them', async ({ functions, file }) => {
    expect(functions).not.toEqual([])
    expect(existsSync(`analysis/${file}`)).toBe(true)
    const holds: Record<string, unknown> = await import(/* @vite-ignore */ `./${file}`)
    for (const name of functions) {
      expect(exported).toContain(name)
      expect(holds[name]).toBeTypeOf('function')
    }
  })

  it('shows code that runs', () => {
    const { krippendorffAlpha, ratingMatrix } = library
    const ratings = ratingMatrix({
      ratings: [
        [1, 2, null],
        [3, 3, 3],
        [2, 2, 1],
      ],
      categories: [1, 2, 3],
    })
    const interval = { method: 'bca', seed: 1, resamples: 2000 } as const
    const result = krippendorffAlpha(ratings, { measurement: 'ordinal', interval })
    expect(result).toMatchObject({ coefficient: 'krippendorff_alpha.ordinal', undefined: null })
  })
})
