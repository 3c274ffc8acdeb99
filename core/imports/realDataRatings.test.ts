import { expect, it } from 'vitest'
import type { Mapping } from '#contract/imports.ts'
import type { CriterionAgreement, Figure } from '#contract/report.ts'
import { readCounts } from '#db/queries/study.ts'
import { consistencyOfTables } from '../plain/consistency.ts'
import { inspectFile } from './inspect.ts'
import {
  cellsOf,
  decimals,
  describeRealData,
  expectedValue,
  RealStudy,
  realBytes,
  realTable,
} from './testing/realStudy.ts'

const estimateOf = (figures: readonly Figure[] | undefined, coefficient: string): number | null | undefined =>
  figures?.find((figure) => figure.coefficient === coefficient)?.estimate

describeRealData('summeval12', () => {
  const criteria = ['coherence', 'consistency', 'fluency', 'relevance']
  const mapping: Mapping = {
    content: 'ratings',
    item: 'doc_id',
    system: 'system',
    rater: 'rater',
    values: { criteria },
  }

  /** One row per expert instead of one list of three experts per summary. */
  const expertRows = () =>
    cellsOf(realTable('summeval12/summeval12.jsonl')).flatMap((cell) => {
      const experts = JSON.parse(cell('expert')) as Record<string, number>[]
      return experts.map((given, place) => [
        cell('doc_id'),
        cell('system'),
        `expert ${place + 1}`,
        ...criteria.map((criterion) => given[criterion] ?? null),
      ])
    })

  it('gives alpha at three levels of measurement for four criteria, and the kappas of two experts, after import', () => {
    using study = new RealStudy()
    const { counts } = study.bringInRows(['doc_id', 'system', 'rater', ...criteria], expertRows(), mapping)
    expect(counts).toMatchObject({ rowsRead: 3600, newItems: 100, newSystems: 12, newRaters: 3, newJudgements: 14_400 })
    expect(readCounts(study.file)).toMatchObject({ responses: 1200, importedJudgements: 14_400 })
    const { input, numbers } = study.numbers()
    expect(input.criteria.map(({ name, values }) => [name, values])).toEqual(
      criteria.map((name) => [name, [1, 2, 3, 4, 5]]),
    )
    for (const { name, overall } of numbers.agreement) {
      for (const measurement of ['nominal', 'ordinal', 'interval']) {
        const reference = expectedValue<number>('summeval12', `expert krippendorff_alpha ${measurement} ${name}`)
        expect(estimateOf(overall, `krippendorff_alpha.${measurement}`)).toBeCloseTo(reference, 6)
      }
    }
    const [coherence] = numbers.agreement as [CriterionAgreement]
    const [first, second] = input.raters
    const pair = coherence.pairs.find(({ raterA, raterB }) => raterA === first && raterB === second)?.figures
    const reference = expectedValue<Record<string, number>>('summeval12', 'expert cohen_kappa r1-r2 coherence')
    expect(estimateOf(pair, 'percent_agreement')).toBeCloseTo(reference.agreement as number, 6)
    for (const weights of ['unweighted', 'linear', 'quadratic']) {
      expect(estimateOf(pair, `cohen_kappa.${weights}`)).toBeCloseTo(reference[weights] as number, 6)
    }
  })

  it('brings its summaries in as texts, and then the ratings find them', () => {
    using study = new RealStudy()
    const { suggestion } = inspectFile(realBytes('summeval12/summeval12.jsonl'), 'summeval12.jsonl')
    expect(suggestion).toMatchObject({
      content: 'responses-long',
      item: 'doc_id',
      system: 'system',
      response: 'summary',
    })
    const { counts } = study.bringIn(realBytes('summeval12/summeval12.jsonl'), suggestion as Mapping)
    expect(counts).toMatchObject({ rowsRead: 1200, rowsSkipped: 0, newItems: 100, newSystems: 12, newResponses: 1200 })
    const rated = study.bringInRows(['doc_id', 'system', 'rater', ...criteria], expertRows().slice(0, 30), mapping)
    expect(rated.counts).toMatchObject({ newItems: 0, newResponses: 0, newJudgements: 120 })
  })
})

