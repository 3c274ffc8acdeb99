import { type KeyboardEvent, type MouseEvent, type ReactNode, useId } from 'react'

/** What every figure says besides what it shows. */
export interface FigureWords {
  /** The figure's name, for a screen reader and as the title of the drawing. */
  readonly title: string
  /** What is seen, in a sentence or two, with the finding. */
  readonly description: string
}

/** How marks of a figure become doors to the answers behind them. Leave both out in a static report. */
export interface FigureLinks {
  /** Address of the answers behind a mark, or undefined when there are none. */
  readonly hrefOf?: ((id: string) => string | undefined) | undefined
  /** Opens them inside the app, instead of the address. */
  readonly onOpen?: ((id: string) => void) | undefined
}

interface FigureSvgProps extends FigureWords {
  /** User units; one unit is one sixteenth of a rem, so figures grow with the text. */
  readonly width: number
  readonly height: number
  /** Marks inside are links, so the drawing is a group and not one image. */
  readonly linked: boolean
  readonly children: ReactNode
}

/** The frame of every drawing: named, described, left to right, and as wide as the page allows. */
export function FigureSvg({ width, height, title, description, linked, children }: FigureSvgProps) {
  const id = useId()
  return (
    <svg
      className="fig"
      width={`${width / 16}rem`}
      height={`${height / 16}rem`}
      viewBox={`0 0 ${width} ${height}`}
      role={linked ? 'group' : 'img'}
      aria-labelledby={`${id}t`}
      aria-describedby={`${id}d`}
      direction="ltr"
    >
      <title id={`${id}t`}>{title}</title>
      <desc id={`${id}d`}>{description}</desc>
      {children}
    </svg>
  )
}

interface MarkLinkProps extends FigureLinks {
  readonly id: string
  /** What the mark says and what is behind it: "R01 and R02, kappa 0.70". */
  readonly accessibleName: string
  readonly children: ReactNode
}

/** A mark that opens the answers behind it, or just the mark where there is nothing to open. */
export function MarkLink({ id, accessibleName, hrefOf, onOpen, children }: MarkLinkProps) {
  const href = hrefOf?.(id)
  if (href !== undefined) {
    const open = (event: MouseEvent) => {
      if (onOpen === undefined || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return
      event.preventDefault()
      onOpen(id)
    }
    return (
      <a href={href} aria-label={accessibleName} className="fig-link" onClick={onOpen === undefined ? undefined : open}>
        {children}
      </a>
    )
  }
  if (onOpen === undefined || hrefOf !== undefined) return <g>{children}</g>
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== ' ') return
    event.preventDefault()
    onOpen(id)
  }
  return (
    <g
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a drawing has no button element
      role="button"
      tabIndex={0}
      aria-label={accessibleName}
      className="fig-link"
      onClick={() => onOpen(id)}
      onKeyDown={press}
    >
      {children}
    </g>
  )
}

/** Whether any mark of a figure opens something. */
export function isLinked({ hrefOf, onOpen }: FigureLinks): boolean {
  return hrefOf !== undefined || onOpen !== undefined
}

/** The shapes that carry a series when colour cannot, in order; centred on a point. */
export function SeriesShape({ index, x, y, className }: { index: number; x: number; y: number; className?: string }) {
  const at = `translate(${x} ${y})`
  const solid = `fig-shape ${className ?? ''}`
  const open = `fig-shape-open ${className ?? ''}`
  switch (index % 8) {
    case 0:
      return <circle transform={at} r="5.5" className={solid} />
    case 1:
      return <rect transform={at} x="-5" y="-5" width="10" height="10" className={solid} />
    case 2:
      return <path transform={at} d="M0-6L6 5H-6Z" className={solid} />
    case 3:
      return <path transform={at} d="M0-6.5L6.5 0L0 6.5L-6.5 0Z" className={solid} />
    case 4:
      return <circle transform={at} r="4.25" className={open} />
    case 5:
      return <rect transform={at} x="-4.5" y="-4.5" width="9" height="9" className={open} />
    case 6:
      return <path transform={at} d="M-5-5L5 5M5-5L-5 5" className={open} />
    default:
      return <path transform={at} d="M0-6V6M-6 0H6" className={open} />
  }
}
