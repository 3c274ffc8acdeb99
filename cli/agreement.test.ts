import { afterAll, describe, expect, it } from 'vitest'
import { programInFolder } from './testing/program.ts'

const { put, evenhand, json, refusal, remove } = programInFolder()
afterAll(remove)

const wide = 'unit,a,b,c\nu1,1,2,1\nu2,3,3,3\nu3,5,4,\nu4,2,2,2\n'

describe('agreement', () => {
  it('gives counts and results with estimate, undefined and interval', () => {
    const categories = ['--measurement', 'ordinal', '--categories', '1,2,3,4,5']
    const { counts, results } = json('agreement', put('w.csv', wide), '--wide', ...categories)
    expect(counts).toMatchObject({ units: 4, raters: 3, ratings: 11, missing: 1 })
    const found = results.find(({ coefficient }) => coefficient === 'krippendorff_alpha.ordinal')
    expect(found).toMatchObject({ estimate: expect.closeTo(0.9113, 4), undefined: null })
    expect(found?.interval).toMatchObject({ confidence: 0.95, resamples: 1000, seed: 1 })
  })

  it('gives the same for the same ratings in long form, and in UTF-16 with semicolons', () => {
    const rows = [
      'u1;a;1',
      'u1;b;2',
      'u1;c;1',
      'u2;a;3',
      'u2;b;3',
      'u2;c;3',
      'u3;a;5',
      'u3;b;4',
      'u4;a;2',
      'u4;b;2',
      'u4;c;2',
    ]
    const bytes = Buffer.from(`\uFEFFthing;who;said\r\n${rows.join('\r\n')}\r\n`, 'utf16le')
    const long = ['--unit', 'thing', '--rater', 'who', '--value', 'said', '--measurement', 'interval']
    const one = json('agreement', put('long.csv', bytes), ...long)
    const other = json('agreement', put('w.csv', wide), '--wide', '--measurement', 'interval')
    expect(one.results).toEqual(other.results)
  })

  it('explains each value in sentences that name raters and categories as the file does', () => {
    const mostlyYes = ['yes,yes,yes', 'yes,no,yes', 'no,yes,yes', ...Array.from({ length: 17 }, () => 'yes,yes,yes')]
    const file = put('yes.csv', `unit,ann,ben,cem\n${mostlyYes.map((row, unit) => `u${unit},${row}`).join('\n')}\n`)
    const { results } = json('agreement', file, '--wide', '--explain')
    const entry = (id: string, ...raters: string[]) =>
      results.find((result) => result.coefficient === id && (raters.length === 0 || `${result.raters}` === `${raters}`))
    expect(entry('percent_agreement')).toMatchObject({
      meaning: { kind: 'share-of-pairs', sentence: 'Two ratings of the same unit are equal in 93.3% of cases.' },
    })
    expect(entry('krippendorff_alpha.nominal')?.reasons).toContainEqual(
      expect.objectContaining({ kind: 'prevalence', category: 'yes', sentence: expect.stringContaining('AC1') }),
    )
    expect(entry('cohen_kappa.unweighted', 'ann', 'cem')?.reasons).toContainEqual(
      expect.objectContaining({ raters: ['cem'], sentence: 'cem gave one and the same value throughout.' }),
    )
    expect(entry('cohen_kappa.unweighted', 'ann', 'ben')?.reasons).not.toContainEqual(
      expect.objectContaining({ kind: 'constant-rater' }),
    )
    const { stdout } = evenhand('agreement', file, '--wide', '--explain')
    expect(stdout).toContain('\ncohen_kappa.unweighted · ann, cem\n  Raters agree as often as chance')
    expect(stdout).not.toContain('[object Object]')
    expect(evenhand('agreement', file, '--wide').stdout).not.toContain('Raters agree')
  })

  it('explains everything there is, whatever the data', () => {
    const numbers = ['--measurement', 'interval', '--all', '--explain', '--resamples', '50']
    const { results } = json('agreement', put('w.csv', wide), '--wide', ...numbers)
    const sentences = results.flatMap(({ meaning, reasons }) =>
      meaning ? [meaning, ...(reasons as object[])].map((one) => (one as { sentence: string }).sentence) : [],
    )
    expect(sentences.length).toBeGreaterThan(100)
    for (const sentence of sentences) expect(sentence).toMatch(/^[A-Za-z0-9].*\.$/)
    expect(sentences.join()).not.toMatch(/undefined|NaN|null/)
    expect(results.find(({ coefficient }) => coefficient === 'icc.2_1')).toHaveProperty('meaning')
    const alike = json('agreement', put('alike.csv', 'unit,a,b\nu1,1,1\nu2,1,1\n'), '--wide', '--explain').results
    expect(alike.find(({ coefficient }) => coefficient === 'fleiss_kappa')).toMatchObject({
      estimate: null,
      meaning: { sentence: 'It has no value here: no variation.' },
    })
  })

  it.each([
    ['analytic', 'Gwet linearisation'],
    ['bca', 'unit bootstrap, BCa'],
    ['percentile', 'unit bootstrap, percentile'],
    ['two-way', 'two-way bootstrap (units and raters), percentile'],
    ['jackknife', 'jackknife over units, t'],
  ])('makes intervals the way asked for: %s', (way, method) => {
    const rows = Array.from({ length: 30 }, (_, unit) => `u${unit},${unit % 5},${(unit * 3) % 4},${unit % 4}`)
    const file = put('thirty.csv', `unit,a,b,c\n${rows.join('\n')}\n`)
    const asked = ['--interval', way, '--resamples', '300', '--seed', '9', '--confidence', '0.9']
    const { results } = json('agreement', file, '--wide', '--measurement', 'nominal', ...asked)
    const made = results.find(({ coefficient }) => coefficient === 'krippendorff_alpha.nominal')?.interval
    expect(made).toMatchObject({ confidence: 0.9, method: expect.stringContaining(method) })
    expect('seed' in (made as object)).toBe(/bootstrap/.test(method))
  })

  it('leaves units with gaps out on request, and bootstraps out with no resamples', () => {
    const listwise = json('agreement', put('w.csv', wide), '--wide', '--listwise', '--resamples', '0')
    expect(listwise.counts).toMatchObject({ units: 4, completeUnits: 3 })
    expect(listwise.results[0]?.counts).toMatchObject({ units: 3 })
    const asked = ['--interval', 'bca', '--resamples', '0', '--measurement', 'ordinal']
    const none = json('agreement', put('w.csv', wide), '--wide', ...asked).results
    expect(none.find(({ coefficient }) => coefficient === 'krippendorff_alpha.ordinal')).toMatchObject({
      interval: null,
      intervalUndefined: 'not-applicable',
    })
  })

  it('prints a table for people', () => {
    const { stdout } = evenhand('agreement', put('w.csv', wide), '--wide', '--measurement', 'ordinal')
    expect(stdout).toMatch(/^rows 4 · .*\n\ncoefficient +raters +estimate +interval/)
    expect(stdout).toMatch(/cohen_kappa\.linear +a, c +1 /)
  })

  it.each([
    ['a missing file', ['nowhere.csv', '--wide'], 'no such file'],
    ['a ragged file', ['ragged.csv', '--wide'], 'line 3: the row has 2 cells where the first row has 3'],
    ['a value that is no number', ['words.csv', '--wide', '--measurement', 'interval'], 'found "x", expected a number'],
    ['a value outside the categories', ['words.csv', '--wide', '--categories', 'x,y'], 'expected one of x, y'],
    ['an unknown column', ['words.csv', '--unit', 'item', '--rater', 'a', '--value', 'b'], 'no column "item"'],
    ['an unknown measurement', ['words.csv', '--wide', '--measurement', 'cardinal'], 'not "cardinal"'],
    ['confidence beyond one', ['words.csv', '--wide', '--confidence', '95'], '--confidence is a number'],
    ['neither layout', ['words.csv'], 'either --wide, or --unit'],
    ['both layouts', ['words.csv', '--wide', '--unit', 'a'], 'exclude each other'],
    ['a folder', ['.', '--wide'], 'is a folder'],
    ['an empty file', ['empty.csv', '--wide'], 'the file is empty'],
    ['a spreadsheet', ['sheet.csv', '--wide'], 'spreadsheet'],
  ])('refuses %s', (_what, args, reason) => {
    put('ragged.csv', 'unit,a,b\nu1,1,2\nu2,1\n')
    put('words.csv', 'unit,a,b\nu1,x,2\nu2,1,1\n')
    put('empty.csv', '')
    put('sheet.csv', Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0]))
    expect(refusal('agreement', ...args)).toContain(reason)
  })
})
