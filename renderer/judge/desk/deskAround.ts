import type { PastAction } from '#contract/answers.ts'
import type { Desk, RaterNote, TaskView } from '#contract/rater.ts'
import type { RaterClient } from '#lib/client.ts'
import type { Trouble } from '#lib/failures.ts'
import { DeskGround } from './deskGround.ts'
import { furthest, orderOf, reachedBy } from './deskState.ts'
import type { Noting, Saving } from './saveQueue.ts'

/** One line of the list of own tasks. */
export type OwnTask = Awaited<ReturnType<RaterClient['tasks']>>['tasks'][number]

/** What was done at a task, with the task as it stands now. */
export type OwnHistory = { readonly task: TaskView; readonly events: readonly PastAction[] }

/** Own tasks that are asked for at once. */
const listPage = 500

/** What a rater does beside the tasks: agreeing, the tour, pauses and breaks, the questions at the end. */
export abstract class DeskAround extends DeskGround {
  /** The own tasks in their order, as far as the rater has come. */
  async ownTasks(): Promise<readonly OwnTask[]> {
    const until = furthest(this.state)
    const tasks: OwnTask[] = []
    while (tasks.length < until) {
      const from = tasks.length + 1
      const count = Math.min(listPage, until - tasks.length)
      const page = await this.line.call((client, seat, signal) => client.tasks({ seat, from, count }, { signal }))
      if (page.tasks.length === 0) break
      tasks.push(...page.tasks)
    }
    return tasks
  }

  async historyOf(ordinal: number): Promise<OwnHistory> {
    await this.queue.settled()
    const [task, { events }] = await Promise.all([
      this.taskAt(ordinal),
      this.line.call((client, seat, signal) => client.history({ seat, ordinal }, { signal })),
    ])
    return { task, events }
  }

  pause(): void {
    this.finishTyping()
    this.set({ paused: true })
    this.leaveSitting('paused')
  }

  resume(): void {
    this.set({ paused: false })
    this.lockIfSpent()
    this.settleClocks()
  }

  /** Agrees to what is asked before the first task; what went wrong, or null. */
  async agree(): Promise<Trouble | null> {
    const trouble = await this.noteNow({ kind: 'consent' })
    if (trouble === null) this.passGate()
    return trouble
  }

  /** Leaves the first thing behind that stands before the task. A locked sitting opens only in its time. */
  passGate(): void {
    const [first, ...gates] = this.state.gates
    if (first?.kind === 'locked' && this.options.now() < first.until) return
    if (first?.kind === 'break') this.note({ kind: 'break-offered', taken: false })
    this.set({ gates, visit: this.state.visit + 1 })
    this.settleClocks()
  }

  /** Takes the break that was offered. */
  takeBreak(): void {
    this.set({ gates: this.state.gates.slice(1) })
    this.note({ kind: 'break-offered', taken: true })
    this.pause()
  }

  /** Goes to a step of the tour; null ends it, and it is not offered again. */
  showTour(step: number | null): void {
    if (step === null) this.note({ kind: 'tour' })
    this.set({ tour: step })
  }

  /** Answers the questions at the end; what went wrong, or null. */
  async answerExit(answers: Extract<RaterNote, { kind: 'exit' }>['answers']): Promise<Trouble | null> {
    const trouble = await this.noteNow({ kind: 'exit', answers })
    const { exit } = this.state
    if (trouble === null && exit)
      this.set({ exit: { ...exit, answeredAt: new Date(this.options.now()).toISOString() } })
    return trouble
  }

  /** Offers a break when one is due. */
  protected offerBreak(): void {
    const { rules, gates } = this.state
    const minutes = rules.sitting?.breakAfter
    if (minutes === undefined || !this.sitting.isBreakDue(minutes)) return
    this.sitting.breakOffered()
    this.set({ gates: [...gates, { kind: 'break', minutes: Math.round(this.sitting.activeMs / 60_000) }] })
  }

  /** Ends a sitting that is long enough. Between tasks only: whoever is in the middle of one may finish it. */
  protected lockIfSpent(): void {
    const { rules, gates, next, open } = this.state
    const most = rules.sitting?.most
    const until = most === undefined || next === null || !open ? null : this.sitting.lockedUntil(most)
    if (until === null) return
    this.set({ gates: [...gates.filter(({ kind }) => kind !== 'break'), { kind: 'locked', until }] })
    this.leaveSitting('cap')
  }

  /** Reads what is on the desk now. */
  protected async readDesk(): Promise<Desk> {
    const desk = await this.line.call((client, seat, signal) => client.desk({ seat }, { signal }))
    const { study, rater, rules, qualification, exit, open, progress, current } = desk
    const next = current && { assignment: current.assignment, ordinal: current.ordinal }
    const reached = Math.max(this.state.reached, reachedBy(current, progress))
    this.set({ study, rater, rules, qualification, exit, open, progress, next, reached })
    return desk
  }

  protected refused(saving: Saving | Noting, trouble: Trouble): void {
    if ('note' in saving) return
    if (saving.action.kind === 'submission') this.set({ submitting: false })
    if (trouble.kind === 'expected' && trouble.failure.code === 'WRONG_STAGE') return this.set({ open: false })
    const { task } = this.state
    if (!task) return
    // The desk shows again what is on disk.
    void this.taskAt(task.ordinal).then(
      ({ answers }) => {
        if (this.state.task?.assignment === task.assignment)
          this.set({ answers, order: orderOf(task, answers.ranking) })
      },
      () => undefined,
    )
  }
}
