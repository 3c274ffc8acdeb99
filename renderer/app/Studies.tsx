import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import type { z } from 'zod'
import type { StudySummary, UnreadableStudy } from '#contract/coordinator.ts'
import { errorData, type Failure } from '#contract/errors.ts'
import { isErrorCode, useTroubleWords } from '#lib/failures.ts'
import { dayOf } from '#lib/moments.ts'
import { roomPlace } from '#lib/places.ts'
import { Button } from '#ui/Button.tsx'
import { PlaceLink } from '#ui/PlaceLink.tsx'
import styles from './Home.module.css'
import { nextStep, roomOfNextStep } from './nextStep.ts'

type Unreadable = z.infer<typeof UnreadableStudy>

/** Studies that stand in the list before the rest is asked for. */
const most = 5

export interface StudiesProps {
  readonly studies: readonly StudySummary[]
  readonly unreadable: readonly Unreadable[]
}

/** The studies on this computer, last changed first, and the files that cannot be opened. */
export function Studies({ studies, unreadable }: StudiesProps) {
  const { t } = useTranslation('home')
  const [showsAll, setShowsAll] = useState(false)
  const [now] = useState(() => new Date())
  const shown = showsAll ? studies : studies.slice(0, most)
  return (
    <>
      {shown.length > 0 && (
        <>
          <h2>{t('recent')}</h2>
          <ol>
            {shown.map((study) => (
              <li key={study.study}>
                <StudyEntry study={study} now={now} />
              </li>
            ))}
          </ol>
          {studies.length > most && (
            <p className={styles.more}>
              <Button kind="link" onPress={() => setShowsAll(!showsAll)}>
                {showsAll ? t('fewer') : t('all', { count: studies.length })}
              </Button>
            </p>
          )}
        </>
      )}
      {unreadable.length > 0 && <UnreadableFiles files={unreadable} />}
    </>
  )
}

function StudyEntry({ study, now }: { readonly study: StudySummary; readonly now: Date }) {
  const { t } = useTranslation('home')
  const [, go] = useLocation()
  const place = roomPlace(study.study, roomOfNextStep(study))
  return (
    <PlaceLink className={styles.entry} href="/" onOpen={() => go(place)}>
      <span className={styles.what} dir="auto">
        {study.title}
      </span>
      <span className={styles.when}>{dayOf(study.changedAt, now)}</span>
      <span className={styles.next}>{nextStep(t, study)}</span>
    </PlaceLink>
  )
}

function UnreadableFiles({ files }: { readonly files: readonly Unreadable[] }) {
  const { t } = useTranslation('home')
  const why = useUnreadableWords()
  return (
    <section className={styles.unreadable} aria-labelledby="unreadable">
      <h2 id="unreadable">{t('unreadable.heading', { count: files.length })}</h2>
      <ul>
        {files.map((file) => (
          <li key={file.fileName}>
            <strong dir="auto">{file.fileName}</strong>
            <p>{why(file)}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The list carries a code and a finding; the sentence is the one that opening the file would give. */
function useUnreadableWords(): (file: Unreadable) => string {
  const { t } = useTranslation('home')
  const troubleWords = useTroubleWords()
  return ({ code, finding }) => {
    const failure = failureOf(code, { finding }) ?? failureOf(code, {})
    return failure === null ? t('unreadable.other', { finding }) : troubleWords({ kind: 'expected', failure })
  }
}

/** The failure of a code, when these are all the facts it needs. */
function failureOf(code: string, facts: object): Failure | null {
  if (!isErrorCode(code)) return null
  const read = errorData[code].safeParse(facts)
  return read.success ? ({ code, data: read.data } as Failure) : null
}
