import { expect, it } from 'vitest'
import type { Mapping } from '#contract/imports.ts'
import { agreementOfTable } from '../plain/agreement.ts'
import { cellsOf, describeRealData, expectedValue, RealStudy, realTable } from './testing/realStudy.ts'

const mapping: Mapping = {
  content: 'preferences',
  item: 'item',
  left: 'left',
  right: 'right',
  rater: 'rater',
  outcome: 'outcome',
}
const columns = ['item', 'left', 'right', 'rater', 'outcome']
/**
 * Nominal alpha of stated preferences as they are stored: units are pairs of systems on an item, the value says
 * whether the one whose name sorts first, the other, or neither was preferred.
 */
function storedAlpha(study: RealStudy): number | null | undefined {
  const { input } = study.numbers()
  const place = new Map<string, number>(input.systems.map((system, at) => [system, at]))
  const rows = input.preferences.map(({ item, rater, first, second, outcome }, at) => {
    const turned = (place.get(first) ?? 0) > (place.get(second) ?? 0)
    const pair = turned ? [second, first] : [first, second]
    return { line: at + 2, cells: [[item, ...pair].join(' '), rater, String(Math.sign(turned ? -outcome : outcome))] }
  })
  const layout = { unit: 'unit', rater: 'rater', value: 'value' }
  const outcome = agreementOfTable({ columns: ['unit', 'rater', 'value'], rows }, { layout, resamples: 0 })
  if ('problem' in outcome) throw new Error(outcome.problem)
  return outcome.results.find(({ coefficient }) => coefficient === 'krippendorff_alpha.nominal')?.estimate
}

describeRealData('pandalm', () => {
  const annotators = ['annotator1', 'annotator2', 'annotator3']
  const pairs = () => cellsOf(realTable('pandalm/testset-v1.json'))
  const expected = <Value>(metric: string): Value => expectedValue<Value>('pandalm', metric)

  it('brings in 0, 1 and 2 as tie, first and second, and gives nominal alpha', () => {
    using study = new RealStudy()
    const rows = pairs().flatMap((cell) => {
      const [left = '', right = ''] = cell('cmp_key').split('_')
      return annotators.map((rater) => [cell('idx'), left, right, rater, cell(rater)])
    })
    const { counts, problems } = study.bringInRows(columns, rows, mapping)
    expect(problems).toEqual([])
    expect(counts).toMatchObject({ newItems: expected<number>('n_items'), newSystems: 5, newJudgements: 2997 })
    const { input } = study.numbers()
    const labels = input.raters.map((rater) => {
      const own = input.preferences.filter((preference) => preference.rater === rater)
      const count = (sign: number) => own.filter(({ outcome }) => Math.sign(outcome) === sign).length
      return { '0': count(0), '1': count(-1), '2': count(1) }
    })
    expect(labels).toEqual(expected('label_counts_per_annotator'))
    expect(storedAlpha(study)).toBeCloseTo(expected<number>('krippendorff_alpha nominal'), 6)
  })

  it("gives Cohen's kappa of each pair of annotators and Fleiss' kappa as a wide table", () => {
    const rows = pairs().map((cell, at) => ({ line: at + 2, cells: [cell('idx'), ...annotators.map(cell)] }))
    const table = { columns: ['unit', ...annotators], rows }
    const outcome = agreementOfTable(table, { layout: { wide: true }, interval: 'analytic' })
    if ('problem' in outcome) throw new Error(outcome.problem)
    for (const { coefficient, raters, estimate } of outcome.results) {
      if (coefficient !== 'cohen_kappa.unweighted') continue
      expect(estimate).toBeCloseTo(expected<number>(`cohen_kappa ${raters?.join('-')}`), 6)
    }
    const fleiss = outcome.results.find(({ coefficient }) => coefficient === 'fleiss_kappa')
    expect(fleiss?.estimate).toBeCloseTo(expected<number>('fleiss_kappa'), 6)
  })
})

describeRealData('mtbench_sample', () => {
  it.each([1, 2])('gives the alpha of experts in turn %i, whichever way round each of them saw a pair', (turn) => {
    using study = new RealStudy()
    const rows = cellsOf(realTable('mtbench_sample/human.jsonl'))
      .filter((cell) => cell('turn') === String(turn) && cell('judge').startsWith('expert'))
      .map((cell) => [cell('question_id'), cell('model_a'), cell('model_b'), cell('judge'), cell('winner')])
    const { counts } = study.bringInRows(['item', 'model_a', 'model_b', 'rater', 'winner'], rows, {
      ...mapping,
      left: 'model_a',
      right: 'model_b',
      outcome: 'winner',
    })
    expect(counts).toMatchObject({ newSystems: 6, newJudgements: rows.length, rowsSkipped: 0 })
    const reference = expectedValue<number>('mtbench_sample', `krippendorff_alpha nominal lo/hi/tie turn ${turn}`)
    expect(storedAlpha(study)).toBeCloseTo(reference, 6)
  })

  it("reads an automatic judge's ties, also those that come from two opposite verdicts", () => {
    using study = new RealStudy()
    const cells = cellsOf(realTable('mtbench_sample/gpt4_pair.jsonl')).filter((cell) => cell('turn') === '1')
    const rows = cells.map((cell) => ['question_id', 'model_a', 'model_b', 'judge', 'winner'].map(cell))
    const { problems } = study.bringInRows(columns, rows, mapping)
    expect(problems.filter(({ cause }) => cause !== 'duplicate')).toEqual([])
    const ties = study.numbers().input.preferences.filter(({ outcome }) => outcome === 0)
    expect(ties.length).toBeGreaterThan(0)
  })
})

