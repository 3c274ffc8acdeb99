import type { AssignmentId, CriterionId, RaterId } from '#contract/ids.ts'
import type { JudgementAction } from '#contract/judgement.ts'
import type { TaskKind } from '#contract/protocol.ts'
import { all, type StudyFile } from '../driver.ts'
import { type ActionColumns, actionOf } from './storedAction.ts'

/** The last of what was answered at one place of a task, in one copy. */
export type CopiedAnswer = {
  readonly action: JudgementAction
  readonly openedAt: string
  readonly firstInputAt: string | null
  readonly activeMs: number
  readonly recordedAt: string
}

/** A task answered in two copies of a packet, neither of which knew of the other; nobody chose between them yet. */
export type ForkedTask = {
  readonly assignment: AssignmentId
  readonly rater: RaterId
  readonly pseudonym: string
  readonly kind: TaskKind
  /** Which item, by number, as progress counts them. */
  readonly item: number
  readonly submitted: boolean
  /** What differs, copy by copy, the one with the earliest last answer first. */
  readonly copies: readonly (readonly CopiedAnswer[])[]
}

type Row = Omit<ForkedTask, 'copies' | 'submitted'> &
  Omit<ActionColumns, 'kind'> & {
    readonly no: number
    readonly device: number
    readonly away: number
    readonly submitted: number
    readonly judged: ActionColumns['kind']
    readonly criterion: CriterionId | null
    readonly openedAt: string
    readonly firstInputAt: string | null
    readonly activeMs: number
    readonly recordedAt: string
  }

/** Tasks of packets with two last answers at a place, until a later event in the study itself says which counts. */
export function forkedTasks(file: StudyFile): ForkedTask[] {
  const rows = all<Row>(
    file,
    `WITH numbered AS (SELECT item_no, row_number() OVER (ORDER BY position, item_no) AS item FROM item
       WHERE item_no IN (SELECT item_no FROM task_progress JOIN assignment USING (assignment_no))),
     followed AS MATERIALIZED (SELECT supersedes FROM judgement WHERE supersedes IS NOT NULL)
     SELECT a.id AS assignment, t.id AS rater, t.pseudonym, a.kind, n.item, g.state = 'submitted' AS submitted,
       j.judgement_no AS no, j.device_no AS device, j.device_no IN (SELECT device_no FROM packet_device) AS away,
       j.kind AS judged, c.id AS criterion, j.slot, j.turn, j.state, j.value, j.reason, j.body,
       j.opened_at AS openedAt, j.first_input_at AS firstInputAt, j.active_ms AS activeMs, j.recorded_at AS recordedAt
     FROM judgement j JOIN presentation USING (presentation_no) JOIN assignment a USING (assignment_no)
     JOIN rater t USING (rater_no) JOIN numbered n USING (item_no) JOIN task_progress g USING (assignment_no)
     LEFT JOIN criterion_version USING (criterion_version_no) LEFT JOIN criterion c USING (criterion_no)
     WHERE a.assignment_no IN (SELECT assignment_no FROM packet_task) AND j.kind <> 'submission'
       AND j.judgement_no NOT IN (SELECT supersedes FROM followed)
     ORDER BY t.pseudonym, n.item, j.judgement_no`,
  )
  return [...Map.groupBy(rows, ({ assignment }) => assignment).values()].flatMap((own) => {
    const places = Map.groupBy(own, ({ judged, criterion, slot, turn }) =>
      JSON.stringify([judged, criterion, slot, turn]),
    )
    const open = [...places.values()].filter((heads) => heads.length > 1 && heads.at(-1)?.away === 1).flat()
    const [one] = open
    if (!one) return []
    const copies = [...Map.groupBy(open, ({ device }) => device).values()].sort((a, b) => lastOf(a) - lastOf(b))
    const { assignment, rater, pseudonym, kind, item, submitted } = one
    return [
      {
        assignment,
        rater,
        pseudonym,
        kind,
        item,
        submitted: submitted === 1,
        copies: copies.map((copy) => copy.map(answerOf)),
      },
    ]
  })
}

const lastOf = (copy: readonly Row[]): number => Math.max(...copy.map(({ no }) => no))

function answerOf({ criterion, judged, openedAt, firstInputAt, activeMs, recordedAt, ...columns }: Row): CopiedAnswer {
  const { slot, turn, state, value, reason, body } = columns
  const action = actionOf({ kind: judged, slot, turn, state, value, reason, body }, criterion)
  return { action, openedAt, firstInputAt, activeMs, recordedAt }
}
