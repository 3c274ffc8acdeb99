import type { Ledger } from '#contract/unblinding.ts'
import type { Telling } from '../language.ts'
import { instantWords, whole } from '../numbers.ts'
import { sayCode } from '../say.ts'
import { sayRecord } from './sayRecord.ts'

/** A table of decisions on record, as a page or a screen prints it. */
export type DecisionRows = {
  readonly id: string
  readonly heading: string
  readonly columns: readonly string[]
  /** How many columns from the first hold words. */
  readonly wordColumns: number
  readonly rows: readonly { readonly id: string; readonly cells: readonly string[] }[]
}

/** Who is left out now: the last decision about each rater. */
export function leftOutNow({ raterDecisions }: Ledger): Ledger['raterDecisions'] {
  const last = new Map(raterDecisions.map((decision) => [decision.rater, decision]))
  return [...last.values()].filter(({ excluded }) => excluded)
}

/** The raters left out now with why, by whom and when; null when nobody is. */
export function leftOutRows({ words, record }: Telling, ledger: Ledger): DecisionRows | null {
  const rows = leftOutNow(ledger).map(({ rater, reason, by, at }) => ({
    id: rater,
    cells: [rater, reason, by, instantWords(words, at)],
  }))
  if (rows.length === 0) return null
  return {
    id: 'left-out',
    heading: sayRecord(record, 'decisions.leftOut.heading'),
    columns: (['rater', 'reason', 'by', 'when'] as const).map((head) => sayRecord(record, `decisions.leftOut.${head}`)),
    wordColumns: 4,
    rows,
  }
}

/** What was decided before judging about what texts could give away; null when nothing was. */
export function leakRows({ words, record }: Telling, { leakDecisions }: Ledger): DecisionRows | null {
  if (leakDecisions.length === 0) return null
  return {
    id: 'leaks',
    heading: sayRecord(record, 'decisions.leaks.heading'),
    columns: (['found', 'decided', 'decisions', 'places'] as const).map((head) =>
      sayRecord(record, `decisions.leaks.${head}`),
    ),
    wordColumns: 2,
    rows: leakDecisions.map(({ kind, what, decisions, places }) => ({
      id: `${kind} ${what}`,
      cells: [
        sayCode(words, record.decisions.leaks.kind, kind, kind),
        sayRecord(record, `decisions.leaks.what.${what}`),
        whole(words, decisions),
        whole(words, places),
      ],
    })),
  }
}

/** How many disagreements were settled, by why raters differed; null when nobody decided any. */
export function settledRows({ words, record }: Telling, { adjudications }: Ledger): DecisionRows | null {
  const { settled, ownOnly } = adjudications
  const rows = [
    ...settled.map(({ reason, count }) => ({
      id: reason as string,
      cells: [sayRecord(record, `decisions.settled.reason.${reason}`), whole(words, count)],
    })),
    ...(ownOnly > 0
      ? [{ id: 'own', cells: [sayRecord(record, 'decisions.settled.ownOnly'), whole(words, ownOnly)] }]
      : []),
  ]
  if (rows.length === 0) return null
  return {
    id: 'settled',
    heading: sayRecord(record, 'decisions.settled.heading'),
    columns: [sayRecord(record, 'decisions.settled.because'), sayRecord(record, 'decisions.settled.cases')],
    wordColumns: 1,
    rows,
  }
}