describeRealData('sparse_feedback_sample', () => {
  const file = (name: string) => cellsOf(realTable(`sparse_feedback_sample/feedback_${name}.csv`))
  const expected = <Value>(metric: string): Value => expectedValue<Value>('sparse_feedback_sample', metric)
  type Cell = (column: string) => string
  const promptOf = (cell: Cell): string => JSON.stringify([cell('col1'), cell('col2')])
  const ratingsMapping: Mapping = {
    content: 'ratings',
    item: 'item',
    system: 'system',
    rater: 'rater',
    values: { criteria: ['rating'] },
  }
  const ratingColumns = ['item', 'system', 'rater', 'rating']

  it('is seen to have no header, and ratings given twice are kept once', () => {
    using study = new RealStudy()
    const ratings = file('ratings_sample_generation')
    const counts = expected<Record<string, number>>('n_rows')
    expect(ratings).toHaveLength(counts.ratings as number)
    // Systems have no names here: a response is named by its place among the texts of its prompt.
    const texts = new Map<string, string[]>()
    const rows = ratings.map((cell) => {
      const known = texts.get(promptOf(cell)) ?? []
      texts.set(promptOf(cell), known)
      if (!known.includes(cell('col3'))) known.push(cell('col3'))
      return [promptOf(cell), `output ${known.indexOf(cell('col3'))}`, 'judge', cell('col4')]
    })
    expect(study.bringInRows(ratingColumns, rows, ratingsMapping)).toMatchObject({
      counts: { newJudgements: counts.ratings_unique },
      problems: [{ cause: 'duplicate', count: (counts.ratings ?? 0) - (counts.ratings_unique ?? 0) }],
    })
  })

  it('gives the published consistency, each comparison being an item with a first and a second response', () => {
    using study = new RealStudy()
    const rated = new Map<string, string>()
    for (const cell of file('ratings_sample_generation')) {
      const key = JSON.stringify([promptOf(cell), cell('col3')])
      if (!rated.has(key)) rated.set(key, cell('col4'))
    }
    const rankings = file('rankings_sample_generation')
    const compared = rankings.map((cell, place) => [`pair ${place}`, 'a', 'b', 'judge', cell('col5')])
    expect(study.bringInRows(columns, compared, mapping).counts.newJudgements).toBe(
      expected<Record<string, number>>('n_rows').rankings_unique,
    )
    const ratings = rankings.flatMap((cell, place) =>
      ['col3', 'col4'].flatMap((column, side) => {
        const value = rated.get(JSON.stringify([promptOf(cell), cell(column)]))
        return value === undefined ? [] : [[`pair ${place}`, side === 0 ? 'a' : 'b', 'judge', value]]
      }),
    )
    study.bringInRows(ratingColumns, ratings, ratingsMapping)
    const reference = expected<Record<string, number>>('consistency')
    const own = study.numbers().numbers.consistency.find(({ name }) => name === 'rating')
    expect(own?.withinRater).toMatchObject({
      n: reference.n,
      bothDecided: reference.both_decided,
      reversals: reference.reversals,
      ratingTieStatedDecided: reference.rating_tie_stated_decided,
      ratingDecidedStatedTie: reference.rating_decided_stated_tie,
      table: reference.table,
    })
    expect(own?.withinRater.inconsistency.estimate).toBeCloseTo(reference.inconsistency as number, 6)
  })

  it('gives the win rate of the candidate under each protocol', () => {
    using study = new RealStudy()
    const names = ['a reference', 'b candidate']
    const verdicts = file('rankings_davincivsratings_for_llm_eval')
    expect(verdicts.every((cell) => cell('col2') === 'nan')).toBe(true)
    study.bringInRows(
      columns,
      verdicts.map((cell) => [promptOf(cell), ...names, 'judge', cell('col5')]),
      mapping,
    )
    const rows = ['ratings_davinci_for_llm_eval', 'ratings_ratings_for_llm_eval'].flatMap((name, place) =>
      file(name).map((cell) => [promptOf(cell), names[place] ?? '', 'judge', cell('col4')]),
    )
    study.bringInRows(ratingColumns, rows, ratingsMapping)
    const { input, numbers } = study.numbers()
    const candidate = input.systems[1]
    for (const [protocol, metric] of [
      ['preference', 'win_rate_ranking_protocol'],
      ['rating', 'win_rate_rating_protocol'],
    ] as const) {
      const reference = expected<Record<string, number>>(metric)
      const own = numbers.outcomes.find((outcome) => outcome.protocol === protocol)?.systems
      const figure = own?.find(({ system }) => system === candidate)
      expect(figure?.winRate.estimate).toBeCloseTo(reference.win_rate as number, 6)
      expect((figure?.wins ?? 0) + (figure?.losses ?? 0) + (figure?.ties ?? 0)).toBe(reference.n)
    }
  })
})
