import { fail } from '#contract/errors.ts'
import type { PrecisionAnswer, PrecisionQuestion } from '#contract/planning.ts'
import { type Criterion, yesNoValues } from '#contract/rubric.ts'
import type { PlanEntry } from './plain/planPrecision.ts'
import { planPrecision } from './plain/planPrecision.ts'
import { isProblem } from './plain/compareColumns.ts'

/** Simulated studies per width: enough for a width within a few hundredths of itself, few enough to answer at once. */
const simulations = 60
const seed = 1

/** The value categories of a criterion and the coefficient a report would give for it; null where there are none. */
export function plannedFor(criterion: Criterion): { coefficient: string; categories: number[] } | null {
  const categories = categoriesOf(criterion)
  if (categories === null || categories.length < 2) return null
  const measurement = criterion.kind === 'yes-no' || criterion.kind === 'single' ? 'nominal' : criterion.measurement
  return { coefficient: `krippendorff_alpha.${measurement}`, categories }
}

function categoriesOf(criterion: Criterion): number[] | null {
  switch (criterion.kind) {
    case 'ordinal':
      return criterion.levels.filter(({ notAQuantity }) => !notAQuantity).map((scaleLevel) => scaleLevel.value)
    case 'yes-no':
      return [yesNoValues.no, yesNoValues.yes]
    case 'single':
      return criterion.options.map((option) => option.value)
    case 'numeric':
      return steps(criterion.min, criterion.max, criterion.step)
    default:
      return null
  }
}

/** Levels that stand for a range of numbers: its own steps where they are few, else eleven of equal distance. */
function steps(min: number | null, max: number | null, step: number | null): number[] | null {
  if (min === null || max === null || max <= min) return null
  const count = step === null ? Number.POSITIVE_INFINITY : Math.round((max - min) / step) + 1
  const levels = count <= 21 ? count : 11
  return Array.from({ length: levels }, (_, place) => min + ((max - min) * place) / (levels - 1))
}

/** Answers a question of precision, one number of raters after the other, letting other calls through in between. */
export async function precisionOf(question: PrecisionQuestion, criterion: Criterion): Promise<PrecisionAnswer> {
  const planned = plannedFor(criterion) ?? fail('NOT_PLANNABLE', {})
  const { expected, raters, items, halfWidth } = question
  const base = { ...planned, expected, simulations, seed }
  const widths: PrecisionAnswer['widths'] = []
  const needed: PrecisionAnswer['needed'] = []
  for (const count of raters) {
    for (const units of items)
      widths.push(lineOf(planPrecision({ ...base, raters: [count], units: [units] }), count, units))
    if (halfWidth !== null) needed.push(lineOf(planPrecision({ ...base, raters: [count], halfWidth }), count, null))
    await new Promise((resolve) => setImmediate(resolve))
  }
  return { coefficient: planned.coefficient, simulations, seed, widths, needed }
}

type Line = PrecisionAnswer['widths'][number]

function lineOf(found: ReturnType<typeof planPrecision>, raters: number, items: number | null): Line {
  if (isProblem(found)) return fail('NOT_PLANNABLE', {})
  const [entry] = found.results as readonly PlanEntry[]
  return {
    raters,
    items: entry?.units ?? items,
    halfWidth: entry?.halfWidth ?? null,
    likelyHalfWidth: entry?.likelyHalfWidth ?? null,
    undefined: entry?.undefined ?? null,
  }
}
