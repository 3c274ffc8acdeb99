import type { ComponentProps, MouseEvent, ReactNode } from 'react'

export interface PlaceLinkProps extends Omit<ComponentProps<'a'>, 'href' | 'onClick'> {
  readonly href: string
  /** Opens the place inside the app. Without it the link works as a plain anchor. */
  readonly onOpen?: (() => void) | undefined
  readonly children: ReactNode
}

/** A link to a place in the app: a real anchor for assistive technology, opened by the app's own router. */
export function PlaceLink({ href, onOpen, children, ...rest }: PlaceLinkProps) {
  const open = (event: MouseEvent) => {
    if (onOpen === undefined || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    onOpen()
  }
  return (
    <a {...rest} href={href} onClick={open}>
      {children}
    </a>
  )
}
