import { describe, expect, it } from 'vitest'
import { ExpectedError } from '#contract/errors.ts'
import { StageId } from '#contract/ids.ts'
import { createStageStore } from './stageStore.ts'

const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values)
const codeOf = (work: () => unknown): string => {
  try {
    work()
  } catch (error) {
    if (error instanceof ExpectedError) return error.failure.code
  }
  return 'no failure'
}

describe('createStageStore', () => {
  it('puts the pieces of a file together in the order in which they came', () => {
    const store = createStageStore()
    const stage = store.add(null, 'a.csv', bytes(1, 2))
    store.add(stage, 'a.csv', bytes(3))
    expect(store.get(stage)).toEqual({ fileName: 'a.csv', bytes: bytes(1, 2, 3) })
    store.add(stage, 'a.csv', bytes(4))
    expect(store.get(stage).bytes).toEqual(bytes(1, 2, 3, 4))
    expect(store.size).toBe(4)
  })

  it('does not know a stage that was released or never begun', () => {
    const store = createStageStore()
    const stage = store.add(null, 'a.csv', bytes(1))
    store.release(stage)
    expect(codeOf(() => store.get(stage))).toBe('STAGE_UNKNOWN')
    expect(codeOf(() => store.add(StageId.parse('0123456789'), 'a.csv', bytes(1)))).toBe('STAGE_UNKNOWN')
    expect(store.size).toBe(0)
  })

  it('lets go of the file touched longest ago when it is full', () => {
    const store = createStageStore(10)
    const old = store.add(null, 'old.csv', bytes(1, 2, 3, 4))
    const used = store.add(null, 'used.csv', bytes(1, 2, 3, 4))
    const newer = store.add(null, 'newer.csv', bytes(1))
    store.get(old)
    store.add(newer, 'newer.csv', bytes(2, 3))
    expect(codeOf(() => store.get(used))).toBe('STAGE_UNKNOWN')
    expect(store.get(old).bytes).toHaveLength(4)
    expect(store.size).toBe(7)
  })

  it('drops a file that is larger than the store and says so', () => {
    const store = createStageStore(4)
    const stage = store.add(null, 'big.csv', bytes(1, 2, 3))
    store.add(stage, 'big.csv', bytes(4, 5))
    store.add(stage, 'big.csv', bytes(6))
    expect(store.size).toBe(0)
    expect(codeOf(() => store.get(stage))).toBe('FILE_UNREADABLE')
  })
})
