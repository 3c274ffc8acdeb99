import { expect, it } from 'vitest'
import type { Mapping } from '#contract/imports.ts'
import type { Figure } from '#contract/report.ts'
import {
  cellsOf,
  decimals,
  describeRealData,
  expectedValue,
  RealStudy,
  realTable,
} from '../imports/testing/realStudy.ts'

const estimateOf = (figures: readonly Figure[] | undefined, coefficient: string): number =>
  figures?.find((figure) => figure.coefficient === coefficient)?.estimate ?? Number.NaN

/** Published values of real sets, read off the finished report. */
describeRealData('pandalm', () => {
  const expected = <Value>(metric: string): Value => expectedValue<Value>('pandalm', metric)
  const mapping: Mapping = {
    content: 'preferences',
    item: 'item',
    left: 'left',
    right: 'right',
    rater: 'rater',
    outcome: 'outcome',
  }

  it('has the published kappa and alpha of comparisons, and each pair of annotators, in the report', () => {
    using study = new RealStudy()
    const rows = cellsOf(realTable('pandalm/testset-v1.json')).flatMap((cell) => {
      const [left = '', right = ''] = cell('cmp_key').split('_')
      return ['annotator1', 'annotator2', 'annotator3'].map((rater) => [cell('idx'), left, right, rater, cell(rater)])
    })
    study.bringInRows(['item', 'left', 'right', 'rater', 'outcome'], rows, mapping)
    const { numbers } = study.numbers()
    const stated = numbers.panels.find(({ criterion }) => criterion === null)
    expect(estimateOf(stated?.coefficients, 'fleiss_kappa')).toBeCloseTo(expected<number>('fleiss_kappa'), 6)
    expect(estimateOf(numbers.preferenceAgreement, 'krippendorff_alpha.nominal')).toBeCloseTo(
      expected<number>('krippendorff_alpha nominal'),
      6,
    )
    const kappas = ['1-annotator2', '1-annotator3', '2-annotator3'].map((pair) =>
      expected<number>(`cohen_kappa annotator${pair}`),
    )
    const ofTwo = numbers.preferencePairs.map(({ figures }) => estimateOf(figures, 'cohen_kappa.unweighted'))
    expect(decimals(ofTwo)).toEqual(decimals(kappas))
    const mean = kappas.reduce((sum, kappa) => sum + kappa, 0) / 3
    expect(estimateOf(stated?.coefficients, 'light_kappa')).toBeCloseTo(mean, 6)
    expect(numbers.tournaments.map(({ protocol, comparisons }) => [protocol, comparisons])).toEqual([
      ['preference', 2997],
    ])
  })
})

describeRealData('summeval12', () => {
  const criteria = ['coherence', 'consistency', 'fluency', 'relevance']
  const mapping: Mapping = {
    content: 'ratings',
    item: 'doc_id',
    system: 'system',
    rater: 'rater',
    values: { criteria },
  }

  it('has the published kappas of three experts in the report, and every further section', () => {
    using study = new RealStudy()
    const rows = cellsOf(realTable('summeval12/summeval12.jsonl')).flatMap((cell) =>
      (JSON.parse(cell('expert')) as Record<string, number>[]).map((given, place) => [
        cell('doc_id'),
        cell('system'),
        `expert ${place + 1}`,
        ...criteria.map((criterion) => given[criterion] ?? null),
      ]),
    )
    study.bringInRows(['doc_id', 'system', 'rater', ...criteria], rows, mapping)
    const { input, numbers } = study.numbers()
    const coherence = input.criteria.find(({ name }) => name === 'coherence')?.id
    const panel = numbers.panels.find(({ criterion }) => criterion === coherence)
    expect(estimateOf(panel?.coefficients, 'fleiss_kappa')).toBeCloseTo(
      expectedValue<number>('summeval12', 'expert fleiss_kappa coherence'),
      6,
    )
    const kappas = expectedValue<Record<string, number>>('summeval12', 'expert cohen_kappa r1-r2 coherence')
    const pair = numbers.agreement.find(({ criterion }) => criterion === coherence)?.pairs[0]
    for (const weights of ['unweighted', 'linear', 'quadratic']) {
      expect(estimateOf(pair?.figures, `cohen_kappa.${weights}`)).toBeCloseTo(kappas[weights] ?? Number.NaN, 6)
    }
    expect(numbers.severity).toHaveLength(4)
    expect(numbers.pairedTests.map(({ pairs }) => pairs.length)).toEqual([66, 66, 66, 66])
  })
})
