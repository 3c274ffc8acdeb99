import { useId, useState } from 'react'
import type { Place } from '#contract/asked.ts'
import type { Span } from '#contract/judgement.ts'
import type { SpanScheme } from '#contract/protocol.ts'
import { spansAt } from '../answers.ts'
import { useDesk, useMachine } from '../deskSlice.ts'
import { canJudge } from '../deskState.ts'

/** A mark while it is being made or changed. */
export type MarkDraft = {
  readonly place: Place
  readonly start: number
  readonly end: number
  /** The words that are marked. */
  readonly quote: string
  /** The mark that is changed, by its place from 0; null: a new one. */
  readonly index: number | null
  readonly category: string | null
  readonly severity: string | null
  readonly comment: string
  readonly serial: number
}

export type Marking = {
  /** null: this task asks for no marks. */
  readonly scheme: SpanScheme | null
  readonly draft: MarkDraft | null
  readonly begin: (next: Omit<MarkDraft, 'serial'>) => void
  /** Id of the words that say how marking works; stands with the list of marks. */
  readonly helpId: string
  readonly open: (place: Place, index: number) => void
  /** `stays`: the focus goes nowhere, because something else comes. */
  readonly keep: (mark: Omit<Span, 'start' | 'end'>, stays?: boolean) => void
  readonly remove: (place: Place, index: number) => void
  readonly cancel: () => void
}

/** Marks in the responses of a rating task: what is selected becomes a draft, and a kept draft an answer. */
export function useMarking(): Marking {
  const machine = useMachine()
  const scheme = useDesk(({ task }) => (task?.task.kind === 'rating' ? (task.task.spans ?? null) : null))
  const answers = useDesk((state) => state.answers)
  const able = useDesk(canJudge)
  const helpId = useId()
  const [draft, setDraft] = useState<MarkDraft | null>(null)
  const [serial, setSerial] = useState(0)
  const record = (place: Place, spans: readonly Span[]) =>
    machine.act({ kind: 'spans', ...place, spans: spans.toSorted((one, other) => one.start - other.start) })
  const begin = (next: Omit<MarkDraft, 'serial'>) => {
    if (!able) return
    // A mark that is complete is not given up for the next.
    machine.giveHalfDone()
    setSerial(serial + 1)
    setDraft({ ...next, serial })
  }
  const textAt = ({ slot, turn }: Place) => {
    const response = machine.state.task?.responses[(slot ?? 1) - 1]
    return (turn === undefined ? response?.text : response?.turns?.[turn - 1]?.text) ?? ''
  }
  const open = (place: Place, index: number) => {
    const mark = spansAt(answers, place)[index]
    if (mark) begin({ ...mark, place, index, quote: textAt(place).slice(mark.start, mark.end) })
  }
  const close = (stays = false) => {
    setDraft(null)
    if (stays) return
    const where = draft?.place
    // Back to where the selecting hand was, once the editor is gone.
    requestAnimationFrame(() => where && markedText(where)?.focus({ preventScroll: true }))
  }
  return {
    scheme,
    draft,
    begin,
    helpId,
    open,
    keep: (mark, stays) => {
      if (draft === null) return
      const others = spansAt(answers, draft.place).filter((_, index) => index !== draft.index)
      record(draft.place, [...others, { start: draft.start, end: draft.end, ...mark }])
      close(stays)
    },
    remove: (place, index) => {
      record(
        place,
        spansAt(answers, place).filter((_, each) => each !== index),
      )
      if (draft !== null) close()
    },
    cancel: () => close(),
  }
}

const markedText = ({ slot, turn }: Place): HTMLElement | null =>
  document.querySelector<HTMLElement>(`[data-marked="${slot ?? ''}/${turn ?? ''}"] [role="textbox"]`)
