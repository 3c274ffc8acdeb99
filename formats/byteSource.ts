import { closeSync, fstatSync, openSync, readSync } from 'node:fs'

/** Bytes that can be read piece by piece, any number of times: a file on disk, or bytes in memory. */
export type ByteSource = {
  /** The name of the file, with its folders where it came in one, separated by slashes. */
  readonly name: string
  readonly size: number
  /** The bytes from `from` to before `to`; fewer at the end. What is returned may be overwritten by the next read. */
  read(from: number, to: number): Uint8Array
}

/** Bytes in memory as a source. */
export const memorySource = (name: string, bytes: Uint8Array): ByteSource => ({
  name,
  size: bytes.length,
  read: (from, to) => bytes.subarray(from, to),
})

const sharedBytes = 1024 * 1024

/**
 * A file on disk as a source. It is opened for each read and closed again: a source has no end of life of its own, and
 * a file that is open cannot be removed everywhere.
 */
export function fileSource(name: string, path: string): ByteSource {
  const descriptor = openSync(path, 'r')
  const { size } = fstatSync(descriptor)
  closeSync(descriptor)
  // One buffer for all short reads: reading a file larger than memory must not leave as much behind to be collected.
  let shared = Buffer.alloc(0)
  return {
    name,
    size,
    read(from, to) {
      const length = Math.max(0, Math.min(to, size) - from)
      if (length <= sharedBytes && shared.length < length) shared = Buffer.allocUnsafeSlow(length)
      const bytes = length <= sharedBytes ? shared : Buffer.allocUnsafeSlow(length)
      const opened = openSync(path, 'r')
      try {
        let filled = 0
        while (filled < length) {
          const count = readSync(opened, bytes, filled, length - filled, from + filled)
          if (count === 0) break
          filled += count
        }
        return bytes.subarray(0, filled)
      } finally {
        closeSync(opened)
      }
    },
  }
}

/** All bytes of a source at once. */
export const wholeOf = (source: ByteSource): Uint8Array => source.read(0, source.size)

/** The last part of a source's name. */
export const baseName = (name: string): string => name.slice(name.lastIndexOf('/') + 1)

/** Why a file cannot be read; `line` is 1-based where known. Never holds text of a cell. */
export type FileProblem = { readonly reason: string; readonly line: number | null }

/** Carries a problem out of a reader that hands over rows one by one; whoever opens the file makes a value of it. */
export class Unreadable extends Error {
  readonly problem: FileProblem
  constructor(reason: string, line: number | null = null) {
    super(reason)
    this.problem = { reason, line }
  }
}

/** The answer of `work`, or the problem that kept it from one. Anything else that goes wrong is a bug and is thrown. */
export function orProblem<Answer>(work: () => Answer): Answer | FileProblem {
  try {
    return work()
  } catch (error) {
    if (error instanceof Unreadable) return error.problem
    throw error
  }
}
