import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { StudyOverview } from '#contract/coordinator.ts'
import type { CaseId } from '#contract/ids.ts'
import type { AdjudicationReason, CaseView, Verdict } from '#contract/review.ts'
import { useApi, useClient } from '#lib/client.ts'
import { useShownKeys } from '#lib/commandsSlice.ts'
import { useFailureWords } from '#lib/failures.ts'
import { useFirstFocus } from '#lib/focus.ts'
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
import { useCaseCommands } from './useCaseCommands.ts'

export interface CaseSheetProps {
  readonly overview: StudyOverview
  readonly id: CaseId
  /** It was asked for: its heading takes the focus. */
  readonly arrived: boolean
  readonly onNext: () => void
  readonly onWalk: (by: 1 | -1) => void
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

function OpenCase(props: CaseSheetProps & { readonly view: CaseView }) {
  const { overview, view, arrived, onNext, onWalk, onChanged } = props
  const deciding = useDeciding(overview, view, onChanged)
  const [draft, setDraft] = useState<Draft>(() => draftOf(view))
  const [name, sign] = useSignature()
  const by = useNameOf(name)
  const heading = useFirstFocus<HTMLHeadingElement>(arrived)
  const place = useRef<HTMLDivElement>(null)
  const open = overview.stage !== 'unblinded'
  const own = view.own === null
  const { verdict, reason, comment } = draft
  const ready = open && verdict !== null && (own || reason !== null) && !deciding.isPending
  const change = (more: Partial<Draft>) => setDraft({ ...draft, ...more })
  const record = () => {
    if (verdict === null) return
    if (own) deciding.mutate({ step: 'own', by, verdict })
    else if (reason !== null) deciding.mutate({ step: 'final', by, verdict, reason, comment }, { onSuccess: onNext })
  }
  useCaseCommands(view, {
    verdict,
    onVerdict: (next) => change({ verdict: next }),
    place,
    open,
    ready,
    onRecord: record,
    onLeaveOpen: onNext,
    onWalk,
  })
  return (
    <Sheet
      title={<bdi>{view.title}</bdi>}
      headingRef={heading}
      bar={
        open ? (
          <Bar end={<Acts {...props} by={by} ready={ready} onRecord={record} />}>
            <Recorded view={view} error={deciding.error} />
          </Bar>
        ) : undefined
      }
    >
      <CaseWork view={view} words={overview.words} />
      <Steps
        view={view}
        draft={draft}
        onDraft={change}
        name={name}
        onName={sign}
        disabled={!open}
        justShown={deciding.isSuccess && !own}
        place={place}
      />
    </Sheet>
  )
}

/** The name a decision is recorded under: a role while none is given. */
function useNameOf(name: string): string {
  const { t } = useTranslation('settle')
  return name.trim() || t('coordinator')
}

interface ActsProps {
  readonly overview: StudyOverview
  readonly view: CaseView
  readonly by: string
  readonly ready: boolean
  readonly onNext: () => void
  readonly onRecord: () => void
}

function Acts({ overview, view, by, ready, onNext, onRecord }: ActsProps) {
  const { t } = useTranslation('settle')
  const leaveKeys = useShownKeys('settle.leaveOpen')
  const recordKeys = useShownKeys('settle.record')
  return (
    <>
      <AskAnother overview={overview} view={view} by={by} />
      <Button keys={leaveKeys} onPress={onNext}>
        {t('case.leaveOpen')}
      </Button>
      <Button kind="primary" keys={recordKeys} notYet={!ready} onPress={onRecord}>
        {t(view.own === null ? 'case.decide' : 'case.record')}
      </Button>
    </>
  )
}

function Recorded({ view: { own, final }, error }: { readonly view: CaseView; readonly error: unknown }) {
  const { t } = useTranslation('settle')
  const failure = useFailureWords()
  if (error !== null) return <SavedLine state="failed">{failure(error)}</SavedLine>
  const last = final ?? own
  if (last === null) return null
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
