import { memo, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { runCommand, useAllCommands } from '#lib/commandsSlice.ts'
import { shownKeys } from '#lib/keys.ts'
import { Menu, type MenuEntry } from '#ui/Menu.tsx'

/** What is rarely wanted, or has no room in a small window: by pointer here, by its key everywhere. */
const work = [
  'judge.ownTasks',
  'judge.undo',
  'judge.redo',
  'judge.comment',
  'judge.flag',
  'judge.putOff',
  'judge.pause',
] as const
const around = ['judge.guidelines', 'app.comfort', 'judge.tour', 'app.shortcuts', 'judge.handBack'] as const

/** Drawn again only when what it says changes: it stands beside every key press. */
const StillMenu = memo(Menu)

export function DeskMenu() {
  const { t } = useTranslation(['desk', 'app', 'judge', 'settle', 'tasks'])
  const commands = useAllCommands()
  const entriesOf = (ids: readonly string[]): MenuEntry[] =>
    ids.flatMap((id) => {
      const command = commands.find((each) => each.id === id)
      if (command === undefined) return []
      const { labelKey, keys, enabled } = command
      const entry = { id, words: t(labelKey), disabled: !enabled }
      return [keys[0] === undefined ? entry : { ...entry, keys: shownKeys(keys[0]) }]
    })
  const groups = [
    { accessibleName: t('app:sections.judge'), entries: entriesOf(work) },
    { accessibleName: t('app:sections.help'), entries: entriesOf(around) },
  ]
  const face = JSON.stringify(groups)
  const still = useMemo(() => JSON.parse(face) as typeof groups, [face])
  return <StillMenu trigger={t('desk:acts.more')} groups={still} onAction={runCommand} />
}
