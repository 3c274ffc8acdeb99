import { expect, it } from 'vitest'
import { readRaters } from '#db/queries/raters.ts'
import { isLiteralProblem, readLiteral } from '#formats/pythonLiteral.ts'
import { correlationOfTable } from '../plain/correlation.ts'
import { cellsOf, decimals, describeRealData, expectedValue, RealStudy, realTable } from './testing/realStudy.ts'

/** The numbers of a cell that holds a Python list. */
function listIn(cell: string): number[] {
  const value = readLiteral(cell)
  if (isLiteralProblem(value) || typeof value !== 'object' || value === null || !('list' in value)) {
    throw new Error('not a list')
  }
  return value.list.filter((entry) => typeof entry === 'number')
}
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

describeRealData('mathconverse', () => {
  const set = 'mathconverse'
  const traces = () =>
    cellsOf(realTable(`${set}/mathconverse_parsed_interactions.csv`)).map((cell) => ({
      system: cell('model'),
      rater: cell('uid'),
      item: `${cell('uid')} ${cell('interaction_set_idx')}`,
      ranks: cell('final_prefs'),
      helpfulness: listIn(cell('helpfulness_ratings')),
      correctness: listIn(cell('correctness_ratings')),
    }))
  const expected = <Value>(metric: string): Value => expectedValue<Value>(set, metric)

  type Trace = ReturnType<typeof traces>[number]

  const bringInRankings = (study: RealStudy, read: readonly Trace[]) =>
    study.bringInRows(
      ['set', 'uid', 'final_prefs'],
      read.map(({ item, rater, ranks }) => [item, rater, ranks]),
      { content: 'rankings', item: 'set', rater: 'uid', order: { ranks: 'final_prefs' } },
    )

  /** The reference results use sets in which all three systems were met. */
  function completeSets(read: readonly Trace[]): Trace[] {
    const sets = Map.groupBy(read, ({ item }) => item)
    return read.filter(({ item }) => sets.get(item)?.length === 3)
  }

  it('names the conversations whose ranking is MISSING, and takes one ranking per set', () => {
    using study = new RealStudy()
    const read = traces()
    const { counts, problems } = bringInRankings(study, read)
    expect(problems.find(({ cause }) => cause === 'empty-cell')).toMatchObject({
      count: read.filter(({ ranks }) => ranks === 'MISSING').length,
      examples: expect.arrayContaining([expect.objectContaining({ found: 'MISSING', column: 'final_prefs' })]),
    })
    const sets = new Set(read.filter(({ ranks }) => ranks !== 'MISSING').map(({ item }) => item))
    const single = problems.find(({ cause }) => cause === 'not-a-ranking')?.count ?? 0
    expect(counts.newJudgements).toBe(sets.size - single)
  })

  it('is read with its Python lists: conversations, rated turns, raters, sets', () => {
    const read = traces()
    expect(read).toHaveLength(expected<number>('n_traces'))
    const turns = read.reduce((sum, { helpfulness }) => sum + helpfulness.length, 0)
    expect(turns).toBe(expected<number>('n_rated_turns'))
    const unrated = read.filter(({ helpfulness, correctness }) => helpfulness.length + correctness.length === 0)
    expect(unrated).toHaveLength(expected<number>('n_traces_without_rated_turns'))
    expect(new Set(read.map(({ rater }) => rater)).size).toBe(expected<number>('n_raters'))
    expect(new Set(read.map(({ item }) => item)).size).toBe(expected<{ all: number }>('n_sets').all)
  })

  it('gives the correlation of helpfulness and correctness, with and without turns that hold no mathematics', () => {
    const turns = traces().flatMap(({ helpfulness, correctness }) =>
      helpfulness.map((value, turn) => [String(value), String(correctness[turn])]),
    )
    const pearson = (rows: string[][]) => {
      const table = { columns: ['x', 'y'], rows: rows.map((cells, at) => ({ line: at + 2, cells })) }
      const outcome = correlationOfTable(table)
      if ('problem' in outcome) throw new Error(outcome.problem)
      return outcome.results.find(({ coefficient }) => coefficient === 'pearson_r')?.estimate
    }
    expect(pearson(turns)).toBeCloseTo(expected<number>('pearson helpfulness-correctness'), 6)
    const mathematical = turns.filter(([, correctness]) => correctness !== '0')
    expect(pearson(mathematical)).toBeCloseTo(expected<number>('pearson helpfulness-correctness (correctness>0)'), 6)
  })

  it('gives the published consistency of ratings and final rankings after import', () => {
    using study = new RealStudy()
    const read = traces()
    const rated = study.bringInRows(
      ['set', 'model', 'uid', 'helpfulness'],
      read.map(({ item, system, rater, helpfulness }) => [
        item,
        system,
        rater,
        helpfulness.length === 0 ? null : mean(helpfulness),
      ]),
      { content: 'ratings', item: 'set', system: 'model', rater: 'uid', values: { criteria: ['helpfulness'] } },
    )
    expect(rated.counts).toMatchObject({ rowsRead: 78, rowsSkipped: 1, newJudgements: 77, newSystems: 3 })
    bringInRankings(study, completeSets(read))
    expect(readRaters(study.file)).toHaveLength(expected<number>('n_raters'))
    const { numbers } = study.numbers()
    const reference = expected<Record<string, number> & { table: Record<string, number> }>(
      'rating_vs_ranking helpfulness mean',
    )
    const own = numbers.consistency.find(({ name, statedBy }) => name === 'helpfulness' && statedBy === 'ranking')
    expect(own?.withinRater).toMatchObject({
      n: reference.n,
      bothDecided: reference.both_decided,
      reversals: reference.reversals,
      ratingTieStatedDecided: reference.rating_tie_stated_decided,
      ratingDecidedStatedTie: reference.rating_decided_stated_tie,
      table: reference.table,
    })
    expect(own?.withinRater.inconsistency.estimate).toBeCloseTo(reference.inconsistency as number, 6)
    expect(own?.withinRater.reversalRate.estimate).toBeCloseTo(reference.reversal_rate_both_decided as number, 6)
  })

  it('keeps ranks as the raters gave them: ties and mean ranks of complete sets', () => {
    using study = new RealStudy()
    const read = traces()
    bringInRankings(study, completeSets(read))
    const { rankings } = study.numbers().input
    expect(rankings).toHaveLength(expected<{ complete_with_ranking: number }>('n_sets').complete_with_ranking)
    const tied = rankings.filter(({ ranks }) => new Set(ranks.map(({ rank }) => rank)).size < ranks.length)
    expect(tied).toHaveLength(expected<number>('sets_with_tied_ranks'))
    const means = [
      ...Map.groupBy(
        rankings.flatMap(({ ranks }) => ranks),
        ({ system }) => system,
      ).values(),
    ]
    const found = means.map((ranks) => mean(ranks.map(({ rank }) => rank)))
    expect(decimals(found)).toEqual(decimals(Object.values(expected<Record<string, number>>('mean_rank'))))
  })
})
