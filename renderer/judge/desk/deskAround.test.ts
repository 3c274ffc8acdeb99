import { ORPCError } from '@orpc/client'
import { describe, expect, it } from 'vitest'
import type { RaterNote } from '#contract/rater.ts'
import { deskOver, FakeCore, memoryStorage, ordinalCriterion, ratingTask, settle } from '../testing/fakeCore.ts'
import type { DeskMachine } from './deskMachine.ts'

const accuracy = ordinalCriterion('Accuracy')
const tasks = (count: number) => Array.from({ length: count }, (_, index) => ratingTask(index + 1, [accuracy]))
const rate = (machine: DeskMachine, value = 4) =>
  machine.act({ kind: 'rating', criterion: accuracy.id, value: { state: 'given', value } })
const kinds = (notes: readonly RaterNote[]) => notes.map(({ kind }) => kind)

async function opened(core: FakeCore, storage = memoryStorage()) {
  const desk = deskOver(core, storage)
  await desk.machine.open()
  await settle()
  /** Judges the task in front for so many minutes, and submits it. */
  const work = async (minutes: number) => {
    for (let half = 0; half < minutes * 2; half++) {
      desk.pass(30_000)
      desk.machine.sign()
      desk.machine.tick()
    }
    rate(desk.machine)
    desk.machine.submit()
    await settle()
  }
  return { ...desk, work }
}

describe('beside the tasks', () => {
  it('notes that the rater came, paused, came back and handed back, with the time in between', async () => {
    const core = new FakeCore(tasks(2))
    const { machine, pass } = await opened(core)
    pass(30_000)
    machine.sign()
    machine.pause()
    pass(600_000)
    machine.resume()
    machine.close()
    await settle()
    expect(core.notes).toEqual([
      { kind: 'sitting-begun' },
      { kind: 'sitting-ended', why: 'paused', activeMs: 30_000 },
      { kind: 'sitting-begun' },
      { kind: 'sitting-ended', why: 'handed-back', activeMs: 0 },
    ])
  })

  it('stops every clock while the computer sleeps, until there is a sign of life', async () => {
    const core = new FakeCore(tasks(2))
    const { machine, pass } = await opened(core)
    pass(10_000)
    machine.fallAsleep()
    pass(8 * 3_600_000)
    machine.sign()
    pass(5000)
    machine.sign()
    rate(machine)
    await settle()
    expect(core.times.at(-1)?.activeMs).toBe(15_000)
    expect(core.notes).toMatchObject([
      { kind: 'sitting-begun' },
      { kind: 'sitting-ended', why: 'asleep', activeMs: 10_000 },
      { kind: 'sitting-begun' },
    ])
  })

  it('offers a break between two tasks when it is due, never within one, and notes what came of it', async () => {
    const core = new FakeCore(tasks(4))
    core.around = { rules: { sitting: { breakAfter: 45 } } }
    const { machine, work } = await opened(core)
    await work(44)
    expect(machine.state.gates).toEqual([])
    await work(2)
    expect(machine.state).toMatchObject({ gates: [{ kind: 'break', minutes: 46 }], task: { ordinal: 3 } })
    rate(machine)
    await settle()
    expect(machine.state.answers.ratings).toEqual([])
    machine.passGate()
    rate(machine)
    await settle()
    expect(machine.state.answers.ratings).toHaveLength(1)
    expect(core.notes).toContainEqual({ kind: 'break-offered', taken: false })
  })

  it('ends a spent sitting after the task in hand, keeps it ended across a restart, and opens after a rest', async () => {
    const core = new FakeCore(tasks(4))
    core.around = { rules: { sitting: { most: 30 } } }
    const storage = memoryStorage()
    const { machine, work, pass } = await opened(core, storage)
    await work(31)
    expect(machine.state.gates).toMatchObject([{ kind: 'locked' }])
    expect(core.notes.at(-1)).toMatchObject({ kind: 'sitting-ended', why: 'cap' })
    machine.passGate()
    expect(await machine.goTo(1)).toBe(false)
    expect(machine.state.gates).toHaveLength(1)
    const again = deskOver(core, storage)
    again.pass(31 * 60_000)
    await again.machine.open()
    expect(again.machine.state.gates).toMatchObject([{ kind: 'locked' }])
    pass(30 * 60_000)
    machine.passGate()
    expect(machine.state.gates).toEqual([])
    rate(machine)
    expect(machine.state.answers.ratings).toHaveLength(1)
  })

  it('shows no task before consent is on disk', async () => {
    const core = new FakeCore(tasks(1))
    core.around = { consent: { text: 'May we?', agreedAt: null }, tourSeen: false }
    const { machine } = await opened(core)
    rate(machine)
    core.writeError = new ORPCError('DISK_FULL', { data: {} })
    expect(await machine.agree()).toMatchObject({ failure: { code: 'DISK_FULL' } })
    expect(machine.state.gates[0]).toMatchObject({ kind: 'consent' })
    core.writeError = null
    expect(await machine.agree()).toBeNull()
    expect(machine.state.gates).toMatchObject([{ kind: 'instructions', text: 'Read the answer twice.' }])
    machine.passGate()
    await settle()
    expect(kinds(core.notes)).toEqual(['consent', 'sitting-begun'])
    expect(core.log).toEqual([])
  })

  it('leads from practice with feedback to the study, and says where each begins', async () => {
    const core = new FakeCore([{ ...ratingTask(1, [accuracy]), round: 'practice' }, ratingTask(2, [accuracy])])
    core.feedback = { note: 'Mind the dose.', criteria: [{ criterion: accuracy.id, expected: 2, given: 4 }] }
    const { machine } = await opened(core)
    expect(machine.state.gates).toMatchObject([{ kind: 'round', round: 'practice', after: null }])
    machine.passGate()
    rate(machine)
    machine.submit()
    await settle()
    expect(machine.state.gates).toMatchObject([
      { kind: 'feedback', task: { ordinal: 1 } },
      { kind: 'round', round: 'study', after: 'practice' },
    ])
    machine.passGate()
    machine.passGate()
    expect(machine.state).toMatchObject({ gates: [], task: { ordinal: 2 } })
  })

  it('ends kindly where qualification was not passed', async () => {
    const core = new FakeCore([{ ...ratingTask(1, [accuracy]), round: 'qualification' }])
    core.around = { qualification: { passMark: 0.8, passed: null } }
    core.qualified = false
    const { machine } = await opened(core)
    machine.passGate()
    rate(machine)
    machine.submit()
    await settle()
    expect(machine.state).toMatchObject({ stage: 'finished', qualification: { passed: false } })
  })

  it('notes the tour once, whether it was taken or not', async () => {
    const core = new FakeCore(tasks(1))
    core.around = { tourSeen: false }
    const { machine } = await opened(core)
    expect(machine.state.tour).toBe('offered')
    machine.showTour(0)
    machine.showTour(null)
    await settle()
    expect(kinds(core.notes)).toContain('tour')
    expect(machine.state.tour).toBeNull()
  })
})

