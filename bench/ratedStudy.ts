import { seededRandom } from '#analysis/resample/seededRandom.ts'
import {
  type AssignmentId,
  CommandId,
  type CriterionId,
  ItemId,
  JudgementId,
  RaterId,
  ResponseId,
  type StudyId,
  SystemId,
} from '#contract/ids.ts'
import { randomCode } from '#core/context.ts'
import { storeDrawnPlan } from '#core/planning.ts'
import { all } from '#db/driver.ts'
import { insertItem, insertResponse, insertSystem } from '#db/queries/items.ts'
import { appendJudgement, deviceOf } from '#db/queries/judgements.ts'
import { insertRater } from '#db/queries/raters.ts'
import { saveRubric } from '#db/queries/rubric.ts'
import { setStage } from '#db/queries/study.ts'
import { closeStudyFile, createStudyFile, inTransaction, type StudyFile } from '#db/studyFile.ts'
import type { Sizes } from './reportInput.ts'

const at = '2026-11-23T09:00:00.000Z'

/** Writes a study file in which every rater has rated every response on every criterion, and judging is closed. */
export function makeRatedStudy(path: string, { items, systems, raters, criteria }: Sizes): StudyId {
  const study = randomCode() as StudyId
  const file = createStudyFile(path, {
    study,
    words: { title: 'Rated', description: '', guidelines: '', promptHeading: 'Prompt', responseHeading: 'Response' },
    protocol: { phases: [{ kind: 'rating' }], question: '', itemOrder: 'random', seed: 1 },
    createdAt: at,
  })
  inTransaction(file, () => {
    const named = eachNew(systems, (id, place) =>
      insertSystem(file, { id: SystemId.parse(id), name: `System ${place}` }),
    )
    for (let place = 0; place < items; place++) insertAnswered(file, place, named)
    eachNew(raters, (id, place) =>
      insertRater(file, { id: RaterId.parse(id), pseudonym: `R${String(place).padStart(2, '0')}`, kind: 'human' }),
    )
    saveRubric(
      file,
      Array.from({ length: criteria }, (_, place) => scale(place)),
      at,
    )
    storeDrawnPlan(file, at)
    setStage(file, 'judging', at)
  })
  inTransaction(file, () => rateEverything(file))
  setStage(file, 'closed', at)
  closeStudyFile(file)
  return study
}

function eachNew(count: number, insert: (id: string, place: number) => void): string[] {
  return Array.from({ length: count }, (_, place) => {
    const id = randomCode()
    insert(id, place)
    return id
  })
}

function insertAnswered(file: StudyFile, place: number, systems: readonly string[]): void {
  const id = ItemId.parse(randomCode())
  const text = 'A response of ordinary length, with a few sentences in it. '.repeat(12)
  const key = `item-${String(place).padStart(5, '0')}`
  insertItem(file, {
    id,
    key,
    title: '',
    prompt: `Question ${place}`,
    context: [],
    tags: ['topic/one'],
    position: place,
  })
  for (const system of systems) {
    const response = ResponseId.parse(randomCode())
    insertResponse(file, { id: response, item: id, system: SystemId.parse(system), text: `${text} ${place} ${system}` })
  }
}

const scale = (place: number) => ({
  id: null,
  kind: 'ordinal' as const,
  name: `Criterion ${place + 1}`,
  question: '',
  measurement: 'ordinal' as const,
  direction: 'higher-is-better' as const,
  weight: 1,
  required: true,
  levels: [1, 2, 3, 4, 5].map((value) => ({ value, anchor: `Level ${value}`, description: '' })),
})

/** Every task in its rater's order: a value for each criterion, then the submission. */
function rateEverything(file: StudyFile): void {
  const random = seededRandom(1)
  const criteria = all<{ id: CriterionId }>(file, 'SELECT id FROM criterion ORDER BY criterion_no').map(({ id }) => id)
  const tasks = all<{ assignment: AssignmentId; rater: RaterId; response: number }>(
    file,
    `SELECT a.id AS assignment, t.id AS rater, s.response_no AS response
     FROM assignment a JOIN rater t USING (rater_no) JOIN presentation p USING (assignment_no)
     JOIN presentation_slot s USING (presentation_no) ORDER BY a.ordinal, a.rater_no`,
  )
  const qualities = new Map<number, number>()
  const device = deviceOf(file, randomCode)
  const start = Date.parse(at)
  let seconds = 0
  for (const { assignment, rater, response } of tasks) {
    const quality = qualities.get(response) ?? random.normal() + (response % 4) / 4
    qualities.set(response, quality)
    const times = { openedAt: at, firstInputAt: at, activeMs: 10_000 + random.below(30_000) }
    const recordedAt = new Date(start + 1000 * seconds++).toISOString()
    const common = { rater, assignment, times, recordedAt, appVersion: '0.0.0', device }
    const event = () => ({
      ...common,
      judgement: JudgementId.parse(randomCode()),
      command: CommandId.parse(randomCode()),
    })
    for (const criterion of criteria) {
      const value = Math.min(5, Math.max(1, Math.round(3 + quality + random.normal())))
      appendJudgement(file, { ...event(), action: { kind: 'rating', criterion, value: { state: 'given', value } } })
    }
    appendJudgement(file, { ...event(), action: { kind: 'submission' } })
  }
}
