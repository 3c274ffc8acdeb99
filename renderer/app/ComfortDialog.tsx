import { type ReactNode, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { type Language, languageNames, languages } from '#lib/languages.ts'
import { changeSettings, textSizes, themes, useSettings } from '#lib/settingsSlice.ts'
import { Button } from '#ui/Button.tsx'
import { classes } from '#ui/classes.ts'
import { Dialog } from '#ui/Dialog.tsx'
import styles from './ComfortDialog.module.css'

/** Text and colours: what a person may want differently from the next, at once and without a word in the study. */
export function ComfortDialog({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  const { t } = useTranslation('app')
  const { theme, textSize, language, singleKeys } = useSettings()
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title={t('comfort.title')}
      actions={
        <Button kind="primary" onPress={onClose}>
          {t('comfort.done')}
        </Button>
      }
    >
      <div className={styles.groups}>
        <Choices
          heading={t('comfort.theme')}
          options={themes}
          value={theme}
          onChange={(chosen) => changeSettings({ theme: chosen })}
        >
          {(each) => <Swatch theme={each} words={t(`comfort.${each}`)} />}
        </Choices>
        <Choices
          heading={t('comfort.textSize')}
          options={textSizes}
          value={textSize}
          onChange={(chosen) => changeSettings({ textSize: chosen })}
        >
          {(each) => <span className={classes(styles.letters, styles[each])}>{t(`comfort.${each}`)}</span>}
        </Choices>
        <Choices
          heading={t('comfort.language')}
          options={['system', ...languages]}
          value={language}
          onChange={(chosen) => changeSettings({ language: chosen })}
        >
          {(each) => (each === 'system' ? <span>{t('comfort.system')}</span> : <LanguageName language={each} />)}
        </Choices>
        <fieldset className={styles.group}>
          <legend>{t('comfort.keys')}</legend>
          <label className={styles.check}>
            <input
              type="checkbox"
              checked={singleKeys}
              onChange={(event) => changeSettings({ singleKeys: event.currentTarget.checked })}
            />
            {t('comfort.singleKeys')}
          </label>
          <p className="note">{t('comfort.keysNote')}</p>
        </fieldset>
      </div>
    </Dialog>
  )
}

interface ChoicesProps<V extends string> {
  readonly heading: string
  readonly options: readonly V[]
  /** One of the options, or something that is not offered. */
  readonly value: string
  readonly onChange: (value: V) => void
  readonly children: (option: V) => ReactNode
}

/** A language by the name it calls itself, so that its readers find it whatever the page speaks. */
function LanguageName({ language }: { readonly language: Language }) {
  return (
    <span lang={language} dir="auto">
      {languageNames[language]}
    </span>
  )
}

function Choices<V extends string>({ heading, options, value, onChange, children }: ChoicesProps<V>) {
  const name = useId()
  return (
    <fieldset className={styles.group}>
      <legend>{heading}</legend>
      <div className={styles.choices}>
        {options.map((option) => (
          <label key={option} className={styles.choice}>
            <input type="radio" name={name} checked={option === value} onChange={() => onChange(option)} />
            {children(option)}
          </label>
        ))}
      </div>
    </fieldset>
  )
}

/** A small page in the colours of a theme. `system` shows what the computer asks for now. */
function Swatch({ theme, words }: { readonly theme: (typeof themes)[number]; readonly words: string }) {
  return (
    <>
      <span className={styles.swatch} data-theme={theme === 'system' ? undefined : theme} aria-hidden="true">
        <i />
      </span>
      <span>{words}</span>
    </>
  )
}
