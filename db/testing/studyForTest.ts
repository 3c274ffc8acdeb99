import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { StudyWords } from '#contract/coordinator.ts'
import {
  type AssignmentId,
  CommandId,
  type CriterionId,
  ItemId,
  JudgementId,
  RaterId,
  ResponseId,
  StudyId,
  SystemId,
} from '#contract/ids.ts'
import type { JudgementAction, RatingValue } from '#contract/judgement.ts'
import type { Phase, PlanCertificate, Protocol } from '#contract/protocol.ts'
import type { CriterionDraft } from '#contract/rubric.ts'
import { insertItem, insertResponse, insertSystem } from '../queries/items.ts'
import { appendJudgement, deviceOf, type Saved } from '../queries/judgements.ts'
import { storePlan, type TaskToStore } from '../queries/plan.ts'
import { insertRater } from '../queries/raters.ts'
import { saveRubric } from '../queries/rubric.ts'
import { setStage } from '../queries/study.ts'
import { randomCode } from '../randomCode.ts'
import { closeStudyFile, createStudyFile, inTransaction, type StudyFile } from '../studyFile.ts'

/** An instant some seconds after the start of a test's day. */
export const instant = (seconds: number): string => new Date(Date.UTC(2026, 0, 5, 9, 0, seconds)).toISOString()

export const words: StudyWords = {
  title: 'Letters to patients',
  description: 'Three ways of writing the same letter.',
  guidelines: 'Read the question first.',
  promptHeading: 'Question',
  responseHeading: 'Answer',
}

export const protocol: Protocol = {
  phases: [{ kind: 'rating' }, { kind: 'preference', ties: true, strength: true }, { kind: 'ranking', ties: true }],
  question: 'Which answer helps more?',
  itemOrder: 'as-imported',
  seed: 7,
}

/** An ordinal criterion of five levels. */
export const ordinalDraft = (name: string, id: CriterionId | null = null): CriterionDraft => ({
  id,
  kind: 'ordinal',
  name,
  question: '',
  measurement: 'ordinal',
  direction: 'higher-is-better',
  weight: 1,
  required: true,
  levels: [1, 2, 3, 4, 5].map((value) => ({ value, anchor: `Anchor ${value}`, description: '' })),
})

/** A fresh folder for a test's files; `done` removes it. */
export function temporaryFolder(): { readonly path: string; readonly done: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'evenhand-test-'))
  return { path, done: () => rmSync(path, { recursive: true, force: true }) }
}

/** A new, empty study at a path. */
export const emptyStudyAt = (path: string): StudyFile =>
  createStudyFile(path, { study: StudyId.parse(randomCode()), words, protocol, createdAt: instant(0) })

export type Contents = {
  readonly items: number
  readonly systems: number
  readonly raters: number
  readonly criteria: readonly string[]
}

/** What was put into a study, by place: items, systems, responses of each item, raters, criteria. */
export type Filled = {
  readonly items: readonly ItemId[]
  readonly systems: readonly SystemId[]
  readonly responses: readonly (readonly ResponseId[])[]
  readonly raters: readonly RaterId[]
  readonly criteria: readonly CriterionId[]
}

/** Fills a study with items "item-1"…, systems "System 1"…, raters "R1"… and criteria by name. */
export function fillStudy(file: StudyFile, { items, systems, raters, criteria }: Contents): Filled {
  return inTransaction(file, () => {
    const systemIds = range(systems).map((place) => {
      const id = SystemId.parse(randomCode())
      insertSystem(file, { id, name: `System ${place}` })
      return id
    })
    const filled = range(items).map((place) => {
      const item = ItemId.parse(randomCode())
      const content = { title: `Item ${place}`, prompt: `Prompt of item ${place}` }
      const context = [{ heading: 'Background', text: `Context of item ${place}` }]
      insertItem(file, { id: item, key: `item-${place}`, ...content, context, tags: ['topic/one'], position: place })
      const responses = systemIds.map((system, nth) => {
        const id = ResponseId.parse(randomCode())
        insertResponse(file, { id, item, system, text: `Answer ${nth + 1} to item ${place}` })
        return id
      })
      return { item, responses }
    })
    const raterIds = range(raters).map((place) => {
      const id = RaterId.parse(randomCode())
      insertRater(file, { id, pseudonym: `R${place}`, kind: 'human' })
      return id
    })
    const rubric = saveRubric(
      file,
      criteria.map((name) => ordinalDraft(name)),
      instant(1),
    )
    return {
      items: filled.map(({ item }) => item),
      systems: systemIds,
      responses: filled.map(({ responses }) => responses),
      raters: raterIds,
      criteria: rubric.criteria.map(({ id }) => id),
    }
  })
}

