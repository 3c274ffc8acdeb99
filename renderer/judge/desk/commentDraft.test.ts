import { afterEach, expect, it, vi } from 'vitest'
import { CommentDraft } from './commentDraft.ts'

afterEach(() => void vi.useRealTimers())

const drafting = () => {
  vi.useFakeTimers()
  const recorded: string[] = []
  const later = (callBack: () => void, milliseconds: number) => {
    const timer = setTimeout(callBack, milliseconds)
    return () => clearTimeout(timer)
  }
  return { recorded, draft: new CommentDraft(later, (text) => void recorded.push(text)) }
}

it('records a comment once the typing rests', () => {
  const { recorded, draft } = drafting()
  for (const text of ['h', 'ha', 'half']) draft.type(text)
  vi.advanceTimersByTime(10_000)
  expect(recorded).toEqual(['half'])
})

it('records every few seconds what is typed without a rest, and nothing twice', () => {
  const { recorded, draft } = drafting()
  for (let letters = 1; letters <= 30; letters++) {
    draft.type('a'.repeat(letters))
    vi.advanceTimersByTime(200)
  }
  draft.flush()
  vi.advanceTimersByTime(10_000)
  expect(recorded.map(({ length }) => length)).toEqual([15, 30])
})
