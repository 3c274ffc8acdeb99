import type { TFunction } from 'i18next'
import { useEffect, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { MenuItem, MenuModel, MenuRole } from '#contract/shellInputs.ts'
import { type Command, type CommandSection, runCommand, useAllCommands } from '#lib/commandsSlice.ts'
import { menuKeys } from '#lib/keys.ts'
import { shell } from '#lib/shell/shell.ts'

type Words = TFunction<['app', 'desk', 'judge', 'settle', 'tasks']>

const role = (name: MenuRole): MenuItem => ({ kind: 'role', role: name, label: null })
const separator: MenuItem = { kind: 'separator' }

/** The native menu for the commands there are now: one list behind menu, shortcut sheet and keys. */
export function menuOf(commands: readonly Command[], t: Words): MenuModel {
  const items = (section: CommandSection): MenuItem[] =>
    commands
      .filter((command) => command.section === section && command.inMenu)
      .map(({ id, labelKey, keys, enabled, checked }) => ({
        kind: 'command',
        id,
        label: t(labelKey),
        accelerator: keys[0] === undefined ? null : menuKeys(keys[0]),
        enabled,
        checked: checked ?? null,
      }))
  const own = (place: 'other', section: 'go' | 'judge'): MenuModel['sections'] => {
    const listed = items(section)
    return listed.length === 0 ? [] : [{ place, label: t(`app:sections.${section}`), items: listed }]
  }
  return {
    sections: [
      { place: 'file', label: t('app:sections.file'), items: [...divided(items('file')), role('close'), role('quit')] },
      {
        place: 'edit',
        label: t('app:sections.edit'),
        items: [role('cut'), role('copy'), role('paste'), role('selectAll')],
      },
      ...own('other', 'go'),
      ...own('other', 'judge'),
      {
        place: 'view',
        label: t('app:sections.view'),
        items: [
          ...divided(items('view')),
          role('zoomIn'),
          role('zoomOut'),
          role('resetZoom'),
          separator,
          role('togglefullscreen'),
        ],
      },
      { place: 'window', label: t('app:sections.window'), items: [role('minimize')] },
      { place: 'help', label: t('app:sections.help'), items: items('help') },
    ],
  }
}

const divided = (items: readonly MenuItem[]): readonly MenuItem[] => (items.length === 0 ? [] : [...items, separator])

/** Keeps the native menu in step with the commands, and runs what is chosen there. */
export function useMenu(): void {
  const { t } = useTranslation(['app', 'desk', 'judge', 'settle', 'tasks'])
  const commands = useAllCommands()
  const menu = useMemo(() => JSON.stringify(menuOf(commands, t)), [commands, t])
  useEffect(() => shell.setMenu(JSON.parse(menu) as MenuModel), [menu])
  useEffect(() => shell.onMenuCommand(runCommand), [])
}
