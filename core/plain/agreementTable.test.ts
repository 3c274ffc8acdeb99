import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isDelimitedProblem, readDelimited } from '#formats/delimited.ts'
import { type AgreementOptions, agreementOfTable } from './agreement.ts'
import { proportionsOfTable } from './agreementProportions.ts'
import { isProblem } from './compareColumns.ts'
import { correlationOfTable } from './correlation.ts'

function table(text: string) {
  const read = readDelimited(text)
  if (isDelimitedProblem(read)) throw new Error(read.reason)
  return read
}

const WIDE = 'unit,Ada,Ben\nu1,1,1\nu2,2,3\nu3,3,3\nu4,5,4\nu5,,2\nu6,2,2'
const LONG = `unit,rater,criterion,value
u1,Ada,clear,1
u1,Ben,clear,1
u2,Ada,clear,2
u2,Ben,clear,3
u3,Ada,clear,3
u3,Ben,clear,3
u4,Ada,clear,5
u4,Ben,clear,4
u5,Ben,clear,2
u6,Ada,clear,2
u6,Ben,clear,2
u1,Ada,kind,2
u1,Ben,kind,
u2,Ada,kind,4
u2,Ben,kind,4`

function results(text: string, options: Partial<AgreementOptions> = {}) {
  const outcome = agreementOfTable(table(text), {
    layout: { wide: true },
    measurement: 'ordinal',
    resamples: 100,
    ...options,
  })
  if (isProblem(outcome)) throw new Error(outcome.problem)
  return outcome
}
const problem = (text: string, options: Partial<AgreementOptions> = {}) => {
  const outcome = agreementOfTable(table(text), { layout: { wide: true }, measurement: 'ordinal', ...options })
  return isProblem(outcome) ? outcome.problem : null
}
const LAYOUT = { unit: 'unit', rater: 'rater', value: 'value', criterion: 'criterion' } as const

describe('agreement of a plain table', () => {
  it('gives the main coefficients with counts; wide and long files say the same', () => {
    const wide = results(WIDE)
    const long = results(LONG, { layout: LAYOUT })
    expect(wide.counts).toMatchObject({ units: 6, raters: 2, ratings: 11, missing: 1, pairableUnits: 5, criteria: 1 })
    expect(wide.results.map((result) => result.coefficient)).toEqual([
      'percent_agreement',
      'percent_agreement.unanimous',
      'cohen_kappa.unweighted',
      'cohen_kappa.linear',
      'cohen_kappa.quadratic',
      'fleiss_kappa',
      'gwet_ac1',
      'krippendorff_alpha.ordinal',
    ])
    const clear = long.results.filter((result) => result.criterion === 'clear')
    expect(clear.map((result) => result.estimate)).toEqual(wide.results.map((result) => result.estimate))
    expect(wide.results[2]?.raters).toEqual(['Ada', 'Ben'])
    expect(wide.results.at(-1)?.interval).toMatchObject({
      method: 'unit bootstrap, BCa',
      resamples: 100,
      seed: 1,
      confidence: 0.95,
    })
  })
  it('gives a kappa per pair of raters', () => {
    const pairs = results('unit,a,b,c\n1,1,2,1\n2,2,2,1\n3,1,1,1').results.filter(
      (result) => result.coefficient === 'cohen_kappa.linear',
    )
    expect(pairs.map((result) => result.raters)).toEqual([
      ['a', 'b'],
      ['a', 'c'],
      ['b', 'c'],
    ])
  })
  it('reads names as categories: sorted for nominal, in declared order for ordinal', () => {
    const named = 'unit,a,b\n1,good,good\n2,bad,fair\n3,fair,fair'
    expect(results(named, { measurement: 'nominal' }).results[0]?.estimate).toBeCloseTo(2 / 3, 12)
    const ordered = results(named, { categories: ['bad', 'fair', 'good'] }).results
    const numbers = results('unit,a,b\n1,3,3\n2,1,2\n3,2,2', { categories: ['1', '2', '3'] }).results
    expect(ordered.map((result) => result.estimate)).toEqual(numbers.map((result) => result.estimate))
    expect(problem(named)).toContain('--categories')
    expect(problem(named, { measurement: 'nominal', categories: ['bad', 'good'] })).toBe(
      'ratings: line 3, column "b": found "fair", expected one of bad, good',
    )
  })
  it('reads multi-select cells as sets', () => {
    const sets = results('unit,a,b\n1,red|blue,red\n2,green,green\n3,;,red', { measurement: 'set' })
    expect(sets.results.map((result) => result.coefficient)).toEqual([
      'percent_agreement',
      'krippendorff_alpha.masi',
      'krippendorff_alpha.jaccard',
      'krippendorff_alpha.nominal',
    ])
    expect(sets.counts['missing']).toBe(0)
  })
  it('can be restricted to complete units and asked for another interval', () => {
    const text = 'unit,a,b,c\n1,1,2,1\n2,2,2,\n3,1,1,1\n4,2,2,2'
    expect(results(text, { listwise: true }).results[0]?.estimate).not.toBe(results(text).results[0]?.estimate)
    const krippendorff = (interval: 'two-way' | 'jackknife' | 'percentile') =>
      results(text, { interval }).results.at(-1)?.interval?.method
    expect(krippendorff('jackknife')).toContain('jackknife')
    expect(krippendorff('percentile')).toContain('percentile')
  })
  it('gives everything on request, and no result is a bare number or not a number', () => {
    const { results: all } = results(WIDE, { all: true, categories: ['1', '2', '3', '4', '5'] })
    expect(all.length).toBeGreaterThan(90)
    for (const result of all)
      expect(result.estimate === null ? result.undefined : result.undefined === null).toBeTruthy()
    expect(JSON.stringify(all)).not.toMatch(/NaN|Infinity/)
    const ids = all.map((result) => result.coefficient)
    expect(new Set(ids).size).toBe(ids.length)
  })
  it('names line, column, found and expected of a bad cell, and other faults in one line', () => {
    expect(problem('unit,a,b\n1,1,x')).toBe(
      'ratings: line 2, column "b": found "x", expected a number, or levels named in order by --categories',
    )
    expect(problem('unit,a,b\n1,1,9', { categories: ['1', '2'] })).toBe(
      'ratings: line 2, column "b": found "9", expected one of 1, 2',
    )
    expect(problem('unit,a,b\n1,1,-1', { measurement: 'ratio' })).toContain('at least 0')
    expect(problem('unit,a,b\n1,1,1\n1,2,2')).toContain('occurs twice')
    expect(problem('unit,a,a\n1,1,1')).toContain('two columns')
    expect(problem('unit\n1')).toContain('one column per rater')
    expect(
      problem('unit,rater,value\n1,a,1\n1,a,2', { layout: { unit: 'unit', rater: 'rater', value: 'value' } }),
    ).toContain('twice')
    expect(problem('unit,rater,value\n1,,1', { layout: { unit: 'unit', rater: 'rater', value: 'value' } })).toContain(
      'empty "rater"',
    )
    expect(problem(WIDE, { layout: { unit: 'unit', rater: 'who', value: 'value' } })).toContain(
      'no column "who", "value"',
    )
    expect(problem(WIDE, { confidence: 95 })).toContain('confidence')
  })
  it('explains on request', () => {
    const [agreement] = results(WIDE, { explain: true }).results
    expect(agreement?.explanation?.meaning).toMatchObject({ kind: 'share-of-pairs' })
    expect(results(WIDE).results[0]).not.toHaveProperty('explanation')
  })
  it('an empty table and a single rater are answers with reasons', () => {
    expect(results('unit,a,b').results.every((result) => result.undefined === 'no-data')).toBe(true)
    expect(results('unit,a\n1,2').results[0]?.undefined).toBe('fewer-than-two-raters')
  })
})

