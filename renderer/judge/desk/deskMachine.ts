import { answersWith, noAnswers } from '#contract/answers.ts'
import type { TaskView } from '#contract/rater.ts'
import { troubleOf } from '#lib/failures.ts'
import type { RankOrder } from '#ui/rankOrder.ts'
import {
  type AnswerAction,
  askedIndex,
  askedOf,
  isFirstGuess,
  missingAnswers,
  placeOf,
  sameAnswer,
  takingBack,
} from './answers.ts'
import { gatesAtOpening, gatesBetween } from './before/gates.ts'
import { DeskAround } from './deskAround.ts'
import { canPutOff, furthest, mayAct, orderOf, reachedBy, taskShown, wasSubmitted } from './deskState.ts'
import type { Place } from './place.ts'
import type { Saving } from './saveQueue.ts'
import type { Submitted } from './sending.ts'
import { personOf } from './sitting/person.ts'
import { answerStep, isTyped, type UndoStep } from './undoList.ts'

/**
 * The rater's desk as a machine: every answer goes to the screen at once and to disk in order; the state says honestly
 * which of the two it has reached. Screens read `store` and call the methods; nothing here knows React.
 */
export class DeskMachine extends DeskAround {
  /** Counts journeys to a task, so that a slow answer does not pull the rater back. */
  #journey = 0

  /** Reads what is on the desk and opens the task where the rater was. */
  async open(): Promise<void> {
    this.queue.begin()
    this.set({ stage: 'opening', trouble: null })
    try {
      const desk = await this.readDesk()
      const { study, rater, open, progress, current } = desk
      this.sitting.open(personOf(study.title, rater))
      const place = this.options.places.find(current?.assignment ?? null)
      const kept = place && place.assignment !== current?.assignment ? await this.taskAt(place.ordinal) : null
      const task = kept && kept.assignment === place?.assignment ? kept : current
      this.set({ gates: gatesAtOpening(desk), tour: desk.tourSeen || !open || current === null ? null : 'offered' })
      if (task) this.#show(task, place?.assignment === task.assignment ? place : null)
      else if (!open && progress.total > 0) await this.goTo(1)
      else this.set({ stage: 'finished', task: null })
      this.lockIfSpent()
    } catch (error) {
      this.set({ stage: 'unreachable', trouble: troubleOf(error) })
    }
  }

  /** Leaves the desk. What is still on its way goes on. */
  close(): void {
    this.finishTyping()
    this.#journey += 1
    this.leaveSitting('handed-back')
    this.visits.stop()
    this.queue.end()
  }

  /** Changes an answer: on its way to disk, on screen, and on the list of what can be undone. */
  act(action: AnswerAction, order?: RankOrder): void {
    const { task, answers } = this.state
    if (!mayAct(this.state) || task === null) return
    if (action.kind === 'opened') return answers.opened.includes(action.aid) ? undefined : this.#apply(action)
    const back = takingBack(answers, action)
    // An order may hold gaps that the recorded ranks do not: then only the screen changes.
    if (sameAnswer(back, action) && !isFirstGuess(answers, action)) return order && this.set({ order })
    this.undoList.addAnswer(task, back)
    this.#apply(action, order)
  }

  /** Shows a comment as it is typed; it is recorded when the typing rests or something else happens. */
  typeComment(text: string): void {
    if (!mayAct(this.state)) return
    this.set({ comment: text })
    this.release()
    this.draft.type(text)
  }

  /** Submits the task when nothing is missing, and otherwise says so. A second press while the first is on its way does nothing. */
  submit(): void {
    this.finishTyping()
    const { task, answers, next } = this.state
    if (!mayAct(this.state) || task === null) return
    if (missingAnswers(task, answers) > 0) return this.say({ kind: 'incomplete' })
    if (wasSubmitted(this.state) && !answers.changedSince) {
      if (next) void this.goTo(next.ordinal)
      else this.#finish()
      return
    }
    this.hold()
    this.enqueue(task.assignment, { kind: 'submission' })
    this.set({ submitting: true })
  }

