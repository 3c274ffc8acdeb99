import { answersWith, noAnswers } from '#contract/answers.ts'
import type { AssignmentId, CommandId, CriterionId, SeatId } from '#contract/ids.ts'
import type { JudgementAction, JudgementTimes } from '#contract/judgement.ts'
import type { Desk, Feedback, RaterNote, TaskView } from '#contract/rater.ts'
import type { Criterion } from '#contract/rubric.ts'
import type { RaterClient } from '#lib/client.ts'
import { type AnswerAction, missingAnswers, wasAnswered } from '../desk/answers.ts'
import { DeskMachine } from '../desk/deskMachine.ts'
import { placesIn } from '../desk/place.ts'
import { sittingsIn } from '../desk/sitting/sittingStore.ts'

/** A desk kept in memory, for tests: it holds a log as the core does and can be made to fail. */
export class FakeCore {
  readonly log: { command: CommandId; assignment: AssignmentId; action: JudgementAction }[] = []
  /** Thrown by every write while set. */
  writeError: unknown = null
  /** Awaited before each write is answered. */
  hold: Promise<void> = Promise.resolve()
  seat = 'seat000000' as SeatId
  open = true
  /** What the desk says beside the tasks. */
  around: Partial<Desk> = {}
  /** What the rater noted beside the tasks, in order. */
  readonly notes: RaterNote[] = []
  /** The times that came with each answer, in order. */
  readonly times: JudgementTimes[] = []
  /** What comes with the answer to a submission. */
  feedback: Feedback | null = null
  qualified: boolean | null = null
  readonly #tasks: TaskView[]
  readonly #study: Desk['study']
  readonly #known = new Set<CommandId>()

  constructor(tasks: readonly TaskView[], study: Partial<Desk['study']> = {}) {
    this.#tasks = [...tasks]
    this.#study = {
      title: 'Diabetes answers, round 2',
      guidelines: 'Read the answer twice.',
      question: 'Which answer would help this patient more?',
      promptHeading: 'Patient asks',
      responseHeading: 'Answer',
      ...study,
    }
  }

  task(ordinal: number): TaskView {
    const task = this.#tasks[ordinal - 1]
    if (!task) throw new Error(`no task ${ordinal}`)
    return task
  }

  get client(): RaterClient {
    const progress = () => ({
      done: this.#tasks.filter(({ answers }) => answers.submittedAt !== null).length,
      total: this.#tasks.length,
      minutesLeft: null,
    })
    const current = () =>
      this.#tasks.find(({ answers }) => answers.submittedAt === null && !answers.later) ??
      this.#tasks.find(({ answers }) => answers.submittedAt === null) ??
      null
    const client = {
      seat: async () => ({ seat: this.seat }),
      desk: async ({ seat }: { seat: SeatId }) => {
        this.#check(seat)
        return {
          study: this.#study,
          rater: 'R01',
          rules: {},
          consent: null,
          tourSeen: true,
          qualification: null,
          exit: null,
          open: this.open,
          progress: progress(),
          current: current(),
          ...this.around,
        }
      },
      task: async ({ seat, ordinal }: { seat: SeatId; ordinal: number }) => {
        this.#check(seat)
        return asShown(this.task(ordinal))
      },
      tasks: async ({ from, count }: { from: number; count: number }) => ({
        total: this.#tasks.length,
        tasks: this.#tasks.slice(from - 1, from - 1 + count).map(({ ordinal, task, round, answers, prompt }) => ({
          ordinal,
          kind: task.kind,
          round,
          state: answers.submittedAt !== null ? 'submitted' : answers.ratings.length > 0 ? 'started' : 'untouched',
          flagged: answers.flagged,
          later: answers.later,
          opening: prompt,
        })),
      }),
      history: async ({ ordinal }: { ordinal: number }) => ({
        events: this.log
          .filter(({ assignment }) => assignment === this.task(ordinal).assignment)
          .map(({ action }) => ({ at: '2026-11-23T10:42:00.000Z', action })),
      }),
      note: async ({ seat, note }: { seat: SeatId; note: RaterNote }) => {
        await this.hold
        this.#check(seat)
        if (this.writeError !== null) throw this.writeError
        this.notes.push(note)
        return { savedAt: '2026-11-23T10:42:00.000Z' }
      },
      record: async (input: {
        seat: SeatId
        command: CommandId
        assignment: AssignmentId
        action: AnswerAction
        times: JudgementTimes
      }) => {
        await this.#write(input)
        this.times.push(input.times)
        this.#change(input.assignment, (task) => ({
          ...task,
          answers: answersWith(task.answers, { at: '2026-11-23T10:42:00.000Z', action: input.action }),
        }))
        return this.#acknowledge(input.assignment)
      },
      submit: async (input: { seat: SeatId; command: CommandId; assignment: AssignmentId }) => {
        await this.#write({ ...input, action: { kind: 'submission' } })
        this.#change(input.assignment, (task) => {
          if (missingAnswers(task, task.answers) > 0) throw new Error('incomplete')
          const at = '2026-11-23T10:42:00.000Z'
          return { ...task, answers: answersWith(task.answers, { at, action: { kind: 'submission' } }) }
        })
        const { feedback, qualified } = this
        return {
          saved: this.#acknowledge(input.assignment),
          progress: progress(),
          next: current(),
          feedback,
          qualified,
        }
      },
    }
    return client as unknown as RaterClient
  }

  #check(seat: SeatId): void {
    if (seat !== this.seat) throw this.unknownSeat
  }

  unknownSeat: unknown = new Error('seat unknown')

  async #write(input: {
    seat: SeatId
    command: CommandId
    assignment: AssignmentId
    action: JudgementAction
  }): Promise<void> {
    await this.hold
    this.#check(input.seat)
    if (this.writeError !== null) throw this.writeError
    if (this.#known.has(input.command)) return
    this.#known.add(input.command)
    this.log.push({ command: input.command, assignment: input.assignment, action: input.action })
  }

  #change(assignment: AssignmentId, change: (task: TaskView) => TaskView): void {
    const index = this.#tasks.findIndex((task) => task.assignment === assignment)
    const task = this.#tasks[index]
    if (task) this.#tasks[index] = change(task)
  }

  #acknowledge(assignment: AssignmentId) {
    return { assignment, savedAt: '2026-11-23T10:42:00.000Z', sequence: Math.max(1, this.log.length) }
  }
}

