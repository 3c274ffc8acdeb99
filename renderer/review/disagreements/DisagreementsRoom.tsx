import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseId } from '#contract/ids.ts'
import type { CaseFilter, CaseSubject, ReviewCase } from '#contract/review.ts'
import { useApi } from '#lib/client.ts'
import { Room } from '#ui/Screen.tsx'
import { Sheet } from '#ui/Sheet.tsx'
import { Pager } from '../Pager.tsx'
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
  const [from, setFrom] = useState(0)
  const api = useApi()
  const { study } = overview
  const page = useQuery({
    ...api.coordinator.review.cases.queryOptions({ input: { study, filter, from, count: pageSize } }),
    staleTime: 0,
    placeholderData: (before) => before,
  })
  const cases = page.data?.cases ?? []
  const { current, arrived, choose, walk, next } = useChosen(cases)
  if (page.isError) return <Failed error={page.error} onRetry={() => void page.refetch()} />
  return (
    <Room
      wide
      contents={
        <CaseList
          overview={overview}
          subjects={subjects}
          filter={filter}
          onFilter={(changed) => {
            setFilter(changed)
            setFrom(0)
          }}
          page={page.data ?? null}
          pager={<Pager from={from} size={pageSize} total={page.data?.total ?? 0} onFrom={setFrom} />}
          current={current?.id ?? null}
          onChoose={choose}
          onBack={() => props.onOpen('progress')}
        />
      }
    >
      {current === null ? (
        <NoCase waiting={page.isPending} />
      ) : (
        <CaseSheet
          key={current.id}
          overview={overview}
          id={current.id}
          arrived={arrived}
          onNext={next}
          onWalk={walk}
          onChanged={() => void page.refetch()}
        />
      )}
    </Room>
  )
}

/** Which case is open: the first nobody settled, then what was asked for by pointer, key or deciding. */
function useChosen(cases: readonly ReviewCase[]) {
  const [asked, setAsked] = useState<{ readonly id: CaseId; readonly focused: boolean } | null>(null)
  const chosen = cases.find(({ id }) => id === asked?.id)
  const current = chosen ?? cases.find(isUnsettled) ?? cases[0] ?? null
  const place = cases.findIndex(({ id }) => id === current?.id)
  const choose = (id: CaseId, focused = true) => setAsked({ id, focused })
  const to = (wanted: ReviewCase | undefined) => wanted && choose(wanted.id)
  return {
    current,
    arrived: asked?.focused === true,
    choose,
    walk: (by: 1 | -1) => to(cases[place + by]),
    /** The next nobody settled, from the start again after the last. */
    next: () => to([...cases.slice(place + 1), ...cases.slice(0, Math.max(0, place))].find(isUnsettled)),
  }
}

const isUnsettled = ({ state }: ReviewCase): boolean => state !== 'settled'

/** What there can be disagreement about: every criterion that has an order or options, then comparisons. Files may hold some too. */
function subjectsOf({ overview: { rubric, protocol, counts } }: ReviewPageProps): CaseSubject[] {
  const criteria = rubric.criteria
    .filter(({ kind }) => kind !== 'text')
    .map(({ id }): CaseSubject => ({ kind: 'rating', criterion: id }))
  const compared = counts.importedJudgements > 0 || protocol.phases.some(({ kind }) => kind === 'preference')
  return compared ? [...criteria, { kind: 'preference' }] : criteria
}

function NoCase({ waiting }: { readonly waiting: boolean }) {
  const { t } = useTranslation('settle')
  if (waiting) return <p className={styles.waiting}>{t('cases.reading')}</p>
  return <Sheet title={t('cases.none')} second={t('cases.noneSecond')} />
}
