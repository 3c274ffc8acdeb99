import { useState } from 'react'
import type { ContextBlock } from '#contract/rater.ts'
import { useDesk, useMachine } from '../deskSlice.ts'

export type Fold = { readonly isOpen: boolean; readonly onToggle: () => void }

/** A part of the reading page that folds; each visit of a task begins as given. */
export function useFold(openAtFirst: boolean): Fold {
  const [isOpen, setOpen] = useState(openAtFirst)
  return { isOpen, onToggle: () => setOpen(!isOpen) }
}

/**
 * The fold of a context block. A reference begins folded, so that its opening is an act of the rater's and is recorded with its
 * time; once it was opened, it is open whenever the task comes back.
 */
export function useBlockFold(block: ContextBlock): Fold {
  const machine = useMachine()
  const opened = useDesk((state) => state.answers.opened.includes('reference'))
  const isReference = block.kind === 'reference'
  const { isOpen, onToggle } = useFold(!isReference || opened)
  return {
    isOpen,
    onToggle: () => {
      if (isReference && !isOpen) machine.act({ kind: 'opened', aid: 'reference' })
      onToggle()
    },
  }
}
