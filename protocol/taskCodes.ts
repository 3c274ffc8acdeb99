import type { PlanItem } from './planTypes.ts'

/**
 * Tasks as numbers, because a large plan has millions: per task a head (place of the item, times 2, plus 1 for a
 * repeat), the phase and how many responses (phase · 16 + responses), then the place of each response in its item.
 */
export class TaskCodes {
  #codes: Int32Array
  #length = 0

  /** `expected` numbers are made room for at once. */
  constructor(expected = 1024) {
    this.#codes = new Int32Array(Math.max(16, expected))
  }

  add(item: number, occurrence: number, phase: number, places: ArrayLike<number>, reversed: boolean): void {
    const size = places.length
    if (this.#length + size + 2 > this.#codes.length) this.#grow(size + 2)
    const codes = this.#codes
    let at = this.#length
    codes[at++] = item * 2 + occurrence - 1
    codes[at++] = phase * 16 + size
    for (let place = 0; place < size; place++) codes[at++] = places[reversed ? size - 1 - place : place] as number
    this.#length = at
  }

  /** What was added so far. */
  finished(): Int32Array {
    return this.#codes.subarray(0, this.#length)
  }

  #grow(needed: number): void {
    const larger = new Int32Array(Math.max(this.#codes.length * 2, this.#length + needed))
    larger.set(this.#codes)
    this.#codes = larger
  }
}

/** One task read back; `at` is where its responses begin in the codes, `next` where the next task begins. */
export type CodedTask = {
  item: number
  occurrence: number
  /** 1-based. */
  phase: number
  size: number
  at: number
  next: number
}

/** Reads the task that begins at a place into `task`, which is used again and again. */
export function readTask(codes: Int32Array, start: number, task: CodedTask): void {
  const head = codes[start] as number
  const second = codes[start + 1] as number
  task.item = head >> 1
  task.occurrence = (head & 1) + 1
  task.phase = second >> 4
  task.size = second & 15
  task.at = start + 2
  task.next = start + 2 + task.size
}

export const emptyTask = (): CodedTask => ({ item: 0, occurrence: 1, phase: 0, size: 0, at: 0, next: 0 })

/** The responses of a coded task, in the order shown. */
export const shownResponses = (codes: Int32Array, { at, size }: CodedTask, item: PlanItem): PlanItem['responses'] =>
  Array.from({ length: size }, (_, place) => {
    return item.responses[codes[at + place] as number] as PlanItem['responses'][number]
  })
