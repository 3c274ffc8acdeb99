import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Command, commandSections, useKnownCommands } from '#lib/commandsSlice.ts'
import { type Keys, shownKeys } from '#lib/keys.ts'
import { changeSettings, useSettings } from '#lib/settingsSlice.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { KeyHint } from '#ui/KeyHint.tsx'
import { KeyEditor } from './KeyEditor.tsx'
import styles from './ShortcutSheet.module.css'

interface SheetProps {
  readonly isOpen: boolean
  readonly onClose: () => void
}

/** All keys that mean something now, from the same list that the menu and the keys themselves read; here they can be changed. */
export function ShortcutSheet({ isOpen, onClose }: SheetProps) {
  const { t } = useTranslation(['app', 'desk'])
  const [changing, setChanging] = useState(false)
  const { ownKeys } = useSettings()
  const close = () => {
    setChanging(false)
    onClose()
  }
  return (
    <Dialog
      isOpen={isOpen}
      onClose={close}
      size="wide"
      title={t('app:shortcuts.title')}
      actions={
        <>
          {changing && Object.keys(ownKeys).length > 0 && (
            <Button onPress={() => changeSettings({ ownKeys: {} })}>{t('desk:keys.allBack')}</Button>
          )}
          <Button kind="plain" aria-pressed={changing} onPress={() => setChanging(!changing)}>
            {changing ? t('desk:keys.stop') : t('desk:keys.start')}
          </Button>
          <Button kind="primary" onPress={close}>
            {t('app:shortcuts.close')}
          </Button>
        </>
      }
    >
      <Sheet changing={changing} />
    </Dialog>
  )
}

function Sheet({ changing }: { readonly changing: boolean }) {
  const { t } = useTranslation(['app', 'desk', 'judge', 'settle', 'tasks'])
  const { singleKeys } = useSettings()
  const known = useKnownCommands()
  // To change keys is to see all of them, those without a key too; a row of keys stays as it is.
  const shown = changing
    ? known.filter(({ range }) => range === undefined)
    : known.filter(({ keys, dormant }) => keys.length > 0 && dormant !== true)
  const wordsOf = ({ labelKey }: Command) => t(labelKey)
  return (
    <>
      {!singleKeys && <p className={`note ${styles.off}`}>{t('app:shortcuts.off')}</p>}
      {changing && <p className={`note ${styles.off}`}>{t('desk:keys.how')}</p>}
      {/* A long sheet must be reachable from the keyboard to be scrolled. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <section className={styles.columns} aria-label={t('app:shortcuts.title')} tabIndex={0}>
        {commandSections.map((section) => {
          const rows = shown.filter((command) => command.section === section)
          if (rows.length === 0) return null
          return (
            <div key={section} className={styles.section}>
              <h3>{t(`app:sections.${section}`)}</h3>
              <dl>
                {rows.map((command) =>
                  changing ? (
                    <KeyEditor
                      key={command.id}
                      command={command}
                      words={wordsOf(command)}
                      known={known}
                      wordsOf={wordsOf}
                    />
                  ) : (
                    <Row key={command.id} command={command} words={wordsOf(command)} />
                  ),
                )}
              </dl>
            </div>
          )
        })}
      </section>
    </>
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
