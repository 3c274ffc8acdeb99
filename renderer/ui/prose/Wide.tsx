import { type ReactNode, useEffect, useRef, useState } from 'react'
import { classes } from '../classes.ts'
import styles from '../Prose.module.css'

export interface WideProps {
  readonly as: 'div' | 'pre' | 'span'
  readonly className?: string | undefined
  readonly dir?: 'ltr' | 'auto'
  /** Said when the keyboard reaches it: "Table". */
  readonly accessibleName: string | undefined
  readonly children: ReactNode
}

/**
 * What may be wider than the column scrolls inside itself. It is a stop for the Tab key only while there is something to
 * scroll to: a rater's way to the criteria should not lead through every short line of code.
 */
export function Wide({ as: Element, className, dir, accessibleName, children }: WideProps) {
  const ref = useRef<HTMLElement>(null)
  const overflows = useOverflows(ref)
  const reachable = overflows ? { tabIndex: 0 } : {}
  const named = accessibleName ? { role: 'group', 'aria-label': accessibleName } : {}
  const keep = (element: HTMLElement | null) => {
    ref.current = element
  }
  return (
    <Element ref={keep} className={classes(className, overflows && styles.goesOn)} dir={dir} {...reachable} {...named}>
      {children}
    </Element>
  )
}

function useOverflows(ref: { readonly current: HTMLElement | null }): boolean {
  const [overflows, setOverflows] = useState(false)
  useEffect(() => {
    const element = ref.current
    if (!element) return
    const look = () => setOverflows(element.scrollWidth > element.clientWidth + 1)
    const observer = new ResizeObserver(look)
    observer.observe(element)
    if (element.firstElementChild) observer.observe(element.firstElementChild)
    look()
    return () => observer.disconnect()
  }, [ref])
  return overflows
}
