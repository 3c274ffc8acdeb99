import { createStore, type StoreApi } from 'zustand/vanilla'
import type { AssignmentId } from '#contract/ids.ts'
import type { JudgementAction } from '#contract/judgement.ts'
import type { TaskView } from '#contract/rater.ts'
import { type Trouble, troubleOf } from '#lib/failures.ts'
import type { RankOrder } from '#ui/rankOrder.ts'
import { type AnswerAction, answersAfter, missingAnswers, noAnswers, sameAnswer, takingBack } from './answers.ts'
import { CommentDraft } from './commentDraft.ts'
import type { DeskOptions } from './deskOptions.ts'
import {
  canJudge,
  currentCriterion,
  type DeskState,
  deskAtFirst,
  furthest,
  type Happening,
  orderOf,
  taskShown,
} from './deskState.ts'
import type { Place } from './place.ts'
import { SaveQueue, type Saving } from './saveQueue.ts'
import { SeatLine, type Submitted } from './sending.ts'
import { UndoList } from './undoList.ts'
import { Visits } from './visits.ts'

/**
 * The rater's desk as a machine: every answer goes to the screen at once and to disk in order; the state says honestly
 * which of the two it has reached. Screens read `store` and call the methods; nothing here knows React.
 */
export class DeskMachine {
  readonly store: StoreApi<DeskState> = createStore<DeskState>()(() => deskAtFirst)
  readonly #options: DeskOptions
  readonly #line: SeatLine
  readonly #queue: SaveQueue
  readonly #visits: Visits
  readonly #undo = new UndoList()
  readonly #draft: CommentDraft
  #serial = 0
  /** Counts journeys to a task, so that a slow answer does not pull the rater back. */
  #journey = 0

