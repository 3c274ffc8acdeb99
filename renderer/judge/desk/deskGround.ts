import { createStore, type StoreApi } from 'zustand/vanilla'
import type { AssignmentId, AttachmentId } from '#contract/ids.ts'
import type { JudgementAction } from '#contract/judgement.ts'
import type { RaterNote, TaskView } from '#contract/rater.ts'
import { type Trouble, troubleOf } from '#lib/failures.ts'
import { CommentDraft } from './commentDraft.ts'
import type { DeskOptions } from './deskOptions.ts'
import { currentCriterion, type DeskState, deskAtFirst, type Happening } from './deskState.ts'
import { type Noting, SaveQueue, type Saving } from './saveQueue.ts'
import { SeatLine, type Submitted } from './sending.ts'
import { Sitting, type SittingEnd } from './sitting/sitting.ts'
import { UndoList } from './undoList.ts'
import { Visits } from './visits.ts'

/** As the core hands them out. */
export type AttachmentBytes = { readonly mediaType: string; readonly base64: string }

/** What the desk stands on: state, the line to the core, and the clocks. What a rater can do with it is in `DeskMachine`. */
export abstract class DeskGround {
  readonly store: StoreApi<DeskState> = createStore<DeskState>()(() => deskAtFirst)
  protected readonly options: DeskOptions
  protected readonly line: SeatLine
  protected readonly queue: SaveQueue
  protected readonly visits: Visits
  protected readonly sitting: Sitting
  protected readonly undoList = new UndoList()
  protected readonly draft: CommentDraft
  #halfDone: (() => void) | null = null
  #serial = 0
  readonly #listeners = new Set<() => void>()
  /** Whether drawing waits for a moment. */
  #held = false
  /** Whether the window can be seen. */
  #watched = true
  /** The computer sleeps or is locked, until the next sign of life. */
  #asleep = false