const range = (count: number): number[] => Array.from({ length: count }, (_, place) => place + 1)

export const certificate: PlanCertificate = {
  algorithm: 'in-order',
  seed: 7,
  assignments: 0,
  perRater: [],
  positions: [],
  worstImbalance: 0,
  hash: 'none',
}

/** Stores a plan in which every rater does everything in the order of the file, and opens judging. */
export function openJudging(file: StudyFile, filled: Filled, phases: readonly Phase[]): void {
  const { items, responses, raters } = filled
  const tasksOf = (phase: Phase, item: number): (readonly ResponseId[])[] => {
    const own = responses[item] ?? []
    if (phase.kind === 'rating') return phase.together ? [own] : own.map((response) => [response])
    if (phase.kind === 'ranking' || phase.kind === 'best-worst') return [own]
    return own.flatMap((one, place) => own.slice(place + 1).map((other) => [one, other]))
  }
  const tasks = function* (): Generator<TaskToStore> {
    for (const [place, phase] of phases.entries()) {
      for (const [nth, item] of items.entries()) {
        for (const shown of tasksOf(phase, nth)) {
          const blindLabels = shown.length === 1 ? [''] : shown.map((_, position) => 'ABCDEFGHIJ'[position] ?? '')
          yield { phase: place + 1, item, responses: shown, blindLabels }
        }
      }
    }
  }
  storePlan(file, { algorithm: 'in-order', seed: 7, phases, raters, tasks }, certificate)
  setStage(file, 'judging', instant(2))
}

/** A rater at work: records actions on own tasks, a second apart. */
export function raterAt(file: StudyFile, rater: RaterId, startAt = 10) {
  let now = startAt
  const record = (assignment: AssignmentId, action: JudgementAction, activeMs = 1000): Saved =>
    appendJudgement(file, {
      judgement: JudgementId.parse(randomCode()),
      command: CommandId.parse(randomCode()),
      rater,
      assignment,
      action,
      times: { openedAt: instant(now), firstInputAt: null, activeMs },
      recordedAt: instant(++now),
      appVersion: '0.0.0',
      device: deviceOf(file, randomCode),
    })
  const given = (value: number): RatingValue => ({ state: 'given', value })
  return {
    record,
    rate: (assignment: AssignmentId, criterion: CriterionId, value: number | RatingValue) =>
      record(assignment, { kind: 'rating', criterion, value: typeof value === 'number' ? given(value) : value }),
    submit: (assignment: AssignmentId, activeMs = 1000) => record(assignment, { kind: 'submission' }, activeMs),
  }
}

/** A filled study in a folder of its own, open for judging; `done` closes and removes it. */
export function studyForTest(contents: Partial<Contents> = {}, phases: readonly Phase[] = protocol.phases) {
  const folder = temporaryFolder()
  const file = emptyStudyAt(join(folder.path, 'study.evenhand'))
  const filled = fillStudy(file, { items: 4, systems: 3, raters: 2, criteria: ['Accuracy', 'Clarity'], ...contents })
  if (phases.length > 0) openJudging(file, filled, phases)
  return {
    file,
    ...filled,
    folder: folder.path,
    done: () => {
      closeStudyFile(file)
      folder.done()
    },
  }
}

export type StudyForTest = ReturnType<typeof studyForTest>