describeRealData('rankme_setup1', () => {
  const reference = <Value>(metric: string): Value => expectedValue<Value>('rankme_setup1', metric)

  it('gives agreement and means of its Likert ratings straight from its file', () => {
    using study = new RealStudy()
    const bytes = realBytes('rankme_setup1/likert.csv')
    const { suggestion } = inspectFile(bytes, 'likert.csv')
    const { counts, problems } = study.bringIn(bytes, suggestion as Mapping)
    expect(problems).toEqual([])
    const units = reference<{ units: number; ratings: number; raters: number }>('informativeness likert units')
    expect(counts).toMatchObject({ rowsRead: 914, newResponses: units.units, newRaters: units.raters })
    const { numbers } = study.numbers()
    const own = numbers.agreement.find(({ name }) => name === 'informativeness')
    expect(own?.counts).toMatchObject(units)
    for (const measurement of ['ordinal', 'interval']) {
      const expected = reference<number>(`informativeness likert krippendorff_alpha ${measurement}`)
      expect(estimateOf(own?.overall, `krippendorff_alpha.${measurement}`)).toBeCloseTo(expected, 6)
    }
    const means = numbers.means.find(({ name }) => name === 'informativeness')?.systems.map(({ mean }) => mean.estimate)
    const expected = reference<Record<string, number>>('informativeness likert system means')
    expect(decimals(means ?? [])).toEqual(decimals(Object.values(expected)))
  })

  it('gives the consistency of unit means between its Likert and its rank-based files', () => {
    const likert = cellsOf(realTable('rankme_setup1/likert.csv')).map((cell) => ({
      unit: [cell('mr_id'), cell('team')],
      value: Number(cell('informativeness')),
    }))
    const rankme = cellsOf(realTable('rankme_setup1/rankme.csv')).flatMap((cell) =>
      [1, 2, 3].map((place) => ({
        unit: [cell('mr_id'), cell(`team${place}`)],
        value: Number(cell(`informativeness${place}`)),
      })),
    )
    const meansOf = (rows: typeof likert) =>
      [...Map.groupBy(rows, ({ unit }) => JSON.stringify(unit))].map(([unit, all]) => {
        const [item = '', response = ''] = JSON.parse(unit) as string[]
        return { item, response, mean: all.reduce((sum, { value }) => sum + value, 0) / all.length }
      })
    const table = (columns: string[], rows: string[][]) => ({
      columns,
      rows: rows.map((cells, at) => ({ line: at + 2, cells })),
    })
    const outcome = consistencyOfTables(
      {
        ratings: table(
          ['rater', 'item', 'response', 'value'],
          meansOf(likert).map(({ item, response, mean }) => ['all', item, response, String(mean)]),
        ),
        rankings: table(
          ['rater', 'item', 'response', 'rank'],
          // The higher magnitude is the better rank; rounding keeps equal means equal, as the reference does.
          meansOf(rankme).map(({ item, response, mean }) => ['all', item, response, String(-Number(mean.toFixed(9)))]),
        ),
      },
      { resamples: 0 },
    )
    if ('problem' in outcome) throw new Error(outcome.problem)
    const expected = reference<Record<string, number>>(
      'informativeness rating(likert)_vs_ranking(rankme) on unit means',
    )
    expect(outcome.results[0]).toMatchObject({
      estimate: expected.inconsistency,
      n: expected.n,
      bothDecided: expected.both_decided,
      reversals: expected.reversals,
      table: expected.table,
    })
  })
})

describeRealData('wmt23_sxs_ende', () => {
  /** Penalty of one marked error; attention tests are no errors. */
  const penalty = (cell: (column: string) => string): number => {
    const [category, severity] = [cell('category'), cell('severity')]
    if (category === 'Non-translation!' || category === 'Non-translation') return 25
    if (severity === 'No-error' || category.startsWith('Source')) return 0
    if (severity === 'Major') return 5
    return category === 'Fluency/Punctuation' ? 0.1 : 1
  }

  it('gives interval alpha of segment penalties and the means of ten systems after import', () => {
    using study = new RealStudy()
    const errors = cellsOf(realTable('wmt23_sxs_ende/errors.csv'))
    const tests = errors.filter((cell) => cell('severity') === 'HOTW-test')
    const rows = expectedValue<Record<string, number>>('wmt23_sxs_ende', 'n_rows')
    expect([errors.length, tests.length]).toEqual([rows.rows, rows.hotw])
    const totals = new Map<string, number>()
    for (const cell of errors) {
      const key = JSON.stringify([cell('seg'), cell('system'), cell('rater')])
      totals.set(key, (totals.get(key) ?? 0) + (tests.includes(cell) ? 0 : penalty(cell)))
    }
    const { counts } = study.bringInRows(
      ['seg', 'system', 'rater', 'penalty'],
      [...totals].map(([key, total]) => [...(JSON.parse(key) as string[]), Number(total.toFixed(6))]),
      { content: 'ratings', item: 'seg', system: 'system', rater: 'rater', values: { criteria: ['penalty'] } },
    )
    expect(counts).toMatchObject({ newItems: rows.segments, newSystems: rows.systems, newRaters: rows.raters })
    const { numbers } = study.numbers()
    expect(estimateOf(numbers.agreement[0]?.overall, 'krippendorff_alpha.interval')).toBeCloseTo(
      expectedValue<number>('wmt23_sxs_ende', 'krippendorff_alpha interval segment MQM'),
      6,
    )
    const means = numbers.means[0]?.systems.map(({ mean }) => mean.estimate) ?? []
    const expected = expectedValue<Record<string, number>>('wmt23_sxs_ende', 'system MQM')
    expect(decimals(means)).toEqual(decimals(Object.values(expected)))
  })
})
