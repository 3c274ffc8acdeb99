import { type RefObject, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { LeakDecision, LeakFinding, LeakPlace } from '#contract/preflight.ts'
import { Button } from '#ui/Button.tsx'
import { Glyph } from '#ui/Glyph.tsx'
import styles from './PreflightPage.module.css'

export interface FindingListProps {
  readonly findings: readonly LeakFinding[]
  /** null: nothing can be decided any more. */
  readonly onDecide: ((finding: LeakFinding, what: LeakDecision) => void) | null
  readonly onUndo: ((finding: LeakFinding) => void) | null
}

/** Everything found, each with the words around it and what was or can be done about it. */
export function FindingList({ findings, onDecide, onUndo }: FindingListProps) {
  const { t } = useTranslation('preflight')
  const list = useRef<HTMLUListElement>(null)
  const leave = useFocusAtPlace(list, findings)
  if (findings.length === 0) return <p className={styles.none}>{t('none')}</p>
  return (
    <ul className={styles.findings} ref={list}>
      {findings.map((finding, place) => (
        <li key={finding.id}>
          <div className={styles.found}>
            <p>
              <b>{t(`kind.${finding.kind}`)}</b> <span className="soft">{whereOf(t, finding)}</span>
            </p>
            <Excerpt place={finding.examples[0]} />
          </div>
          <div className={styles.acts}>
            {finding.decision ? (
              <Decided finding={finding} onUndo={onUndo && leave(place, onUndo)} />
            ) : (
              onDecide && <Undecided finding={finding} onDecide={leave(place, onDecide)} />
            )}
          </div>
        </li>
      ))}
    </ul>
  )
}

/**
 * A button that was pressed goes with its decision, and what is decided goes to the end. The focus stays at the place in the list,
 * where the next finding comes up.
 */
function useFocusAtPlace(list: RefObject<HTMLElement | null>, findings: readonly LeakFinding[]) {
  const left = useRef<number | null>(null)
  useEffect(() => {
    const place = left.current
    left.current = null
    if (place !== null) list.current?.children[place]?.querySelector('button')?.focus()
  }, [list, findings])
  return <Rest extends readonly unknown[]>(place: number, act: (...rest: Rest) => void) =>
    (...rest: Rest): void => {
      left.current = place
      act(...rest)
    }
}

type T = ReturnType<typeof useTranslation<'preflight'>>['t']

function whereOf(t: T, { examples, places }: LeakFinding): string {
  const [first] = examples
  if (!first) return ''
  const where = placeWords(t, first)
  return places === 1 ? where : t('where.more', { where, count: places - 1 })
}

function placeWords(t: T, { part, item, response }: LeakPlace): string {
  if (item === null) return t(`where.${part === 'guidelines' || part === 'rubric' ? part : 'attachment'}`)
  return response === null ? t('where.prompt', { item }) : t('where.response', { item, response })
}

/** Characters either side at which the core cuts a text off. */
const cutAt = 40

function Excerpt({ place }: { readonly place: LeakPlace | undefined }) {
  if (!place) return null
  const { before, match, after } = place
  return (
    <p className={styles.excerpt} dir="auto">
      {before.length >= cutAt ? `…${before.replace(/^\S+\s/, '')}` : before}
      <mark>{match}</mark>
      {/* A word that was cut through tells nothing. */}
      {after.length >= cutAt ? `${after.replace(/[,;:]?\s\S+$/, '')}…` : after}
    </p>
  )
}

function Decided({ finding, onUndo }: { readonly finding: LeakFinding; readonly onUndo: FindingListProps['onUndo'] }) {
  const { t } = useTranslation('preflight')
  const { decision } = finding
  if (!decision) return null
  return (
    <>
      <span className={styles.done} title={t('decidedBy', { name: decision.by })}>
        <Glyph name="tick" />
        {t(`done.${decision.what}`)}
      </span>
      {onUndo && (
        <Button quiet aria-label={t('undoNamed', { words: wordsOf(finding) })} onPress={() => onUndo(finding)}>
          {t('undo')}
        </Button>
      )}
    </>
  )
}

interface UndecidedProps {
  readonly finding: LeakFinding
  readonly onDecide: (finding: LeakFinding, what: LeakDecision) => void
}

function Undecided({ finding, onDecide }: UndecidedProps) {
  const { t } = useTranslation('preflight')
  const words = wordsOf(finding)
  return (
    <>
      {finding.redactable ? (
        <Button kind="plain" aria-label={t('redactNamed', { words })} onPress={() => onDecide(finding, 'redacted')}>
          {t('redact')}
        </Button>
      ) : (
        <span className="soft">{t('elsewhere')}</span>
      )}
      <Button aria-label={t('acceptNamed', { words })} onPress={() => onDecide(finding, 'accepted')}>
        {t('accept')}
      </Button>
    </>
  )
}

const wordsOf = ({ examples }: LeakFinding): string => examples[0]?.match ?? ''
