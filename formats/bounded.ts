import { createContext, Script } from 'node:vm'
import { Unreadable } from './byteSource.ts'

const call = new Script('run()')

/**
 * Runs synchronous work for at most so many milliseconds. A damaged file can make a library count to billions; nothing
 * but the engine itself can end that. Throws `Unreadable` when the time is over, and whatever the work throws.
 */
export function withinTime<Answer>(milliseconds: number, work: () => Answer): Answer {
  let outcome: { readonly answer: Answer } | { readonly error: unknown } | null = null
  const run = () => {
    try {
      outcome = { answer: work() }
    } catch (error) {
      outcome = { error }
    }
  }
  try {
    call.runInContext(createContext({ run }), { timeout: Math.max(1, Math.ceil(milliseconds)) })
  } catch {
    throw new Unreadable('reading it takes longer than any file of its size should; it is damaged')
  }
  const ended = outcome as { readonly answer: Answer } | { readonly error: unknown } | null
  if (ended === null) throw new Unreadable('the file is damaged')
  if ('error' in ended) throw ended.error
  return ended.answer
}
