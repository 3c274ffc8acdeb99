import { ORPCError } from '@orpc/client'
import { describe, expect, it } from 'vitest'
import type { CriterionId, SeatId } from '#contract/ids.ts'
import {
  deskOver,
  FakeCore,
  memoryStorage,
  ordinalCriterion,
  pairTask,
  rankingTask,
  ratingTask,
  settle,
} from '../testing/fakeCore.ts'
import type { AnswerAction } from './answers.ts'
import { ratingOf } from './answers.ts'

const accuracy = ordinalCriterion('Accuracy')
const safety = ordinalCriterion('Safety')
const style = ordinalCriterion('Style', false)
const criteria = [accuracy, safety, style]

const give = (criterion: { id: CriterionId }, value: number): AnswerAction => ({
  kind: 'rating',
  criterion: criterion.id,
  value: { state: 'given', value },
})

async function opened(core: FakeCore, storage = memoryStorage()) {
  const desk = deskOver(core, storage)
  await desk.machine.open()
  return desk
}

describe('the desk', () => {
  it('opens the first task that is not submitted, at its first open criterion', async () => {
    const core = new FakeCore([ratingTask(1, criteria), ratingTask(2, criteria)])
    const { machine } = await opened(core)
    expect(machine.state).toMatchObject({ stage: 'working', criterion: 0, task: { ordinal: 1 } })
  })

  it('shows an answer at once, calls it saved only when the core has it, and keeps the order', async () => {
    const core = new FakeCore([ratingTask(1, criteria)])
    const { machine } = await opened(core)
    let letGo = () => {}
    core.hold = new Promise((resolve) => {
      letGo = resolve
    })
    machine.act(give(accuracy, 4))
    machine.act(give(safety, 2))
    expect(ratingOf(machine.state.answers, accuracy.id)).toEqual({ state: 'given', value: 4 })
    expect(machine.state.saving.kind).toBe('saving')
    expect(core.log).toHaveLength(0)
    letGo()
    await settle()
    expect(core.log.map(({ action }) => action)).toEqual([give(accuracy, 4), give(safety, 2)])
    expect(machine.state.saving).toEqual({ kind: 'saved', at: '2026-11-23T10:42:00.000Z' })
  })

  it('says what failed, loses nothing, and saves it all in order when it can again, each once', async () => {
    const core = new FakeCore([ratingTask(1, criteria)])
    const { machine, runTimers } = await opened(core)
    core.writeError = new ORPCError('DISK_FULL', { data: {} })
    machine.act(give(accuracy, 4))
    machine.act(give(safety, 2))
    await settle()
    expect(machine.state.saving).toMatchObject({
      kind: 'failed',
      trouble: { kind: 'expected', failure: { code: 'DISK_FULL' } },
    })
    expect(ratingOf(machine.state.answers, safety.id)).toEqual({ state: 'given', value: 2 })
    runTimers()
    await settle()
    expect(machine.state.saving.kind).toBe('failed')
    core.writeError = null
    machine.retry()
    await settle()
    expect(core.log.map(({ action }) => action)).toEqual([give(accuracy, 4), give(safety, 2)])
    expect(new Set(core.log.map(({ command }) => command)).size).toBe(2)
    expect(machine.state.saving.kind).toBe('saved')
    runTimers()
    await settle()
    expect(core.log).toHaveLength(2)
  })

  it('takes its seat again when the core was started anew', async () => {
    const core = new FakeCore([ratingTask(1, criteria)])
    const { machine } = await opened(core)
    core.unknownSeat = new ORPCError('SEAT_UNKNOWN', { data: {} })
    core.seat = 'seat111111' as SeatId
    machine.act(give(accuracy, 5))
    await settle()
    expect(core.log).toHaveLength(1)
    expect(machine.state.saving.kind).toBe('saved')
  })

  it('submits only what is complete, and a second Enter does nothing', async () => {
    const core = new FakeCore([ratingTask(1, criteria), ratingTask(2, criteria)])
    const { machine } = await opened(core)
    machine.submit()
    expect(machine.state.happening).toMatchObject({ kind: 'incomplete' })
    machine.act(give(accuracy, 4))
    machine.act(give(safety, 4))
    machine.submit()
    machine.submit()
    await settle()
    machine.submit()
    await settle()
    expect(core.log.filter(({ action }) => (action as { kind: string }).kind === 'submission')).toHaveLength(1)
    expect(machine.state).toMatchObject({ task: { ordinal: 2 }, progress: { done: 1, total: 2 }, submitting: false })
  })

  it('ends after the last task and can be looked at again from there', async () => {
    const core = new FakeCore([pairTask(1, true)])
    const { machine } = await opened(core)
    machine.act({ kind: 'preference', value: { state: 'given', outcome: 2 } })
    machine.submit()
    await settle()
    expect(machine.state).toMatchObject({ stage: 'finished', task: null })
    machine.earlier()
    await settle()
    expect(machine.state).toMatchObject({ stage: 'working', task: { ordinal: 1 } })
    machine.later()
    expect(machine.state.stage).toBe('finished')
  })

  it('undoes across tasks: first the submission, then the answers before it', async () => {
    const core = new FakeCore([ratingTask(1, criteria), ratingTask(2, criteria)])
    const { machine } = await opened(core)
    machine.act(give(accuracy, 4))
    machine.act(give(safety, 4))
    machine.act(give(safety, 3))
    machine.submit()
    await settle()
    await machine.undo()
    expect(machine.state).toMatchObject({ task: { ordinal: 1 }, happening: { kind: 'reopened', ordinal: 1 } })
    await machine.undo()
    await settle()
    expect(ratingOf(machine.state.answers, safety.id)).toEqual({ state: 'given', value: 4 })
    expect(machine.state.criterion).toBe(1)
    await machine.undo()
    await settle()
    expect(ratingOf(core.task(1).answers, safety.id)).toBeNull()
    await machine.undo()
    await machine.undo()
    expect(machine.state.happening).toMatchObject({ kind: 'nothing-to-undo' })
    machine.act({ kind: 'flag', flagged: true })
    expect(machine.state.happening).toBeNull()
    await settle()
    expect(ratingOf(core.task(1).answers, accuracy.id)).toBeNull()
  })

  it('does not leave a task while something of it is not on disk', async () => {
    const core = new FakeCore([ratingTask(1, criteria), ratingTask(2, criteria)])
    const { machine } = await opened(core)
    machine.act(give(accuracy, 4))
    machine.act(give(safety, 4))
    machine.submit()
    await settle()
    core.writeError = new ORPCError('DISK_FULL', { data: {} })
    machine.act(give(accuracy, 1))
    await settle()
    machine.earlier()
    await settle()
    expect(machine.state).toMatchObject({ task: { ordinal: 2 }, happening: { kind: 'unsaved-first' } })
  })

  it('goes on without a second submission when an earlier task was only looked at', async () => {
    const core = new FakeCore([pairTask(1, false), pairTask(2, false)])
    const { machine } = await opened(core)
    machine.act({ kind: 'preference', value: { state: 'given', outcome: 1 } })
    machine.submit()
    await settle()
    machine.earlier()
    await settle()
    machine.submit()
    await settle()
    expect(machine.state.task?.ordinal).toBe(2)
    expect(core.log).toHaveLength(2)
  })

  it('opens again at the same task and criterion, also when that was an earlier task', async () => {
    const core = new FakeCore([ratingTask(1, criteria), ratingTask(2, criteria)])
    const storage = memoryStorage()
    const first = await opened(core, storage)
    first.machine.act(give(accuracy, 4))
    first.machine.act(give(safety, 4))
    first.machine.submit()
    await settle()
    first.machine.setCriterion(2)
    first.machine.keepPlace(120)
    const second = await opened(core, storage)
    expect(second.machine.state).toMatchObject({ task: { ordinal: 2 }, criterion: 2, scrollTop: 120 })
    second.machine.earlier()
    await settle()
    second.machine.setCriterion(1)
    const third = await opened(core, storage)
    expect(third.machine.state).toMatchObject({ task: { ordinal: 1 }, criterion: 1 })
  })

  it('becomes read-only when the core says that judging is closed', async () => {
    const core = new FakeCore([ratingTask(1, criteria)])
    const { machine } = await opened(core)
    core.writeError = new ORPCError('WRONG_STAGE', { data: { stage: 'closed', needed: 'judging' } })
    machine.act(give(accuracy, 4))
    await settle()
    expect(machine.state).toMatchObject({ open: false, saving: { kind: 'failed' } })
    machine.act(give(safety, 4))
    expect(ratingOf(machine.state.answers, safety.id)).toBeNull()
  })

  it('shows what is on disk again when the core refuses a value', async () => {
    const core = new FakeCore([ratingTask(1, criteria)])
    const { machine } = await opened(core)
    machine.act(give(accuracy, 4))
    await settle()
    core.writeError = new ORPCError('VALUE_NOT_ON_SCALE', { data: { found: '9', expected: '1, 2, 3, 4, 5' } })
    machine.act(give(accuracy, 9))
    await settle()
    expect(ratingOf(machine.state.answers, accuracy.id)).toEqual({ state: 'given', value: 4 })
    expect(machine.state.saving.kind).toBe('failed')
    core.writeError = null
    machine.act(give(accuracy, 5))
    await settle()
    expect(machine.state.saving.kind).toBe('saved')
  })

  it('changes nothing while paused', async () => {
    const core = new FakeCore([ratingTask(1, criteria)])
    const { machine } = await opened(core)
    machine.pause()
    machine.act(give(accuracy, 4))
    await settle()
    expect(core.log).toHaveLength(0)
    machine.resume()
    machine.act(give(accuracy, 4))
    await settle()
    expect(core.log).toHaveLength(1)
  })

  it('says that the desk cannot be opened, and opens it on the next try', async () => {
    const core = new FakeCore([rankingTask(1, 4)])
    const { machine } = deskOver(core)
    core.unknownSeat = new Error('no core')
    core.seat = 'seat222222' as SeatId
    await machine.open()
    expect(machine.state).toMatchObject({ stage: 'unreachable', trouble: { kind: 'unreachable' } })
    core.seat = 'seat000000' as SeatId
    machine.retry()
    await settle()
    expect(machine.state).toMatchObject({ stage: 'working', chosen: 'A', order: { ids: ['A', 'B', 'C', 'D'] } })
  })
})