describe('whatever is in the file', () => {
  it('a table of anything gives finite numbers with reasons, or a one-line problem', () => {
    const cell = fc.constantFrom(
      '',
      '1',
      '2',
      '3',
      '-1',
      '0',
      '2.5',
      ' 4 ',
      '1e3',
      'good',
      'a|b',
      ';',
      'NaN',
      'Infinity',
      '\u00fc',
    )
    const file = fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { maxLength: 7 })
    const measurement = fc.constantFrom('nominal', 'ordinal', 'interval', 'ratio', 'circular', 'bipolar', 'set')
    const interval = fc.constantFrom('bca', 'percentile', 'jackknife', 'two-way', 'analytic')
    fc.assert(
      fc.property(file, measurement, interval, fc.boolean(), (cells, scale, method, all) => {
        const rows = cells.map((row, at) => ({ line: at + 2, cells: [`u${at}`, ...row] }))
        const outcome = agreementOfTable(
          { columns: ['unit', 'a', 'b', 'c'], rows },
          {
            layout: { wide: true },
            measurement: scale,
            interval: method,
            all,
            resamples: 20,
            explain: true,
            listwise: rows.length % 2 === 0,
          },
        )
        if (isProblem(outcome)) expect(outcome.problem).not.toContain('\n')
        else {
          // JSON would turn a number that is not finite into null, so strings are searched instead.
          const written = JSON.stringify(outcome, (_, value) =>
            typeof value === 'number' && !Number.isFinite(value) ? 'broken' : value,
          )
          expect(written).not.toContain('broken')
          for (const result of outcome.results) expect(result.estimate === null).toBe(result.undefined !== null)
        }
      }),
      { numRuns: 400, seed: 23 },
    )
  })
})

describe('other plain tables', () => {
  it('correlates the columns x and y, or the last two', () => {
    const text = 'x,y\n1,2\n2,1\n3,4\n4,3\n5,6\n,7'
    const named = correlationOfTable(table(text))
    const last = correlationOfTable(table(text.replace('x,y', 'first,second')))
    if (isProblem(named) || isProblem(last)) throw new Error('problem')
    expect(named.counts).toEqual({ rows: 6, pairs: 5, incomplete: 1 })
    expect(last.results).toEqual(named.results)
    expect(correlationOfTable(table('x,y\n1,b'))).toEqual({
      problem: 'correlation: line 2, column "y": found "b", expected a number',
    })
    expect(correlationOfTable(table('x\n1'))).toHaveProperty('problem')
  })
  it('gives five intervals per proportion and refuses impossible counts', () => {
    const columns = { successes: 'k', trials: 'n' }
    const outcome = proportionsOfTable(table('k,n\n7,10'), columns)
    if (isProblem(outcome)) throw new Error(outcome.problem)
    expect(outcome.results).toHaveLength(5)
    expect(proportionsOfTable(table('k,n\n11,10'), columns)).toHaveProperty('problem')
  })
})
