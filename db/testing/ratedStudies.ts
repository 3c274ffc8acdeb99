import { join } from 'node:path'
import fc from 'fast-check'
import { type AssignmentId, BatchId, type CriterionId, RaterId } from '#contract/ids.ts'
import type { JudgementAction, RatingValue } from '#contract/judgement.ts'
import type { Phase } from '#contract/protocol.ts'
import type { CriterionDraft } from '#contract/rubric.ts'
import { all, run, type StudyFile } from '../driver.ts'
import { importJudgements, insertBatch } from '../queries/imports.ts'
import { storePlan } from '../queries/plan.ts'
import { insertRater } from '../queries/raters.ts'
import { criteriaOf, readRubric, saveRubric } from '../queries/rubric.ts'
import { setStage } from '../queries/study.ts'
import { randomCode } from '../randomCode.ts'
import { closeStudyFile, inTransaction } from '../studyFile.ts'
import {
  certificate,
  emptyStudyAt,
  type Filled,
  fillStudy,
  instant,
  ordinalDraft,
  raterAt,
  temporaryFolder,
} from './studyForTest.ts'

/** One thing that happens in a study; numbers are places in lists, taken modulo their lengths. */
export type Happening = {
  readonly what: 'answer' | 'rate' | 'submit' | 'comment' | 'import' | 'amend' | 'role' | 'groups' | 'exclude'
  readonly task: number
  readonly criterion: number
  readonly slot: number
  readonly turn: number
  readonly value: RatingValue
}

const value: fc.Arbitrary<RatingValue> = fc.oneof(
  { weight: 5, arbitrary: fc.integer({ min: -1, max: 5 }).map((given) => ({ state: 'given', value: given }) as const) },
  fc.subarray([1, 2, 3]).map((options) => ({ state: 'given', value: options }) as const),
  fc.string({ maxLength: 6, unit: 'grapheme' }).map((words) => ({ state: 'given', value: words }) as const),
  fc.constantFrom<RatingValue>({ state: 'cleared' }, { state: 'not-applicable' }),
  fc.constantFrom<RatingValue>(
    { state: 'cannot-judge', reason: 'other' },
    { state: 'cannot-judge', reason: 'missing-context' },
  ),
)

const place = fc.nat({ max: 40 })

/** Studies with ratings of every kind, invented: what is set up, and what happens then. */
export const ratedStudy = fc.record({
  phases: fc.subarray(['plain', 'together', 'turns', 'only'] as const, { minLength: 1 }),
  words: fc.array(fc.string({ minLength: 1, maxLength: 4, unit: 'grapheme' }), { minLength: 9, maxLength: 9 }),
  happenings: fc.array(
    fc.record({
      what: fc.oneof(
        { weight: 8, arbitrary: fc.constant('answer' as const) },
        { weight: 12, arbitrary: fc.constant('rate' as const) },
        { weight: 6, arbitrary: fc.constant('submit' as const) },
        { weight: 3, arbitrary: fc.constant('import' as const) },
        fc.constantFrom<Happening['what']>('comment', 'amend', 'role', 'groups', 'exclude'),
      ),
      // Few tasks, so that several things happen to the same one.
      task: fc.nat({ max: 14 }),
      criterion: place,
      slot: place,
      turn: fc.integer({ min: 1, max: 2 }),
      value,
    }),
    { maxLength: 60, size: 'medium' },
  ),
})
export type RatedStudy = typeof ratedStudy extends fc.Arbitrary<infer Study> ? Study : never

const common = { question: '', direction: 'higher-is-better', weight: 1, required: true } as const
const options = [1, 2, 3].map((option) => ({ value: option, anchor: `Option ${option}`, description: '' }))

