import type { ComponentProps } from 'react'
import { Tooltip as AriaTooltip, Focusable, TooltipTrigger } from 'react-aria-components'
import { classes } from './classes.ts'
import styles from './Tooltip.module.css'

export interface TooltipProps {
  /** A few words; never the only place where something is said. */
  readonly words: string
  /** One focusable element: `<Button>` or a native control. */
  readonly children: ComponentProps<typeof Focusable>['children']
}

/** A few more words on focus or after a rest of the pointer. */
export function Tooltip({ words, children }: TooltipProps) {
  return (
    <TooltipTrigger delay={600}>
      <Focusable>{children}</Focusable>
      <AriaTooltip className={classes(styles.tip)} offset={6}>
        {words}
      </AriaTooltip>
    </TooltipTrigger>
  )
}
