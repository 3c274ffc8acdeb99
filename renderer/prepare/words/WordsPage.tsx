import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { StudyWords } from '#contract/coordinator.ts'
import { useClient } from '#lib/client.ts'
import { newCommand } from '#lib/randomCode.ts'
import { Field, TextArea } from '#ui/Field.tsx'
import { Prose } from '#ui/Prose.tsx'
import { Bar, Columns, Section, Sheet } from '#ui/Sheet.tsx'
import { SaveState } from '../parts/SaveState.tsx'
import { canSetUp, type PageProps } from '../study.ts'
import { useSave } from '../useSave.ts'
import styles from './WordsPage.module.css'

/** The words a study is shown with: title, guidelines, and what prompt and response are called. */
export function WordsPage({ overview }: PageProps) {
  const { t } = useTranslation('prepare')
  const { words, setWords, save, problems } = useWordsDraft(overview)
  const open = canSetUp(overview)
  const change = (part: Partial<StudyWords>) => setWords({ ...words, ...part })
  return (
    <Sheet
      title={t('words.title')}
      second={t(open ? 'words.second' : 'words.secondFrozen')}
      bar={<Bar end={null}>{<SaveState save={save} />}</Bar>}
    >
      <Columns shape="even">
        <WordFields words={words} problems={problems} open={open} onChange={change} />
        <Section heading={t('words.preview')}>
          <div className={styles.preview}>
            {words.guidelines.trim() === '' ? (
              <p className="faint">{t('words.noGuidelines')}</p>
            ) : (
              <Prose text={words.guidelines} words={{ image: t('image') }} />
            )}
          </div>
        </Section>
      </Columns>
    </Sheet>
  )
}

interface WordFieldsProps {
  readonly words: StudyWords
  /** Which of the words that cannot be empty are. */
  readonly problems: Readonly<Record<'title' | 'promptHeading' | 'responseHeading', boolean>>
  /** Guidelines and headings can still be changed. */
  readonly open: boolean
  readonly onChange: (change: Partial<StudyWords>) => void
}

function WordFields({ words, problems, open, onChange }: WordFieldsProps) {
  const { t } = useTranslation('prepare')
  const frozen = { readOnly: !open }
  return (
    <div>
      <Field
        heading={t('words.studyTitle')}
        value={words.title}
        maxLength={200}
        onChange={(title) => onChange({ title })}
        {...(problems.title ? { error: t('words.needed') } : {})}
      />
      <TextArea
        heading={t('words.description')}
        help={t('words.descriptionHelp')}
        value={words.description}
        maxLength={5000}
        rows={3}
        onChange={(description) => onChange({ description })}
      />
      <div className={styles.headings}>
        <Field
          heading={t('words.promptHeading')}
          value={words.promptHeading}
          maxLength={60}
          onChange={(promptHeading) => onChange({ promptHeading })}
          {...frozen}
          {...(problems.promptHeading ? { error: t('words.needed') } : {})}
        />
        <Field
          heading={t('words.responseHeading')}
          value={words.responseHeading}
          maxLength={60}
          onChange={(responseHeading) => onChange({ responseHeading })}
          {...frozen}
          {...(problems.responseHeading ? { error: t('words.needed') } : {})}
        />
      </div>
      <TextArea
        heading={t('words.guidelines')}
        help={t('words.guidelinesHelp')}
        value={words.guidelines}
        maxLength={50_000}
        rows={12}
        onChange={(guidelines) => onChange({ guidelines })}
        {...frozen}
      />
    </div>
  )
}

/** Milliseconds of quiet after which what was typed is written. */
const quietMs = 700

/** The words as they are being typed; written after a short quiet and when the page is left. */
function useWordsDraft({ study, words: stored }: PageProps['overview']) {
  const client = useClient()
  const [words, setWords] = useState(stored)
  const save = useSave((next: StudyWords) =>
    client.coordinator.study.saveWords({ study, command: newCommand(), words: next }),
  )
  const problems = {
    title: words.title.trim() === '',
    promptHeading: words.promptHeading.trim() === '',
    responseHeading: words.responseHeading.trim() === '',
  }
  const sound = !Object.values(problems).some(Boolean)
  const pending = useRef<StudyWords | null>(null)
  const write = useRef(save.save)
  useEffect(() => {
    write.current = save.save
  })
  const change = (next: StudyWords) => {
    pending.current = next
    setWords(next)
  }
  useEffect(() => {
    const flush = () => {
      if (pending.current === null || !sound) return
      write.current(pending.current)
      pending.current = null
    }
    const timer = setTimeout(flush, quietMs)
    return () => clearTimeout(timer)
  }, [words, sound])
  // Leaving the page writes what the quiet has not written yet, if it can be written at all.
  useEffect(
    () => () => {
      const last = pending.current
      if (last && [last.title, last.promptHeading, last.responseHeading].every((text) => text.trim() !== '')) {
        write.current(last)
      }
    },
    [],
  )
  return { words, setWords: change, save, problems }
}
