import { type RefObject, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { AdjudicationReason, CaseView, Verdict } from '#contract/review.ts'
import { timeOfDay } from '#lib/moments.ts'
import styles from './Disagreements.module.css'
import { FinalDecision } from './FinalDecision.tsx'
import { VerdictField } from './VerdictField.tsx'
import { VerdictWords } from './VerdictWords.tsx'
import { VotesShown } from './VotesShown.tsx'

/** What is being decided and not on record yet. */
export type Draft = {
  readonly verdict: Verdict | null
  readonly reason: AdjudicationReason | null
  readonly comment: string
}

/** Where deciding goes on: from the final decision, else from the own one, else from nothing. */
export const draftOf = ({ own, final }: CaseView): Draft => ({
  verdict: final?.verdict ?? own?.verdict ?? null,
  reason: final?.reason ?? null,
  comment: final?.comment ?? '',
})

export interface StepsProps {
  readonly view: CaseView
  readonly draft: Draft
  readonly onDraft: (change: Partial<Draft>) => void
  readonly name: string
  readonly onName: (name: string) => void
  readonly disabled: boolean
  /** The votes have just come: they are brought into view. */
  readonly justShown: boolean
  /** Around the scale that can be answered now. */
  readonly place: RefObject<HTMLDivElement | null>
}

/** The three steps in their order: the own decision, what the raters wrote, the final decision. */
export function Steps({ view, draft, onDraft, name, onName, disabled, justShown, place }: StepsProps) {
  const { t } = useTranslation('settle')
  const votes = useRef<HTMLHeadingElement>(null)
  useBroughtIntoView(votes, justShown)
  return (
    <ol className={styles.steps}>
      <li className={styles.step}>
        <h2>{t(view.own === null ? 'case.first' : 'case.firstDone')}</h2>
        {view.own === null ? (
          <VerdictField
            view={view}
            value={draft.verdict}
            onChange={(verdict) => onDraft({ verdict })}
            disabled={disabled}
            place={place}
          />
        ) : (
          <p>
            <VerdictWords view={view} verdict={view.own.verdict} />{' '}
            <span className="soft">{t('case.before', { time: timeOfDay(view.own.at), name: view.own.by })}</span>
          </p>
        )}
      </li>
      {view.shownVotes !== null && (
        <>
          <li className={styles.step}>
            <h2 ref={votes} tabIndex={-1}>
              {t('case.votes')}
            </h2>
            <VotesShown view={view} votes={view.shownVotes} />
          </li>
          <li className={styles.step}>
            <h2>{t('case.final')}</h2>
            <FinalDecision
              view={view}
              draft={draft}
              onDraft={onDraft}
              name={name}
              onName={onName}
              disabled={disabled}
              place={place}
            />
          </li>
        </>
      )}
    </ol>
  )
}

/** Scrolls to what has just been shown and puts the focus there, so that nobody has to look for it. */
function useBroughtIntoView(heading: RefObject<HTMLElement | null>, now: boolean): void {
  useEffect(() => {
    if (!now) return
    heading.current?.focus({ preventScroll: true })
    heading.current?.closest('li')?.scrollIntoView?.({ block: 'start' })
  }, [heading, now])
}
