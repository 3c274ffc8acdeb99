import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
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
import { CaseWork } from './CaseWork.tsx'
import styles from './Disagreements.module.css'
import { type Draft, draftOf, Steps } from './Steps.tsx'

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
  const [draft, setDraft] = useState<Draft>(() => draftOf(view))
  const [name, sign] = useSignature()
  const open = overview.stage === 'judging' || overview.stage === 'closed'
  const by = name.trim() || t('coordinator')
  const own = view.own === null
  const { verdict, reason, comment } = draft
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
                <Button
                  kind="primary"
                  notYet={verdict === null || (!own && reason === null) || deciding.isPending}
                  onPress={record}
                >
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
      <Steps
        view={view}
        draft={draft}
        onDraft={(change) => setDraft({ ...draft, ...change })}
        name={name}
        onName={sign}
        disabled={!open}
        justShown={deciding.isSuccess && !own}
      />
    </Sheet>
  )
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
