import { type RefObject, useEffect, useRef } from 'react'
import { useDesk } from './useDesk.ts'

/**
 * Keeps the focus and the eye with the criterion that keys go to: it scrolls into view, and where the focus was on a scale it
 * goes to the new one. From the heading, where a task begins, the focus does not move: digits work without it.
 */
export function useCriterionFocus(form: RefObject<HTMLElement | null>): void {
  const criterion = useDesk((state) => state.criterion)
  const before = useRef(criterion)
  useEffect(() => {
    const field = form.current?.querySelector<HTMLElement>(`[data-criterion="${criterion}"]`)
    field?.scrollIntoView?.({ block: 'nearest' })
    if (before.current === criterion) return
    before.current = criterion
    const focused = document.activeElement
    if (!field || !form.current?.contains(focused) || field.contains(focused)) return
    field.querySelector<HTMLElement>('input:checked, input')?.focus({ preventScroll: true })
  }, [criterion, form])
}
