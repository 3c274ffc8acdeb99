import type { ReactNode } from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { classes } from './classes.ts'
import styles from './Dialog.module.css'

export interface DialogProps {
  readonly isOpen: boolean
  /** Escape, a press outside, or the screen itself. */
  readonly onClose: () => void
  readonly title: string
  readonly children: ReactNode
  /** Buttons, the filled one last. */
  readonly actions?: ReactNode
  /** Something is lost if it is dismissed by accident: only a button closes it, and it is announced as an alert. */
  readonly alert?: boolean
  /** `narrow` 28 rem: a question. `wide` 44 rem: guidelines. `reading` 52 rem: a text to read. */
  readonly size?: 'narrow' | 'wide' | 'reading'
}

/** A sheet lying on top of the screen. Focus goes in, stays in, and returns to where it was. */
export function Dialog({ isOpen, onClose, title, children, actions, alert = false, size = 'narrow' }: DialogProps) {
  return (
    <ModalOverlay
      className={classes(styles.veil)}
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
      isDismissable={!alert}
      isKeyboardDismissDisabled={alert}
    >
      <Modal className={classes(styles.sheet, styles[size])}>
        <AriaDialog className={classes(styles.dialog)} role={alert ? 'alertdialog' : 'dialog'}>
          <Heading slot="title" className={classes(styles.title)} level={2}>
            {title}
          </Heading>
          <div className={styles.body}>{children}</div>
          {actions !== undefined && <div className={styles.actions}>{actions}</div>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