/** A scale, a question, what hangs on it, one that hangs on options, one for a group, options, and words. */
const drafts = (ids: readonly CriterionId[]): CriterionDraft[] => [
  ordinalDraft('Accuracy', ids[0]),
  { ...common, id: ids[1] ?? null, kind: 'yes-no', name: 'Error', measurement: 'nominal', unsure: true },
  { ...common, id: ids[2] ?? null, kind: 'multi', name: 'Faults', measurement: 'nominal', options },
  { ...ordinalDraft('How bad', ids[3]), shownIf: { criterion: ids[1] as CriterionId, values: [1] } },
  { ...ordinalDraft('Which', ids[4]), shownIf: { criterion: ids[2] as CriterionId, values: [2] } },
  { ...ordinalDraft('Clinical', ids[5]), groups: ['clinicians'] },
  {
    ...common,
    id: ids[6] ?? null,
    kind: 'text',
    name: 'Words',
    measurement: 'nominal',
    minLength: 0,
  },
]

/** Makes an invented study and lets happen what happens; `done` closes and removes it. */
export function madeStudy({ phases, words, happenings }: RatedStudy) {
  const folder = temporaryFolder()
  const file = emptyStudyAt(join(folder.path, 'study.evenhand'))
  const filled = inTransaction(file, () => setUp(file, phases, words))
  const steps = happenings.map((happening, nth) => (): void => happen(file, filled, happening, nth))
  return {
    file,
    ...filled,
    /** What happens, one after the other. */
    steps,
    done: () => {
      closeStudyFile(file)
      folder.done()
    },
  }
}

function setUp(file: StudyFile, phases: RatedStudy['phases'], words: readonly string[]): Filled {
  const filled = fillStudy(file, { items: 3, systems: 2, raters: 2, criteria: [] })
  const machine = RaterId.parse(randomCode())
  insertRater(file, { id: machine, pseudonym: 'M', kind: 'machine' })
  // Names in any order, with characters that sort otherwise in UTF-16 than in UTF-8.
  for (const [table, column] of [
    ['item', 'key'],
    ['system', 'name'],
    ['rater', 'pseudonym'],
  ] as const) {
    all<{ no: number }>(file, `SELECT ${table}_no AS no FROM ${table}`).forEach(({ no }, nth) => {
      run(
        file,
        `UPDATE ${table} SET ${column} = ? WHERE ${table}_no = ?`,
        `${words[(no * 2 + nth) % 9]} ${9 - nth}`,
        no,
      )
    })
  }
  run(file, 'UPDATE response SET turns = ? WHERE response_no % 3 = 0', JSON.stringify([{ role: 'user', text: 'Why?' }]))
  run(file, 'UPDATE rater SET groups = \'["clinicians"]\' WHERE rater_no = 1')
  const ids = Array.from({ length: 7 }, () => randomCode() as CriterionId)
  saveRubric(file, drafts(ids), instant(1))
  const study = { ...filled, raters: [...filled.raters, machine], criteria: ids }
  storeTasks(
    file,
    study,
    phases.map((kind) => phaseOf(kind, ids)),
  )
  setStage(file, 'judging', instant(2))
  return study
}

const phaseOf = (kind: RatedStudy['phases'][number], ids: readonly CriterionId[]): Phase => ({
  kind: 'rating',
  ...(kind === 'together' ? { together: true } : {}),
  ...(kind === 'turns' ? { perTurn: true } : {}),
  ...(kind === 'only' ? { only: [ids[0] as CriterionId, ids[3] as CriterionId, ids[5] as CriterionId] } : {}),
})

/** Everybody's tasks under the rubric as it is now, each response once and the first one again. */
function storeTasks(file: StudyFile, { items, responses, raters }: Filled, phases: readonly Phase[]): void {
  const tasks = phases.flatMap((phase, nth) =>
    items.flatMap((item, at) => {
      const own = responses[at] ?? []
      const together = phase.kind === 'rating' && phase.together
      const shown = together ? [own] : own.map((response) => [response])
      return [...shown, ...shown.slice(0, 1)].map((each, again) => ({
        phase: nth + 1,
        item,
        responses: each,
        blindLabels: each.map(() => ''),
        occurrence: again === shown.length ? 2 : 1,
      }))
    }),
  )
  storePlan(file, { algorithm: 'in-order', seed: 7, phases, raters, tasks: () => tasks }, certificate)
}

