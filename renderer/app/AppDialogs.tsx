import { useState } from 'react'
import { useCommands } from '#lib/commandsSlice.ts'
import { ComfortDialog } from './ComfortDialog.tsx'
import { comfortCommands } from './commands.ts'
import { ShortcutSheet } from './ShortcutSheet.tsx'

/** The dialogs that every window has, and the commands that open them. */
export function AppDialogs() {
  const [shown, setShown] = useState<'comfort' | 'shortcuts' | null>(null)
  useCommands(
    'app',
    comfortCommands({ openComfort: () => setShown('comfort'), openShortcuts: () => setShown('shortcuts') }),
  )
  const close = () => setShown(null)
  return (
    <>
      <ComfortDialog isOpen={shown === 'comfort'} onClose={close} />
      <ShortcutSheet isOpen={shown === 'shortcuts'} onClose={close} />
    </>
  )
}
