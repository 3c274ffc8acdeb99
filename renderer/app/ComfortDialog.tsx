import { type ReactNode, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { type Language, languageNames, languages } from '#lib/languages.ts'
import { changeSettings, faces, lineWidths, textSizes, themes, useSettings } from '#lib/settingsSlice.ts'
import { Button } from '#ui/Button.tsx'
import { classes } from '#ui/classes.ts'
import { Dialog } from '#ui/Dialog.tsx'
import styles from './ComfortDialog.module.css'

/** Text and colours: what a person may want differently from the next, at once and without a word in the study. */
export function ComfortDialog({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  const { t } = useTranslation('app')
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
        <Look />
        <Ease />
        <SpeechAndKeys />
      </div>
    </Dialog>
  )
}

function Look() {
  const { t } = useTranslation(['app', 'desk'])
  const { theme, textSize, face, lineWidth } = useSettings()
  return (
    <>
      <Choices
        heading={t('app:comfort.theme')}
        options={themes}
        value={theme}
        onChange={(chosen) => changeSettings({ theme: chosen })}
      >
        {(each) => <Swatch theme={each} words={t(`app:comfort.${each}`)} />}
      </Choices>
      <Choices
        heading={t('app:comfort.textSize')}
        options={textSizes}
        value={textSize}
        onChange={(chosen) => changeSettings({ textSize: chosen })}
      >
        {(each) => <span className={classes(styles.letters, styles[each])}>{t(`app:comfort.${each}`)}</span>}
      </Choices>
      <Choices
        heading={t('desk:comfort.face')}
        options={faces}
        value={face}
        onChange={(chosen) => changeSettings({ face: chosen })}
      >
        {(each) => <span className={classes(styles.face, styles[each])}>{t(`desk:comfort.${each}`)}</span>}
      </Choices>
      <Choices
        heading={t('desk:comfort.lineWidth')}
        options={lineWidths}
        value={lineWidth}
        onChange={(chosen) => changeSettings({ lineWidth: chosen })}
      >
        {(each) => <LineWidth width={each} words={t(`desk:comfort.width.${each}`)} />}
      </Choices>
    </>
  )
}

function Ease() {
  const { t } = useTranslation('desk')
  const { contrast, motion } = useSettings()
  return (
    <fieldset className={styles.group}>
      <legend>{t('comfort.ease')}</legend>
      <Check checked={contrast === 'more'} onChange={(more) => changeSettings({ contrast: more ? 'more' : 'system' })}>
        {t('comfort.contrast')}
      </Check>
      <Check checked={motion === 'less'} onChange={(less) => changeSettings({ motion: less ? 'less' : 'system' })}>
        {t('comfort.motion')}
      </Check>
      <p className="note">{t('comfort.easeNote')}</p>
    </fieldset>
  )
}

function SpeechAndKeys() {
  const { t } = useTranslation('app')
  const { language, singleKeys } = useSettings()
  return (
    <>
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
        <Check checked={singleKeys} onChange={(on) => changeSettings({ singleKeys: on })}>
          {t('comfort.singleKeys')}
        </Check>
        <p className="note">{t('comfort.keysNote')}</p>
      </fieldset>
    </>
  )
}

interface CheckProps {
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
  readonly children: ReactNode
}

function Check({ checked, onChange, children }: CheckProps) {
  return (
    <label className={styles.check}>
      <input type="checkbox" checked={checked} onChange={(event) => onChange(event.currentTarget.checked)} />
      {children}
    </label>
  )
}

/** Three lines of text, as long as they would be. */
function LineWidth({ width, words }: { readonly width: (typeof lineWidths)[number]; readonly words: string }) {
  return (
    <>
      <span className={classes(styles.lines, styles[width])} aria-hidden="true">
        <i />
        <i />
        <i />
      </span>
      <span>{words}</span>
    </>
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
