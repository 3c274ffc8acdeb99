import { describe, expect, it } from 'vitest'
import { ratingMatrix } from '../ratingMatrix.ts'
import { seededRandom } from '../resample/seededRandom.ts'
import { blandAltman } from './blandAltman.ts'
import { congerKappa } from './congerKappa.ts'
import { cronbachAlpha } from './cronbachAlpha.ts'
import { fleissKappa } from './fleissKappa.ts'
import { gwetAc } from './gwetAc.ts'
import { icc } from './icc.ts'
import { iccIncomplete } from './iccIncomplete.ts'
import { iccReml } from './iccReml.ts'
import type { IntervalMethod } from './intervalOptions.ts'
import { kendallW } from './kendallW.ts'
import { krippendorffAlpha } from './krippendorffAlpha.ts'
import { linCcc, linCccOverall } from './linCcc.ts'
import { measurementsOf, pairOfColumns } from './measurementMatrix.ts'
import { pearson } from './pearson.ts'
import { percentAgreement } from './percentAgreement.ts'
import { everyCoefficient, MEASUREMENTS, WEIGHTS } from './testing/everyCoefficient.ts'

/** Paths of every number in a result that is not finite. */
function notFinite(value: unknown, path = ''): string[] {
  if (typeof value === 'number') return Number.isFinite(value) ? [] : [`${path} = ${value}`]
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([name, inside]) => notFinite(inside, `${path}.${name}`))
}

describe('anything that can be typed into a matrix', () => {
  it('10,000 random matrices give finite numbers or a named reason, and never throw', () => {
    const random = seededRandom(20261123)
    const methods: readonly IntervalMethod[] = [
      'analytic',
      'analytic',
      'analytic',
      'percentile',
      'bca',
      'jackknife',
      'two-way',
    ]
    for (let round = 0; round < 10_000; round++) {
      const units = random.below(7)
      const raters = random.below(5)
      const levels = 1 + random.below(5)
      const gaps = random.uniform()
      const ratings = Array.from({ length: units }, () =>
        Array.from({ length: raters }, () => (random.uniform() < gaps * 0.7 ? null : 1 + random.below(levels))),
      )
      for (const result of everyCoefficient(ratings, methods[round % methods.length])) {
        const named = result.estimate !== null || result.undefined !== null
        const bad = [...notFinite(result), ...(named ? [] : ['neither estimate nor reason'])]
        if (bad.length > 0) throw new Error(`${result.coefficient} of ${JSON.stringify(ratings)}: ${bad.join(', ')}`)
      }
    }
  }, 120_000)

  it('real-valued, huge, tiny and negative numbers do no harm', () => {
    const random = seededRandom(7)
    const scales = [1e-300, 1e-12, 1, 1e9, 1e150]
    for (let round = 0; round < 300; round++) {
      const scale = scales[round % scales.length] as number
      const ratings = Array.from({ length: 6 }, () =>
        Array.from({ length: 3 }, () => (random.uniform() < 0.2 ? null : random.normal() * scale)),
      )
      const matrix = ratingMatrix({ ratings })
      const values = measurementsOf(matrix)
      const results = [
        ...MEASUREMENTS.map((measurement) => krippendorffAlpha(matrix, { measurement })),
        ...WEIGHTS.flatMap((weights) => [
          percentAgreement(matrix, { weights }),
          fleissKappa(matrix, { weights }),
          gwetAc(matrix, { weights }),
          congerKappa(matrix, { weights }),
        ]),
        ...icc(values, { listwise: true }),
        iccIncomplete(values),
        ...iccReml(values),
        kendallW(values),
        cronbachAlpha(values),
        linCccOverall(values),
        pearson(pairOfColumns(values, 0, 1)),
        linCcc(pairOfColumns(values, 0, 1)),
        blandAltman(pairOfColumns(values, 0, 1)),
      ]
      for (const result of results)
        expect([result.coefficient, scale, notFinite(result)]).toEqual([result.coefficient, scale, []])
    }
  })
})
