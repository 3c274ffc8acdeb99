import { type RefObject, useEffect, useRef } from 'react'

/** Puts the focus on an element when it comes on screen, for places where the person's next act is known. */
export function useFirstFocus<Focusable extends HTMLElement>(wanted = true): RefObject<Focusable | null> {
  const element = useRef<Focusable>(null)
  useEffect(() => {
    if (wanted) element.current?.focus()
  }, [wanted])
  return element
}

/** What had the focus when a part came on screen, to give it back. Stands before anything that takes the focus. */
export function useFocusBefore(): RefObject<HTMLElement | null> {
  const before = useRef<HTMLElement>(null)
  useEffect(() => {
    if (document.activeElement instanceof HTMLElement) before.current = document.activeElement
  }, [])
  return before
}
