import { useTranslation } from 'react-i18next'
import { type Command, commandSections, useAllCommands } from '#lib/commandsSlice.ts'
import { type Keys, shownKeys } from '#lib/keys.ts'
import { useSettings } from '#lib/settingsSlice.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { KeyHint } from '#ui/KeyHint.tsx'
import styles from './ShortcutSheet.module.css'

/** All keys that mean something now, from the same list that the menu and the keys themselves read. */
export function ShortcutSheet({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  const { t } = useTranslation(['app', 'judge'])
  const { singleKeys } = useSettings()
  const commands = useAllCommands().filter(({ keys }) => keys.length > 0)
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      size="wide"
      title={t('app:shortcuts.title')}
      actions={
        <Button kind="primary" onPress={onClose}>
          {t('app:shortcuts.close')}
        </Button>
      }
    >
      {!singleKeys && <p className={`note ${styles.off}`}>{t('app:shortcuts.off')}</p>}
      {/* A long sheet must be reachable from the keyboard to be scrolled. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <section className={styles.columns} aria-label={t('app:shortcuts.title')} tabIndex={0}>
        {commandSections.map((section) => {
          const rows = commands.filter((command) => command.section === section)
          if (rows.length === 0) return null
          return (
            <div key={section} className={styles.section}>
              <h3>{t(`app:sections.${section}`)}</h3>
              <dl>
                {rows.map((command) => (
                  <Row key={command.id} command={command} words={t(command.labelKey)} />
                ))}
              </dl>
            </div>
          )
        })}
      </section>
    </Dialog>
  )
}

function Row({ command, words }: { readonly command: Command; readonly words: string }) {
  const { t } = useTranslation('app')
  const { keys, range } = command
  const shown: readonly Keys[] = range ? range : keys.slice(0, 2)
  return (
    <div className={styles.row}>
      <dt>{words}</dt>
      <dd>
        {shown.map((each, index) => (
          <span key={each}>
            {index > 0 && <span>{range ? t('shortcuts.to') : t('shortcuts.or')} </span>}
            <KeyHint keys={shownKeys(each)} spoken={shownKeys(each)} />
          </span>
        ))}
      </dd>
    </div>
  )
}