  constructor(options: DeskOptions) {
    this.#options = options
    this.#visits = new Visits(options.now)
    this.#draft = new CommentDraft(options.later, (text) => this.act({ kind: 'comment', text }))
    this.#line = new SeatLine(options.client, options.seat, options.renewSeat)
    this.#queue = new SaveQueue({
      send: (saving) => this.#line.send(saving, (answer) => this.#submitted(saving, answer)),
      onState: (saving) => this.#set({ saving }),
      onRefused: (saving, trouble) => this.#refused(saving, trouble),
      later: options.later,
    })
  }

  /** Reads what is on the desk and opens the task where the rater was. */
  async open(): Promise<void> {
    this.#set({ stage: 'opening', trouble: null })
    try {
      const desk = await this.#line.call((client, seat, signal) => client.desk({ seat }, { signal }))
      const { study, rater, open, progress, current } = desk
      const next = current && { assignment: current.assignment, ordinal: current.ordinal }
      this.#set({ study, rater, open, progress, next })
      const place = this.#options.places.find(next?.assignment ?? null)
      const kept = place && place.assignment !== current?.assignment ? await this.#taskAt(place.ordinal) : null
      const task = kept && kept.assignment === place?.assignment ? kept : current
      if (task) this.#show(task, place?.assignment === task.assignment ? place : null)
      else if (!open && progress.total > 0) await this.goTo(1)
      else this.#set({ stage: 'finished', task: null })
    } catch (error) {
      this.#set({ stage: 'unreachable', trouble: troubleOf(error) })
    }
  }

  /** Leaves the desk. */
  close(): void {
    this.#draft.flush()
    this.#journey += 1
    this.#queue.stop()
    this.#visits.stop()
  }

  /** Changes an answer: on screen now, on disk in its turn, and on the list of what can be undone. */
  act(action: AnswerAction, order?: RankOrder): void {
    const { task, answers } = this.state
    if (!canJudge(this.state) || task === null) return
    const back = takingBack(answers, action)
    // An order may hold gaps that the recorded ranks do not: then only the screen changes.
    if (sameAnswer(back, action)) return order && this.#set({ order })
    this.#undo.addAnswer(task, back)
    this.#apply(action, order)
  }

  /** Shows a comment as it is typed; it is recorded when the typing rests or something else happens. */
  typeComment(text: string): void {
    if (!canJudge(this.state)) return
    this.#set({ comment: text })
    this.#draft.type(text)
  }

  /** Records a comment that is still being typed. */
  finishComment(): void {
    this.#draft.flush()
  }

  /** Submits the task when nothing is missing, and otherwise says so. A second press while the first is on its way does nothing. */
  submit(): void {
    this.#draft.flush()
    const { task, answers, changed, next } = this.state
    if (!canJudge(this.state) || task === null) return
    if (missingAnswers(task, answers) > 0) return this.say({ kind: 'incomplete' })
    if (answers.submittedAt !== null && !changed) {
      if (next) void this.goTo(next.ordinal)
      else this.#finish()
      return
    }
    this.#set({ submitting: true })
    this.#enqueue(task.assignment, { kind: 'submission' })
  }

  /** Takes back the last thing done, wherever it was done; after a submission it opens that task again. */
  async undo(): Promise<void> {
    this.#draft.flush()
    if (!this.state.open || this.state.paused || this.state.submitting) return
    const step = this.#undo.take()
    this.#set({ canUndo: !this.#undo.isEmpty })
    if (!step) return this.say({ kind: 'nothing-to-undo' })
    const here = this.state.stage === 'working' && this.state.task?.ordinal === step.ordinal
    if (!here && !(await this.goTo(step.ordinal))) {
      this.#undo.putBack(step)
      return this.#set({ canUndo: true })
    }
    if (step.kind === 'submission') return this.say({ kind: 'reopened', ordinal: step.ordinal })
    this.#apply(step.back)
    this.#attendTo(step.back)
    const { kind } = step.back
    this.say({ kind: 'undone', what: kind === 'comment' || kind === 'flag' ? kind : 'answer' })
  }

  /** Opens one of the rater's own tasks. False when it did not: unsaved work comes first, or the core did not answer. */
  async goTo(ordinal: number): Promise<boolean> {
    const { progress, stage } = this.state
    if (ordinal < 1 || ordinal > Math.max(furthest(this.state), 1) || progress.total === 0) return false
    this.#draft.flush()
    this.#journey += 1
    const journey = this.#journey
    if (!(await this.#queue.settled())) {
      this.say({ kind: 'unsaved-first' })
      return false
    }
    try {
      const task = await this.#taskAt(ordinal)
      if (journey !== this.#journey) return false
      this.#show(task, null)
      return true
    } catch (error) {
      if (stage === 'opening') this.#set({ stage: 'unreachable', trouble: troubleOf(error) })
      else this.say({ kind: 'cannot-open', trouble: troubleOf(error) })
      return false
    }
  }

  earlier(): void {
    const { task, stage, progress } = this.state
    void this.goTo(stage === 'finished' ? progress.total : (task?.ordinal ?? 1) - 1)
  }

  later(): void {
    const { task, stage, next } = this.state
    if (stage !== 'working' || task === null) return
    if (task.ordinal >= furthest(this.state)) {
      if (next === null && this.state.open) this.#finish()
      return
    }
    void this.goTo(task.ordinal + 1)
  }

  /** Moves the keys to a criterion; stays within the list. */
  setCriterion(index: number): void {
    const { task } = this.state
    if (task?.task.kind !== 'rating') return
    this.#set({ criterion: Math.max(0, Math.min(index, task.task.criteria.length - 1)) })
    this.keepPlace()
  }

  /** Moves the keys to a response in a ranking. */
  choose(letter: string): void {
    this.#set({ chosen: letter })
  }

  pause(): void {
    this.#draft.flush()
    this.#visits.stop()
    this.#set({ paused: true })
  }

  resume(): void {
    this.#set({ paused: false })
    this.#visits.start()
  }

  /** The window was hidden or shown again, or the computer slept: time does not count meanwhile. */
  setWatched(watched: boolean): void {
    if (!watched) this.#visits.stop()
    else if (!this.state.paused && this.state.stage === 'working') this.#visits.start()
  }

  /** A sign of life: key, pointer, scroll. */
  sign(): void {
    this.#visits.sign()
  }

  retry(): void {
    if (this.state.stage === 'unreachable') void this.open()
    else this.#queue.retry()
  }

  say(happening: Happening): void {
    this.#serial += 1
    this.#set({ happening: { ...happening, serial: this.#serial } })
  }

  /** Remembers where the rater is, for the next start. */
  keepPlace(scrollTop = this.state.scrollTop): void {
    const { task, next } = this.state
    if (!task) return
    this.#options.places.keep({
      next: next?.assignment ?? null,
      assignment: task.assignment,
      ordinal: task.ordinal,
      criterion: currentCriterion(this.state),
      scrollTop,
    })
  }

  get state(): DeskState {
    return this.store.getState()
  }

  /** How many things are not on disk yet. */
  get unsaved(): number {
    return this.#queue.length
  }

  #set(change: Partial<DeskState>): void {
    this.store.setState(change)
  }

  #taskAt(ordinal: number): Promise<TaskView> {
    return this.#line.call((client, seat, signal) => client.task({ seat, ordinal }, { signal }))
  }

  #apply(action: AnswerAction, order?: RankOrder): void {
    const { task, answers } = this.state
    if (task === null) return
    this.#visits.touch()
    this.#set({
      answers: answersAfter(answers, action),
      ...(action.kind === 'comment' ? { comment: action.text } : {}),
      changed: true,
      canUndo: !this.#undo.isEmpty,
      ...(action.kind === 'ranking' ? { order: order ?? orderOf(task, action.value) } : {}),
    })
    this.#enqueue(task.assignment, action)
  }

  #enqueue(assignment: AssignmentId, action: JudgementAction): void {
    this.#queue.add({ command: this.#options.newCommand(), assignment, action, times: this.#visits.times() })
  }

  #show(task: TaskView, place: Place | null): void {
    this.#visits.open(task.assignment)
    this.#set({ ...taskShown(task, place), visit: this.state.visit + 1 })
    if (!this.state.paused) this.#visits.start()
    this.say({ kind: 'task', ordinal: task.ordinal })
    this.keepPlace()
  }

  #attendTo(action: AnswerAction): void {
    const { task } = this.state
    if (action.kind === 'rating' && task?.task.kind === 'rating') {
      this.setCriterion(task.task.criteria.findIndex(({ id }) => id === action.criterion))
    }
  }

  #submitted({ assignment }: Saving, { progress, next }: Submitted): void {
    const { task } = this.state
    if (task?.assignment === assignment) this.#undo.addSubmission(task.ordinal)
    this.#set({
      progress,
      next: next && { assignment: next.assignment, ordinal: next.ordinal },
      submitting: false,
      canUndo: true,
    })
    if (next) this.#show(next, null)
    else this.#finish()
  }

  #finish(): void {
    this.#visits.stop()
    this.#set({ stage: 'finished', task: null, answers: noAnswers, submitting: false })
  }

  /** The core said no for good: the desk shows again what is on disk. */
  #refused({ action }: Saving, trouble: Trouble): void {
    if (action.kind === 'submission') this.#set({ submitting: false })
    if (trouble.kind === 'expected' && trouble.failure.code === 'WRONG_STAGE') return this.#set({ open: false })
    const { task } = this.state
    if (!task) return
    void this.#taskAt(task.ordinal).then(
      ({ answers }) => {
        if (this.state.task?.assignment === task.assignment) {
          this.#set({ answers, order: orderOf(task, answers.ranking) })
        }
      },
      () => undefined,
    )
  }
}
