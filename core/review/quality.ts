import { median } from '#analysis/numeric/quantile.ts'
import { type Drift, drift } from '#analysis/raters/drift.ts'
import { pairedT } from '#analysis/tests/pairedT.ts'
import type { RaterId } from '#contract/ids.ts'
import type { Rater } from '#contract/protocol.ts'
import type { RaterQuality } from '#contract/review.ts'
import type { Criterion } from '#contract/rubric.ts'
import { excludedNow } from '#db/queries/exclusions.ts'
import { expectedByRole } from '#db/queries/expected.ts'
import { readRaters } from '#db/queries/raters.ts'
import { type RatingRow, ratingRows } from '#db/queries/results.ts'
import { judgedCriteria } from '#db/queries/rubric.ts'
import { taskByOrdinal } from '#db/queries/tasks.ts'
import { paces } from '#db/queries/taskWords.ts'
import type { StudyFile } from '#db/studyFile.ts'
import { checked } from '../judging/asExpected.ts'
import { figureOf } from '../report/figures.ts'

type Share = NonNullable<RaterQuality['gold']>

const share = (met: number, of: number): Share | null => (of === 0 ? null : { met, of })

/** Tasks done in less than this share of everybody's median time are hasty. */
const hastyBelow = 1 / 3

/**
 * Signals about every person who rates: reasons to look, not verdicts. In pieces, the largest of which takes half a
 * second for a million ratings; yields the share that is done.
 */
export function* raterQuality(file: StudyFile): Generator<number, RaterQuality[]> {
  const times = Map.groupBy(paces(file), ({ rater }) => rater)
  const usual = median([...times.values()].flat().map(({ activeMs }) => activeMs))
  const given = ratingRows(file).filter(({ state, value }) => state === 'given' && value !== null)
  yield 0.3
  const scaled = onScale(given, judgedCriteria(file))
  yield 0.4
  const severities = severityDifferences(scaled)
  yield 0.6
  const shifts = new Map(drift(scaled).map((shift) => [shift.rater, shift]))
  yield 0.8
  const byRater = Map.groupBy(given, ({ rater }) => rater)
  const excluded = excludedNow(file)
  const people = readRaters(file).filter(({ kind }) => kind === 'human')
  return people.map((rater) => {
    const own = (times.get(rater.id) ?? []).map(({ activeMs }) => activeMs)
    const left = excluded.get(rater.id)
    return {
      rater: rater.id,
      pseudonym: rater.pseudonym,
      submitted: own.length,
      ...expectations(file, rater),
      repeats: repeatsOf(byRater.get(rater.id) ?? []),
      medianActiveMs: median(own),
      hasty: usual === null ? null : share(own.filter((time) => time < usual * hastyBelow).length, own.length),
      severity: severityOf(severities.get(rater.id) ?? []),
      drift: driftFigure(shifts.get(rater.id)),
      sameValue: sameValueOf(byRater.get(rater.id) ?? []),
      excluded: left ? { at: left.at, by: left.by, reason: left.reason } : null,
    }
  })
}

function expectations(file: StudyFile, { id }: Rater): Pick<RaterQuality, 'qualification' | 'gold' | 'attention'> {
  const of = (role: 'qualification' | 'gold' | 'attention') => {
    const all = expectedByRole(file, id, role)
      .filter(({ submitted }) => submitted)
      .flatMap((task) => {
        const view = taskByOrdinal(file, id, task.ordinal)
        return view ? checked(view, task) : []
      })
    return share(all.filter(({ met }) => met).length, all.length)
  }
  return { qualification: of('qualification'), gold: of('gold'), attention: of('attention') }
}

const placeOf = ({ response, criterion, turn }: RatingRow) => `${response} ${criterion} ${turn ?? ''}`

function repeatsOf(own: readonly RatingRow[]): Share | null {
  const firsts = new Map(own.filter(({ occurrence }) => occurrence === 1).map((row) => [placeOf(row), row.value]))
  const again = own.filter((row) => row.occurrence > 1 && firsts.has(placeOf(row)))
  return share(again.filter((row) => firsts.get(placeOf(row)) === row.value).length, again.length)
}

/** The most used value of each criterion, over all ratings. */
function sameValueOf(own: readonly RatingRow[]): Share | null {
  const most = [...Map.groupBy(own, ({ criterion }) => criterion).values()].reduce((sum, rows) => {
    const sizes = [...Map.groupBy(rows, ({ value }) => value).values()].map(({ length }) => length)
    return sum + Math.max(...sizes)
  }, 0)
  return share(most, own.length)
}

type Scaled = { readonly rater: RaterId; readonly unit: string; readonly value: number; readonly position: number }

/** First ratings as shares of their scale, higher is milder, each with its place in the rater's own order. */
function onScale(rows: readonly RatingRow[], criteria: readonly Criterion[]): Scaled[] {
  const scales = new Map(criteria.flatMap((criterion) => scaleOf(criterion, rows)))
  const turns = new Map<RaterId, number>()
  return rows.flatMap((row) => {
    const scale = scales.get(row.criterion)
    if (!scale || row.value === null || row.occurrence > 1) return []
    const nth = (turns.get(row.rater) ?? 0) + 1
    turns.set(row.rater, nth)
    return [{ rater: row.rater, unit: placeOf(row), value: scale(row.value), position: row.ordinal ?? nth }]
  })
}

function scaleOf(criterion: Criterion, rows: readonly RatingRow[]): [Criterion['id'], (value: number) => number][] {
  if (criterion.kind !== 'ordinal' && criterion.kind !== 'numeric') return []
  const values =
    criterion.kind === 'ordinal'
      ? criterion.levels.map(({ value }) => value)
      : rows.flatMap((row) => (row.criterion === criterion.id && row.value !== null ? [row.value] : []))
  const low = values.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY)
  const high = values.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY)
  if (!(high > low)) return []
  const upwards = criterion.direction === 'higher-is-better'
  return [[criterion.id, (value) => (upwards ? value - low : high - value) / (high - low)]]
}

/** By rater: how much milder each rating is than the mean of the others on the same. One pass for all raters. */
function severityDifferences(scaled: readonly Scaled[]): ReadonlyMap<RaterId, number[]> {
  const differences = new Map<RaterId, number[]>()
  for (const unit of Map.groupBy(scaled, ({ unit: name }) => name).values()) {
    const seen = new Set<RaterId>()
    for (const { rater, value } of unit) {
      if (seen.has(rater)) continue
      seen.add(rater)
      const others = unit.filter((one) => one.rater !== rater)
      if (others.length === 0) continue
      const own = differences.get(rater) ?? []
      differences.set(rater, own)
      own.push(value - others.reduce((sum, other) => sum + other.value, 0) / others.length)
    }
  }
  return differences
}

function severityOf(differences: readonly number[]): RaterQuality['severity'] {
  const result = pairedT(Float64Array.from(differences))
  return { ...figureOf(result, differences.length), coefficient: 'severity' }
}

function driftFigure(shift: Drift | undefined): RaterQuality['drift'] {
  return shift ? figureOf(shift, shift.n) : figureOf({ coefficient: 'drift', estimate: null, undefined: 'no-data' }, 0)
}