describe('the own queue', () => {
  it('puts a task to its end and comes back to it, and lets it be taken back', async () => {
    const core = new FakeCore(tasks(3))
    const { machine } = await opened(core)
    await machine.putOff()
    expect(machine.state).toMatchObject({ task: { ordinal: 2 }, happening: { kind: 'put-off', last: false } })
    await machine.undo()
    expect(machine.state).toMatchObject({ task: { ordinal: 1 }, answers: { later: false } })
    await machine.putOff()
    for (const ordinal of [2, 3]) {
      expect(machine.state.task?.ordinal).toBe(ordinal)
      rate(machine)
      machine.submit()
      await settle()
    }
    expect(machine.state.task?.ordinal).toBe(1)
    expect(await machine.goTo(3)).toBe(true)
    expect(await machine.goTo(1)).toBe(true)
    await machine.putOff()
    expect(machine.state).toMatchObject({ task: { ordinal: 1 }, happening: { kind: 'put-off', last: true } })
  })

  it('lists the own tasks as far as the rater has come, with what was done at each', async () => {
    const core = new FakeCore(tasks(5))
    const { machine } = await opened(core)
    rate(machine)
    machine.submit()
    await settle()
    machine.act({ kind: 'flag', flagged: true })
    await settle()
    expect(await machine.ownTasks()).toMatchObject([
      { ordinal: 1, state: 'submitted' },
      { ordinal: 2, flagged: true },
    ])
    const { events } = await machine.historyOf(1)
    expect(events.map(({ action }) => action.kind)).toEqual(['rating', 'submission'])
  })
})

describe('redo', () => {
  it('does again what was undone, across tasks, and forgets it once something new is done', async () => {
    const core = new FakeCore(tasks(2))
    const { machine } = await opened(core)
    rate(machine, 2)
    rate(machine, 5)
    machine.submit()
    await settle()
    await machine.undo()
    await machine.undo()
    expect(machine.state).toMatchObject({ task: { ordinal: 1 }, canRedo: true })
    expect(machine.state.answers.ratings[0]?.value).toEqual({ state: 'given', value: 2 })
    await machine.redo()
    expect(machine.state.answers.ratings[0]?.value).toEqual({ state: 'given', value: 5 })
    await machine.redo()
    await settle()
    expect(machine.state.task?.ordinal).toBe(2)
    await machine.redo()
    expect(machine.state.happening).toMatchObject({ kind: 'nothing-to-redo' })
    await machine.undo()
    await machine.undo()
    rate(machine, 1)
    expect(machine.state.canRedo).toBe(false)
    await settle()
    expect(core.task(1).answers.ratings[0]?.value).toEqual({ state: 'given', value: 1 })
  })
})
