import { type RefObject, useEffect, useRef } from 'react'
import { useDesk } from './deskSlice.ts'

/**
 * Keeps the focus and the eye with the criterion that keys go to: it scrolls into view, and where the focus was on a scale it
 * goes to the new one. From the heading, where a task begins, the focus does not move: digits work without it.
 */
export function useCriterionFocus(form: RefObject<HTMLElement | null>): void {
  const criterion = useDesk((state) => state.criterion)
  const before = useRef(criterion)
  useEffect(() => {
    const field = form.current?.querySelector<HTMLElement>(`[data-criterion="${criterion}"]`)
    const beginning = before.current === criterion
    before.current = criterion
    const focused = document.activeElement
    if (!beginning && field && form.current?.contains(focused) && !field.contains(focused)) {
      field.querySelector<HTMLElement>('input:checked, input, textarea')?.focus({ preventScroll: true })
    }
    // To ask where something stands is to lay out the page at once. After the frame that is known already, and the answer to what was
    // just saved need not wait for it.
    return afterFrame(() => {
      // In a narrow window the form stands under the work and both scroll together: a task begins with the work then.
      if (!beginning || scrollsItself(form.current)) field?.scrollIntoView?.({ block: 'nearest' })
    })
  }, [criterion, form])
}

/** Calls back once the next frame is drawn; returns what cancels it. */
function afterFrame(callBack: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const frame = requestAnimationFrame(() => {
    timer = setTimeout(callBack)
  })
  return () => {
    cancelAnimationFrame(frame)
    clearTimeout(timer)
  }
}

const scrollsItself = (form: HTMLElement | null): boolean => {
  const scroller = form?.parentElement
  return !!scroller && scroller.scrollHeight > scroller.clientHeight
}
