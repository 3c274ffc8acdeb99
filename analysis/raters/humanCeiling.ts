import type { IntervalOptions } from '../consistency/itemBootstrap.ts'
import { itemBootstrap } from '../consistency/itemBootstrap.ts'
import type { Result } from '../result.ts'
import { inIdOrder } from './labels.ts'
import type { RaterValue } from './pairwiseRaters.ts'
import { valuesPerRater } from './pairwiseRaters.ts'

/** One rater against the most frequent value of the others. */
export type AgainstOthers = Result & { readonly rater: string; readonly n: number }

/** `estimate` is the mean over people of their agreement with the others: what a machine judge can be asked to reach. */
export type HumanCeiling = Result & {
  readonly people: readonly AgainstOthers[]
  /** Machine judges against the most frequent value of all people but one, averaged over who is left out. */
  readonly machines: readonly AgainstOthers[]
}

/**
 * Human ceiling by leave-one-out: how often a person gives the most frequent value of the other people; where several
 * values are equally frequent, agreement counts 1 / m if the person's value is one of the m. Machine judges are held
 * against the very same references (each person left out in turn), so that both numbers compare like with like; they
 * never serve as a reference. Units need two people besides the one held against them, or one when there are only two.
 *
 * Undefined: `fewer-than-two-raters` with one person, `no-data` when nobody shares units. Intervals resample units.
 */
export function humanCeiling(
  people: readonly RaterValue[],
  machines: readonly RaterValue[] = [],
  interval?: IntervalOptions,
): HumanCeiling {
  const coefficient = 'human_ceiling'
  const human = valuesPerRater(people)
  const machine = valuesPerRater(machines)
  const names = inIdOrder(human.keys())
  const units = inIdOrder(people.map((row) => row.unit))
  if (names.length < 2)
    return { coefficient, estimate: null, undefined: 'fewer-than-two-raters', people: [], machines: [] }
  const agreementOf = (value: number | undefined, unit: string, without: string): number | null => {
    const counts = new Map<number, number>()
    for (const name of names) {
      const other = name === without ? undefined : human.get(name)?.get(unit)
      if (other !== undefined) counts.set(other, (counts.get(other) ?? 0) + 1)
    }
    if (value === undefined || counts.size === 0) return null
    const most = Math.max(...counts.values())
    const modes = [...counts].filter(([, count]) => count === most).map(([mode]) => mode)
    return modes.includes(value) ? 1 / modes.length : 0
  }
  const against = (rater: string, of: (unit: string) => readonly number[]): AgainstOthers => {
    const rows = units.map((unit) => {
      const shares = of(unit)
      return [shares.reduce((sum, share) => sum + share, 0), shares.length]
    })
    return shareResult('leave_one_out_agreement', rater, rows, interval)
  }
  const measured = names.map((name) =>
    against(name, (unit) => {
      const share = agreementOf(human.get(name)?.get(unit), unit, name)
      return share === null ? [] : [share]
    }),
  )
  const judges = inIdOrder(machine.keys()).map((judge) =>
    against(judge, (unit) =>
      names.flatMap((without) => {
        if (human.get(without)?.get(unit) === undefined) return []
        const share = agreementOf(machine.get(judge)?.get(unit), unit, without)
        return share === null ? [] : [share]
      }),
    ),
  )
  const defined = measured.flatMap((entry) => (entry.estimate === null ? [] : [entry.estimate]))
  const estimate = defined.length === 0 ? null : defined.reduce((sum, value) => sum + value, 0) / defined.length
  return { coefficient, estimate, undefined: estimate === null ? 'no-data' : null, people: measured, machines: judges }
}

/** Share from rows of (sum, count) per unit, with its interval. */
function shareResult(
  coefficient: string,
  rater: string,
  rows: readonly (readonly number[])[],
  interval: IntervalOptions | undefined,
): AgainstOthers {
  const used = rows.filter((row) => (row[1] as number) > 0)
  const n = used.reduce((sum, row) => sum + (row[1] as number), 0)
  if (n === 0) return { coefficient, estimate: null, undefined: 'no-data', rater, n }
  const ratio = (totals: ArrayLike<number>): number => (totals[0] as number) / (totals[1] as number)
  const estimate = ratio([used.reduce((sum, row) => sum + (row[0] as number), 0), n])
  const made = interval ? itemBootstrap(used, [ratio], interval)[0] : undefined
  return {
    coefficient,
    estimate,
    undefined: null,
    ...(made ? { interval: made.interval, standardError: made.standardError } : {}),
    ...(made?.undefined ? { intervalUndefined: made.undefined } : {}),
    rater,
    n,
  }
}
