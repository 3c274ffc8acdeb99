import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type RefObject, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { StudyOverview } from '#contract/coordinator.ts'
import type { CaseId } from '#contract/ids.ts'
import type { AdjudicationReason, CaseView, Verdict } from '#contract/review.ts'
import { useApi, useClient } from '#lib/client.ts'
import { useFailureWords } from '#lib/failures.ts'
import { timeOfDay } from '#lib/moments.ts'
import { newCommand } from '#lib/randomCode.ts'
import { useSignature } from '#lib/signature.ts'
import { Button } from '#ui/Button.tsx'
import { SavedLine } from '#ui/SavedLine.tsx'
import { Bar, Sheet } from '#ui/Sheet.tsx'
import { Failed } from '../States.tsx'
import { AskAnother } from './AskAnother.tsx'
import styles from './Disagreements.module.css'
import { FinalDecision } from './FinalDecision.tsx'
import { CaseWork } from './CaseWork.tsx'
import { VerdictField } from './VerdictField.tsx'
import { VerdictWords } from './VerdictWords.tsx'
import { VotesShown } from './VotesShown.tsx'

export interface CaseSheetProps {
  readonly overview: StudyOverview
  readonly id: CaseId
  readonly onNext: () => void
  readonly onChanged: () => void
}

/** One disagreement: the work, the own decision, then what the raters wrote, then the final decision. */
export function CaseSheet(props: CaseSheetProps) {
  const api = useApi()
  const { overview, id } = props
  const input = { study: overview.study, id }
  const view = useQuery(api.coordinator.review.case.queryOptions({ input, staleTime: 0 }))
  if (view.isError) return <Failed error={view.error} onRetry={() => void view.refetch()} />
  if (!view.data) return <p className={styles.waiting} />
  return <OpenCase {...props} view={view.data} />
}

function OpenCase({ overview, view, onNext, onChanged }: CaseSheetProps & { readonly view: CaseView }) {
  const { t } = useTranslation('settle')
  const deciding = useDeciding(overview, view, onChanged)
  const [verdict, setVerdict] = useState<Verdict | null>(view.final?.verdict ?? view.own?.verdict ?? null)
  const [reason, setReason] = useState<AdjudicationReason | null>(view.final?.reason ?? null)
  const [comment, setComment] = useState(view.final?.comment ?? '')
  const [name, sign] = useSignature()
  const open = overview.stage === 'judging' || overview.stage === 'closed'
  const by = name.trim() || t('coordinator')
  const own = view.own === null
  const votes = useRef<HTMLLIElement>(null)
  useBroughtIntoView(votes, deciding.isSuccess && !own)
  const ready = verdict !== null && (own || reason !== null)
  const record = () => {
    if (verdict === null) return
    if (own) deciding.mutate({ step: 'own', by, verdict })
    else if (reason !== null) deciding.mutate({ step: 'final', by, verdict, reason, comment }, { onSuccess: onNext })
  }
  return (
    <Sheet
      title={<bdi>{view.title}</bdi>}
      bar={
        open ? (
          <Bar
            end={
              <>
                <AskAnother overview={overview} view={view} by={by} />
                <Button onPress={onNext}>{t('case.leaveOpen')}</Button>
                <Button kind="primary" notYet={!ready || deciding.isPending} onPress={record}>
                  {t(own ? 'case.decide' : 'case.record')}
                </Button>
              </>
            }
          >
            <Recorded view={view} error={deciding.error} />
          </Bar>
        ) : undefined
      }
    >
      <CaseWork view={view} words={overview.words} />
      <ol className={styles.steps}>
        <li className={styles.step}>
          <h2>{t(own ? 'case.first' : 'case.firstDone')}</h2>
          {view.own === null ? (
            <VerdictField view={view} value={verdict} onChange={setVerdict} disabled={!open} />
          ) : (
            <p>
              <VerdictWords view={view} verdict={view.own.verdict} />{' '}
              <span className="soft">{t('case.before', { time: timeOfDay(view.own.at), name: view.own.by })}</span>
            </p>
          )}
        </li>
        {view.shownVotes !== null && (
          <>
            <li className={styles.step} ref={votes}>
              <h2>{t('case.votes')}</h2>
              <VotesShown view={view} votes={view.shownVotes} />
            </li>
            <li className={styles.step}>
              <h2>{t('case.final')}</h2>
              <FinalDecision
                view={view}
                verdict={verdict}
                onVerdict={setVerdict}
                reason={reason}
                onReason={setReason}
                comment={comment}
                onComment={setComment}
                name={name}
                onName={sign}
                disabled={!open}
              />
            </li>
          </>
        )}
      </ol>
    </Sheet>
  )
}

/** Scrolls to what has just been shown, so that nobody has to look for it. */
function useBroughtIntoView(place: RefObject<HTMLElement | null>, now: boolean): void {
  useEffect(() => {
    if (now) place.current?.scrollIntoView({ block: 'start' })
  }, [place, now])
}

function Recorded({ view: { own, final }, error }: { readonly view: CaseView; readonly error: unknown }) {
  const { t } = useTranslation('settle')
  const failure = useFailureWords()
  if (error !== null) return <SavedLine state="failed">{failure(error)}</SavedLine>
  const last = final ?? own
  if (last === null) return <span className="soft">{t('cases.hidden')}</span>
  return <SavedLine state="saved">{t('case.saved', { time: timeOfDay(last.at) })}</SavedLine>
}

type Decided =
  | { readonly step: 'own'; readonly by: string; readonly verdict: Verdict }
  | {
      readonly step: 'final'
      readonly by: string
      readonly verdict: Verdict
      readonly reason: AdjudicationReason
      readonly comment: string
    }

/** Puts a decision on record; the answer is the case as it may be seen from then on. */
function useDeciding({ study }: StudyOverview, { id }: CaseView, onChanged: () => void) {
  const api = useApi()
  const client = useClient()
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (decided: Decided) => {
      const { step: _, ...decision } = decided
      const command = { study, id, command: newCommand(), ...decision }
      return 'reason' in command ? client.coordinator.review.settle(command) : client.coordinator.review.decide(command)
    },
    onSuccess: (after) => {
      cache.setQueryData(api.coordinator.review.case.queryKey({ input: { study, id } }), after)
      onChanged()
    },
  })
}