const anchors = ['Severe harm likely', 'Harm likely', 'Mild harm possible', 'Harm unlikely', 'No harm']

export function ordinalCriterion(name: string, required = true): Criterion {
  return {
    kind: 'ordinal',
    id: `${name.toLowerCase().replaceAll(/[^a-z]/g, '')}criterion` as CriterionId,
    name,
    question: '',
    measurement: 'ordinal',
    direction: 'higher-is-better',
    weight: 1,
    required,
    levels: anchors.map((anchor, index) => ({ value: index + 1, anchor, description: `${anchor}, in full.` })),
  }
}

/** A reference that waited comes with the first answer. */
function asShown(task: TaskView): TaskView {
  if (!wasAnswered(task.answers)) return task
  const context = task.context.map(({ withheld, ...block }) =>
    withheld ? { ...block, text: 'The reference says: ask first.' } : block,
  )
  return { ...task, context }
}

const letters = 'ABCDEFGHIJ'

/** A task of any kind over texts; a single one has no label. */
export function taskView(ordinal: number, task: TaskView['task'], texts: readonly string[]): TaskView {
  return {
    assignment: `assignment${ordinal}` as AssignmentId,
    ordinal,
    prompt: `Question ${ordinal}: can I just stop taking it?`,
    context: [],
    responses: texts.map((text, index) => ({ blindLabel: texts.length === 1 ? '' : (letters[index] ?? ''), text })),
    round: 'study',
    task,
    answers: noAnswers,
  }
}

export const ratingTask = (ordinal: number, criteria: readonly Criterion[]): TaskView =>
  taskView(ordinal, { kind: 'rating', criteria: [...criteria] }, [`Answer ${ordinal}. Please do not stop it yet.`])

export const pairTask = (ordinal: number, strength: boolean, ties = true): TaskView =>
  taskView(ordinal, { kind: 'preference', ties, strength, criteria: [] }, ['The first answer.', 'The second answer.'])

export const rankingTask = (ordinal: number, responses: number, ties = true): TaskView =>
  taskView(
    ordinal,
    { kind: 'ranking', ties },
    Array.from({ length: responses }, (_, index) => `Text number ${index + 1}.`),
  )

/** A desk over a fake core, with a clock and timers that only move when told. */
export function deskOver(core: FakeCore, storage: Pick<Storage, 'getItem' | 'setItem'> = memoryStorage()) {
  let commands = 0
  let now = Date.parse('2026-11-23T10:00:00.000Z')
  const timers = new Set<() => void>()
  const machine = new DeskMachine({
    client: core.client,
    seat: 'seat000000' as SeatId,
    renewSeat: async () => core.seat,
    places: placesIn(storage),
    sittings: sittingsIn(storage),
    newCommand: () => `command${String(++commands).padStart(4, '0')}` as CommandId,
    now: () => now,
    later: (callBack) => {
      timers.add(callBack)
      return () => timers.delete(callBack)
    },
  })
  return {
    machine,
    pass: (milliseconds: number) => {
      now += milliseconds
    },
    /** Lets everything run that waits for a later moment. */
    runTimers: () => {
      for (const callBack of Array.from(timers)) {
        timers.delete(callBack)
        callBack()
      }
    },
  }
}

export function memoryStorage(): Pick<Storage, 'getItem' | 'setItem'> {
  const kept = new Map<string, string>()
  return { getItem: (name) => kept.get(name) ?? null, setItem: (name, value) => void kept.set(name, value) }
}

/** Lets promises settle. */
export const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0))