type Task = {
  readonly id: AssignmentId
  readonly together: number
  readonly perTurn: number
  readonly shown: number
  readonly version: number
}

/** A rating at one of the places that a task has. */
const rated = (
  { together, perTurn, shown }: Task,
  criterion: CriterionId,
  { slot, turn, value: given }: Pick<Happening, 'slot' | 'turn' | 'value'>,
): JudgementAction => ({
  kind: 'rating',
  criterion,
  ...(together ? { slot: 1 + (slot % shown) } : {}),
  ...(perTurn && slot % 4 > 0 ? { turn } : {}),
  value: given,
})

function happen(file: StudyFile, filled: Filled, { what, ...at }: Happening, nth: number): void {
  const pick = <Thing>(list: readonly Thing[], number: number): Thing => list[number % list.length] as Thing
  const rater = pick(filled.raters, at.task)
  const criteria = readRubric(file).criteria.map(({ id }) => id)
  const criterion = pick(criteria, at.criterion)
  const tasks = all<Task>(
    file,
    `SELECT a.id, f.settings ->> 'together' IS NOT NULL AS together, f.settings ->> 'perTurn' IS NOT NULL AS perTurn,
       (SELECT count(*) FROM presentation_slot s WHERE s.presentation_no = p.presentation_no) AS shown,
       p.rubric_version AS version
     FROM assignment a JOIN presentation p USING (assignment_no) JOIN plan_phase f USING (plan_no, phase)
     JOIN rater t USING (rater_no) WHERE t.id = ? ORDER BY a.assignment_no`,
    rater,
  )
  const task = pick(tasks, Math.floor(at.task / 3))
  const work = raterAt(file, rater, 10 + 2 * nth)
  switch (what) {
    case 'answer':
      for (const each of criteriaOf(file, task.version)) work.record(task.id, rated(task, each.id, at))
      work.submit(task.id)
      return
    case 'rate':
      work.record(task.id, rated(task, pick(criteriaOf(file, task.version), at.criterion).id, at))
      return
    case 'submit':
      work.submit(task.id)
      return
    case 'comment':
      work.record(task.id, { kind: 'comment', text: `Note ${nth}` })
      return
    case 'import': {
      const response = pick(pick(filled.responses, at.slot), at.turn)
      const values =
        at.slot % 5 === 0 ? [] : [{ criterion, value: at.value, ...(at.slot % 2 ? { turn: at.turn } : {}) }]
      const batch = BatchId.parse(randomCode())
      insertBatch(file, { batch, fileName: 'f', fileHash: 'f', mapping: null, counts: {} as never, at: instant(nth) })
      importJudgements(file, { batch, at: instant(10 + 2 * nth), appVersion: '0' }, [
        { kind: 'rating', rater, response, values },
      ])
      return
    }
    case 'amend': {
      const now = readRubric(file).criteria
      const changed = now.map((each, position) =>
        position === at.criterion % now.length ? { ...each, name: `${each.name} ${nth}` } : each,
      )
      saveRubric(file, at.slot % 2 ? changed.toReversed() : changed, instant(nth))
      storeTasks(file, filled, [phaseOf(at.slot % 3 ? 'plain' : 'together', criteria)])
      return
    }
    case 'role':
      run(file, 'UPDATE item SET role = ? WHERE item_no = ?', at.slot % 2 ? 'gold' : 'study', 1 + (at.task % 3))
      return
    case 'groups':
      run(file, 'UPDATE rater SET groups = ? WHERE id = ?', at.slot % 2 ? '["clinicians"]' : '["teachers"]', rater)
      return
    case 'exclude':
      run(
        file,
        "INSERT INTO exclusion (rater_no, excluded, reason, by, at) SELECT rater_no, ?, 'r', 'b', ? FROM rater WHERE id = ?",
        at.slot % 2,
        instant(nth),
        rater,
      )
  }
}
