import { fail } from '#contract/errors.ts'
import type { PrecisionAnswer, PrecisionQuestion } from '#contract/planning.ts'
import { type Criterion, yesNoValues } from '#contract/rubric.ts'
import { isProblem } from './plain/compareColumns.ts'
import { type PlanEntry, type PlanPrecisionOptions, planPrecision } from './plain/planPrecision.ts'

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

/** Above so many units nothing is simulated: the width falls with the square root of their number. */
const largestSimulated = 240
const fewestUnits = 10

/** Answers a question of precision, one simulated size after the other, letting other calls through in between. */
export async function precisionOf(question: PrecisionQuestion, criterion: Criterion | null): Promise<PrecisionAnswer> {
  const planned = (criterion === null ? comparisons : plannedFor(criterion)) ?? fail('NOT_PLANNABLE', {})
  const widths: PrecisionAnswer['widths'] = []
  const needed: PrecisionAnswer['needed'] = []
  for (const raters of question.raters) {
    const widthAt = async (units: number): Promise<Line> => {
      await new Promise((resolve) => setImmediate(resolve))
      return widthOf({ ...planned, expected: question.expected, simulations, seed }, raters, units)
    }
    for (const units of question.items) widths.push(await widthAt(units))
    if (question.halfWidth !== null) needed.push(await unitsFor(question.halfWidth, widthAt))
  }
  return { coefficient: planned.coefficient, simulations, seed, largestSimulated, widths, needed }
}

/** Outcomes of comparisons: the first better, equal, the second better. */
const comparisons = { coefficient: 'krippendorff_alpha.ordinal', categories: [-1, 0, 1] }

type Line = PrecisionAnswer['widths'][number]
type Base = Omit<PlanPrecisionOptions, 'raters' | 'units' | 'halfWidth'>

function widthOf(base: Base, raters: number, units: number): Line {
  const simulated = Math.max(fewestUnits, Math.min(units, largestSimulated))
  const found = planPrecision({ ...base, raters: [raters], units: [simulated] })
  if (isProblem(found)) return fail('NOT_PLANNABLE', {})
  const [entry] = found.results as readonly PlanEntry[]
  const shrinks = Math.sqrt(simulated / units)
  const scaled = (width: number | undefined): number | null => (width === undefined ? null : width * shrinks)
  return {
    raters,
    items: units,
    halfWidth: scaled(entry?.halfWidth),
    likelyHalfWidth: scaled(entry?.likelyHalfWidth),
    undefined: entry?.undefined ?? null,
  }
}

/** The units that bring the half-width down: guessed from one size, then put right by the size that was guessed. */
async function unitsFor(halfWidth: number, widthAt: (units: number) => Promise<Line>): Promise<Line> {
  let line = await widthAt(largestSimulated / 2)
  for (let round = 0; round < 2 && line.halfWidth !== null && line.items !== null; round++) {
    const units = Math.max(fewestUnits, Math.ceil(line.items * (line.halfWidth / halfWidth) ** 2))
    line = await widthAt(units)
  }
  if (line.halfWidth === null || line.items === null) return { ...line, items: null }
  return { ...line, items: Math.max(fewestUnits, Math.ceil(line.items * (line.halfWidth / halfWidth) ** 2)), halfWidth }
}
