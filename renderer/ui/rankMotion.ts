import { type RefObject, useLayoutEffect, useRef } from 'react'
import type { RankOrder } from './rankOrder.ts'

function rowsIn(frame: HTMLElement | null): readonly HTMLElement[] {
  return [...(frame?.querySelectorAll<HTMLElement>('[role="row"][data-key]') ?? [])]
}

export interface FocusKept {
  /** Call just before the order changes, with the row that moves. */
  readonly keep: (id: string) => void
  /** The focus is on its way to this row: whatever gets it meanwhile was not chosen by a hand. */
  readonly awaited: () => string | null
}

/**
 * Keeps the focus on the row that moves. A row that changes from one list to the other is a new element, and the list it left
 * would hand the focus to its neighbour.
 */
export function useFocusKept(frame: RefObject<HTMLElement | null>, order: RankOrder): FocusKept {
  const following = useRef<string | null>(null)
  useLayoutEffect(() => {
    if (following.current === null) return undefined
    // The lists draw their rows one pass later than this component; before the next paint they are there.
    const frameId = requestAnimationFrame(() => {
      const id = following.current
      following.current = null
      rowsIn(frame.current)
        .find((row) => row.dataset['key'] === id)
        ?.focus()
    })
    return () => cancelAnimationFrame(frameId)
  }, [frame, order])
  return {
    keep: (id) => {
      following.current = document.activeElement?.closest('[role="row"]') == null ? null : id
    },
    awaited: () => following.current,
  }
}

/** Rows travel from where they were to where they are, so that the eye follows a change of rank. Still under reduced motion. */
export function useTravel(frame: RefObject<HTMLElement | null>, order: RankOrder): void {
  const tops = useRef<ReadonlyMap<string, number>>(new Map())
  useLayoutEffect(() => {
    const frameId = requestAnimationFrame(() => {
      const before = tops.current
      const rows = rowsIn(frame.current)
      tops.current = new Map(rows.map((row) => [row.dataset['key'] ?? '', row.offsetTop]))
      const style = frame.current === null ? null : getComputedStyle(frame.current)
      const duration = Number.parseFloat(style?.getPropertyValue('--m-move') ?? '0')
      if (!(duration > 0)) return
      for (const row of rows) {
        const top = tops.current.get(row.dataset['key'] ?? '') ?? 0
        const way = (before.get(row.dataset['key'] ?? '') ?? top) - top
        if (way === 0) continue
        row.animate([{ transform: `translateY(${way}px)` }, { transform: 'none' }], {
          duration,
          easing: 'cubic-bezier(0.2, 0, 0, 1)',
        })
      }
    })
    return () => cancelAnimationFrame(frameId)
  }, [frame, order])
}