  /** Takes back the last thing done, wherever it was done; after a submission it opens that task again. */
  undo(): Promise<void> {
    return this.#step('take', 'putBack', (step) => {
      if (step.kind === 'submission') {
        this.undoList.addUndone(step)
        return this.say({ kind: 'reopened', ordinal: step.ordinal })
      }
      const again = this.#applyStep(step)
      if (again) this.undoList.addUndone(again)
      const { kind } = step.action
      this.say({ kind: 'undone', what: kind === 'comment' || kind === 'flag' ? kind : 'answer' })
    })
  }

  /** Does again what was taken back last. */
  redo(): Promise<void> {
    return this.#step('takeUndone', 'addUndone', (step) => {
      if (step.kind === 'submission') {
        if (this.state.answers.changedSince) return this.submit()
        this.undoList.addRedone(step)
        const { next } = this.state
        return void (next ? this.goTo(next.ordinal) : this.#finish())
      }
      const back = this.#applyStep(step)
      if (back) this.undoList.addRedone(back)
      this.say({ kind: 'redone' })
    })
  }

  /** Puts the task to the end of the own queue and goes on with the next. */
  async putOff(): Promise<void> {
    this.finishTyping()
    const { task, answers } = this.state
    if (!mayAct(this.state) || !canPutOff(this.state) || task === null) return
    this.undoList.addAnswer(task, { kind: 'later', later: answers.later })
    this.#apply({ kind: 'later', later: true })
    const journey = ++this.#journey
    if (!(await this.queue.settled())) return this.say({ kind: 'unsaved-first' })
    try {
      const { current } = await this.readDesk()
      if (journey !== this.#journey) return
      const last = current === null || current.assignment === task.assignment
      if (!last) this.#show(current, null)
      this.say({ kind: 'put-off', last })
    } catch (error) {
      this.say({ kind: 'cannot-open', trouble: troubleOf(error) })
    }
  }

  /** Opens one of the rater's own tasks. False when it did not: unsaved work comes first, or the core did not answer. */
  async goTo(ordinal: number): Promise<boolean> {
    const { progress, stage, gates } = this.state
    if (ordinal < 1 || ordinal > Math.max(furthest(this.state), 1) || progress.total === 0) return false
    if (gates.some(({ kind }) => kind === 'locked' || kind === 'consent')) return false
    this.finishTyping()
    const journey = ++this.#journey
    if (!(await this.queue.settled())) {
      this.say({ kind: 'unsaved-first' })
      return false
    }
    try {
      const task = await this.taskAt(ordinal)
      if (journey !== this.#journey) return false
      this.#show(task, null)
      return true
    } catch (error) {
      if (stage === 'opening') this.set({ stage: 'unreachable', trouble: troubleOf(error) })
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
    const { task, answers } = this.state
    if (task === null) return
    this.set({ criterion: Math.max(0, Math.min(index, askedOf(task, answers).length - 1)) })
    this.keepPlace()
  }

  /** Moves the keys to a response in a ranking. */
  choose(letter: string): void {
    this.set({ chosen: letter })
  }

  retry(): void {
    if (this.state.stage === 'unreachable') void this.open()
    else this.queue.retry()
  }

  protected record(action: AnswerAction): void {
    this.act(action)
  }

  protected submitted({ assignment }: Saving, { progress, next, feedback, qualified }: Submitted): void {
    const { task, qualification, reached } = this.state
    if (task?.assignment === assignment) this.undoList.addSubmission(task.ordinal)
    this.set({
      progress,
      next: next && { assignment: next.assignment, ordinal: next.ordinal },
      reached: Math.max(reached, reachedBy(next, progress)),
      qualification: qualification && { ...qualification, passed: qualified },
      gates: task?.assignment === assignment ? gatesBetween(task, next, feedback) : [],
      submitting: false,
      canUndo: true,
      canRedo: false,
    })
    if (!next) return this.#finish()
    this.offerBreak()
    this.#show(next, null)
    this.lockIfSpent()
  }

  /** Takes a step from the list, goes to where it was done, and does it there. */
  async #step(
    from: 'take' | 'takeUndone',
    back: 'putBack' | 'addUndone',
    work: (step: UndoStep) => void,
  ): Promise<void> {
    this.finishTyping()
    const { open, paused, submitting, gates, stage, task } = this.state
    if (!open || paused || submitting || gates.length > 0) return
    const step = this.undoList[from]()
    if (!step) return this.say({ kind: from === 'take' ? 'nothing-to-undo' : 'nothing-to-redo' })
    const here = stage === 'working' && task?.ordinal === step.ordinal
    if (here || (await this.goTo(step.ordinal))) work(step)
    else this.undoList[back](step)
    this.#showUndo()
  }

  /** Does a step at the task in front; returns what takes it back. */
  #applyStep({ action }: Extract<UndoStep, { kind: 'answer' }>): UndoStep | null {
    const { task, answers } = this.state
    if (task === null) return null
    const back = answerStep(task, takingBack(answers, action))
    this.#apply(action)
    if (action.kind === 'rating' || action.kind === 'preference') {
      this.setCriterion(askedIndex(askedOf(task, this.state.answers), action.criterion, placeOf(action)))
    }
    return back
  }

  #showUndo(): void {
    this.set({ canUndo: !this.undoList.isEmpty, canRedo: !this.undoList.nothingUndone })
  }

  #apply(action: AnswerAction, order?: RankOrder): void {
    const { task, answers } = this.state
    if (task === null) return
    this.visits.touch()
    // What is typed must be in its field before the next letter.
    if (!isTyped(action)) this.hold()
    this.enqueue(task.assignment, action)
    const at = new Date(this.options.now()).toISOString()
    this.set({
      answers: answersWith(answers, { at, action }),
      // What was said before is about something else now.
      happening: null,
      ...(action.kind === 'comment' ? { comment: action.text } : {}),
      ...(action.kind === 'ranking' ? { order: order ?? orderOf(task, action.value) } : {}),
    })
    this.#showUndo()
  }

  #show(task: TaskView, place: Place | null): void {
    // What was typed while the task was on its way belongs to the one before.
    this.finishTyping()
    this.visits.open(task.assignment)
    this.set({ ...taskShown(task, place), visit: this.state.visit + 1 })
    this.settleClocks()
    this.say({ kind: 'task', ordinal: task.ordinal })
    this.keepPlace()
  }

  #finish(): void {
    this.set({ stage: 'finished', task: null, answers: noAnswers, submitting: false })
    this.settleClocks()
  }
}