  constructor(options: DeskOptions) {
    this.options = options
    this.store.subscribe(() => {
      if (!this.#held) this.#tell()
    })
    this.visits = new Visits(options.now)
    this.draft = new CommentDraft(options.later, (text) => this.record({ kind: 'comment', text }))
    this.line = new SeatLine(options.client, options.seat, options.renewSeat)
    this.queue = new SaveQueue({
      send: (saving) => this.line.send(saving, (sent, answer) => this.submitted(sent, answer)),
      onState: (saving) => {
        this.set({ saving })
        if (saving.kind !== 'saving') this.release()
      },
      onRefused: (saving, trouble) => this.refused(saving, trouble),
      later: options.later,
    })
    this.sitting = new Sitting({
      now: options.now,
      note: (note) => this.note(note),
      store: options.sittings ?? { find: () => null, keep: () => undefined },
    })
  }

  /** Hears of changes that are to be drawn. The state itself may be newer for a moment: see `hold`. */
  readonly subscribe = (hear: () => void): (() => void) => {
    this.#listeners.add(hear)
    return () => this.#listeners.delete(hear)
  }

  get state(): DeskState {
    return this.store.getState()
  }

  /** How many things are not on disk yet. */
  get unsaved(): number {
    return this.queue.length
  }

  say(happening: Happening): void {
    this.#serial += 1
    this.set({ happening: { ...happening, serial: this.#serial } })
  }

  /** Records a comment that is still being typed. */
  finishComment(): void {
    this.draft.flush()
  }

  /** Records whatever is still being typed, at the task in front: before anything else is done. */
  finishTyping(): void {
    this.giveHalfDone()
    this.#giveWords()
  }

  /** Sets what gives a thing being made beside the answers, such as a mark, if it is complete; null: there is none. */
  setHalfDone(give: (() => void) | null): void {
    this.#halfDone = give
  }

  /** Gives what is being made beside the answers and is complete: before something else takes its place. */
  giveHalfDone(): void {
    this.#halfDone?.()
  }

  #giveWords(): void {
    this.options.giveTyped?.()
    this.draft.flush()
  }

  /** Remembers where the rater is, for the next start. */
  keepPlace(scrollTop = this.state.scrollTop): void {
    const { task, next } = this.state
    if (!task) return
    this.options.places.keep({
      next: next?.assignment ?? null,
      assignment: task.assignment,
      ordinal: task.ordinal,
      criterion: currentCriterion(this.state),
      scrollTop,
    })
  }

  /** The window was hidden or shown again: time does not count meanwhile. */
  setWatched(watched: boolean): void {
    this.#watched = watched
    // A hidden page may never be shown again: nothing that was typed waits in it.
    if (!watched) this.#giveWords()
    this.settleClocks()
  }

  /** The computer went to sleep or was locked. Time counts again from the next sign of life. */
  fallAsleep(): void {
    this.#asleep = true
    this.settleClocks()
    this.sitting.end('asleep')
  }

  /** A sign of life: key, pointer, scroll. */
  sign(): void {
    const away = this.#asleep || !this.sitting.atDesk
    this.#asleep = false
    this.visits.sign()
    this.sitting.sign()
    if (away) this.settleClocks()
  }

  /** Every few seconds. */
  tick(): void {
    this.sitting.tick()
    if (!this.sitting.atDesk) this.visits.stop()
  }

  /**
   * Lets what was just enqueued reach the disk before the page is drawn, for a moment that nobody sees: drawing takes longer than
   * saving and would hold up its answer, and so both are shown at once.
   */
  protected hold(): void {
    const { soon } = this.options
    if (soon === undefined || this.#held) return
    this.#held = true
    soon(() => this.release())
  }

  /** Draws now what waited. */
  protected release(): void {
    if (!this.#held) return
    this.#held = false
    this.#tell()
  }

  #tell(): void {
    for (const hear of this.#listeners) hear()
  }

  protected set(change: Partial<DeskState>): void {
    this.store.setState(change)
  }

  /** Time counts while a task is in front of a rater who can see it, and at no other time. */
  protected settleClocks(): void {
    const { stage, paused, gates, open, task } = this.state
    const counts =
      stage === 'working' && task !== null && !paused && gates.length === 0 && this.#watched && !this.#asleep
    if (!counts) {
      this.visits.stop()
      this.sitting.stop()
      return
    }
    this.visits.start()
    if (open) this.sitting.start()
  }

  protected leaveSitting(why: SittingEnd): void {
    this.settleClocks()
    this.sitting.end(why)
  }

  protected enqueue(assignment: AssignmentId, action: JudgementAction): void {
    this.queue.add({ command: this.options.newCommand(), assignment, action, times: this.visits.times() })
  }

  /** Notes what a rater did beside the tasks; nothing once judging is closed. */
  protected note(note: RaterNote): void {
    if (this.state.open) this.queue.add({ command: this.options.newCommand(), note })
  }

  /** The bytes of a picture or text of the task in front. */
  attachmentOf(assignment: AssignmentId, attachment: AttachmentId): Promise<AttachmentBytes> {
    return this.line.call((client, seat, signal) => client.attachment({ seat, assignment, attachment }, { signal }))
  }

  /** Reads again what stands beside the task in front: a reference that waited for the first answer may be there now. */
  async readContextAgain(): Promise<void> {
    const { task } = this.state
    if (task === null) return
    const again = await this.taskAt(task.ordinal).catch(() => null)
    const { task: shown } = this.state
    if (again === null || shown?.assignment !== again.assignment) return
    this.set({ task: { ...shown, context: again.context } })
  }

  protected taskAt(ordinal: number): Promise<TaskView> {
    return this.line.call((client, seat, signal) => client.task({ seat, ordinal }, { signal }))
  }

  /** Sends a note and waits until it is on disk; what went wrong, or null. */
  protected async noteNow(note: RaterNote): Promise<Trouble | null> {
    const command = this.options.newCommand()
    try {
      await this.line.call((client, seat, signal) => client.note({ seat, command, note }, { signal }))
      return null
    } catch (error) {
      return troubleOf(error)
    }
  }

  /** Records an action that came by itself, such as a comment that rests. */
  protected abstract record(action: JudgementAction): void
  protected abstract submitted(saving: Saving, answer: Submitted): void
  /** The core said no for good. */
  protected abstract refused(saving: Saving | Noting, trouble: Trouble): void
}
