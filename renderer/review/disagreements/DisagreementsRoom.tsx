import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseId } from '#contract/ids.ts'
import type { CaseFilter, CaseSubject } from '#contract/review.ts'
import { useApi } from '#lib/client.ts'
import { Room } from '#ui/Screen.tsx'
import { Sheet } from '#ui/Sheet.tsx'
import type { ReviewPageProps } from '../pages.ts'
import { Failed } from '../States.tsx'
import { CaseList } from './CaseList.tsx'
import { CaseSheet } from './CaseSheet.tsx'
import styles from './Disagreements.module.css'

/** Cases on one page of the list. */
const pageSize = 200

/** Disagreements, widest first, beside the one that is being settled. Votes stay hidden until the own decision. */
export function DisagreementsRoom(props: ReviewPageProps) {
  const { overview } = props
  const subjects = subjectsOf(props)
  const [filter, setFilter] = useState<CaseFilter>(() => ({
    subject: subjects[0] ?? { kind: 'preference' },
    atLeast: 1,
    tag: null,
    raters: null,
    unsettled: false,
  }))
  const [chosen, setChosen] = useState<CaseId | null>(null)
  const api = useApi()
  const { study, stage } = overview
  const page = useQuery({
    ...api.coordinator.review.cases.queryOptions({ input: { study, filter, from: 0, count: pageSize } }),
    enabled: stage !== 'preparing',
    staleTime: 0,
    placeholderData: (before) => before,
  })
  if (page.isError) return <Failed error={page.error} onRetry={() => void page.refetch()} />
  const cases = page.data?.cases ?? []
  const current = cases.find(({ id }) => id === chosen) ?? cases[0] ?? null
  const next = () => {
    const place = cases.findIndex(({ id }) => id === current?.id)
    setChosen(
      (cases.slice(place + 1).find(({ state }) => state !== 'settled') ?? cases[place + 1] ?? current)?.id ?? null,
    )
  }
  return (
    <Room
      wide
      contents={
        <CaseList
          overview={overview}
          subjects={subjects}
          filter={filter}
          onFilter={setFilter}
          page={page.data ?? null}
          current={current?.id ?? null}
          onChoose={setChosen}
          onBack={() => props.onOpen('progress')}
        />
      }
    >
      {current === null ? (
        <NoCase waiting={page.isPending && stage !== 'preparing'} />
      ) : (
        <CaseSheet
          key={current.id}
          overview={overview}
          id={current.id}
          onNext={next}
          onChanged={() => void page.refetch()}
        />
      )}
    </Room>
  )
}

/** What there can be disagreement about: every criterion that has an order or options, then comparisons. */
function subjectsOf({ overview: { rubric, protocol } }: ReviewPageProps): CaseSubject[] {
  const criteria = rubric.criteria
    .filter(({ kind }) => kind !== 'text')
    .map(({ id }): CaseSubject => ({ kind: 'rating', criterion: id }))
  return protocol.phases.some(({ kind }) => kind === 'preference') ? [...criteria, { kind: 'preference' }] : criteria
}

function NoCase({ waiting }: { readonly waiting: boolean }) {
  const { t } = useTranslation('settle')
  if (waiting) return <p className={styles.waiting}>{t('cases.reading')}</p>
  return <Sheet title={t('cases.none')} second={t('cases.noneSecond')} />
}
