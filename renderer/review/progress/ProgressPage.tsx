import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import type { RaterProgress, StudyOverview } from '#contract/coordinator.ts'
import { useApi } from '#lib/client.ts'
import { roomPlace } from '#lib/places.ts'
import { Button } from '#ui/Button.tsx'
import { Section, Sheet } from '#ui/Sheet.tsx'
import type { ReviewPageProps } from '../pages.ts'
import { Failed, Opening } from '../States.tsx'
import { PartTable } from './PartTable.tsx'
import { ProgressTable } from './ProgressTable.tsx'
import { totalsOf, useProgress } from './progress.ts'
import { ReviewBar } from './ReviewBar.tsx'

/** How far each rater, phase, group and item is; closing judging. Blind to content and results. */
export function ProgressPage({ overview }: ReviewPageProps) {
  const { t } = useTranslation('review')
  const [, go] = useLocation()
  const progress = useProgress(overview.study)
  const { study, stage, counts } = overview
  if (progress.isError) return <Failed error={progress.error} onRetry={() => void progress.refetch()} />
  if (!progress.data) return <Opening />
  if (stage === 'preparing' && counts.importedJudgements === 0) {
    return (
      <Sheet title={t('notYetTitle')} second={t('notYetSecond')}>
        <Button kind="plain" onPress={() => go(roomPlace(study, 'prepare'))}>
          {t('toPrepare')}
        </Button>
      </Sheet>
    )
  }
  const planned = progress.data.raters.filter(({ total }) => total > 0)
  const totals = totalsOf(planned)
  if (planned.length === 0) {
    return (
      <Sheet title={t('importedTitle')} second={t('importedSecond', { count: counts.importedJudgements })}>
        <Button kind="plain" onPress={() => go(roomPlace(study, 'report'))}>
          {t('toReport')}
        </Button>
      </Sheet>
    )
  }
  return (
    <Sheet
      title={titleOf(t, stage, planned)}
      second={t('second', { done: totals.done, count: totals.total })}
      bar={<ReviewBar overview={overview} unfinished={totals.total - totals.done} />}
    >
      <Section heading={t('raters')} note={t('ratersNote')} ruled={false}>
        <ProgressTable raters={planned} totals={totals} />
      </Section>
      <Parts overview={overview} />
    </Sheet>
  )
}

type T = ReturnType<typeof useTranslation<'review'>>['t']

/** The finding: who is done, by number of raters. */
function titleOf(t: T, stage: StudyOverview['stage'], planned: readonly RaterProgress[]): string {
  if (stage === 'unblinded') return t('title.unblinded')
  if (stage === 'closed') return t('title.closed')
  const finished = planned.filter(({ done, total }) => done >= total).length
  if (finished === planned.length) return t('title.allDone')
  if (planned.every(({ done }) => done === 0)) return t('title.nobody')
  return t('title.some', { finished, count: planned.length })
}

/** Phases, groups and items, by number: what they hold is not shown here. */
function Parts({ overview: { study, counts } }: Pick<ReviewPageProps, 'overview'>) {
  const { t } = useTranslation('settle')
  const api = useApi()
  const parts = useQuery(api.coordinator.review.progress.queryOptions({ input: { study }, refetchOnMount: 'always' }))
  if (!parts.data) return null
  const { phases, groups, items } = parts.data
  return (
    <>
      {phases.length > 1 && (
        <Section heading={t('parts.phases')} ruled={false} spaced>
          <PartTable
            caption={t('parts.phases')}
            parts={phases.map(({ kind, ...part }) => ({
              ...part,
              words: t('parts.phase', { nth: part.name, kind: t(`kinds.${kind}`) }),
            }))}
          />
        </Section>
      )}
      {groups.length > 0 && (
        <Section heading={t('parts.groups')} ruled={false} spaced>
          <PartTable caption={t('parts.groups')} parts={groups.map((part) => ({ ...part, words: part.name }))} />
        </Section>
      )}
      <Section heading={t('parts.items')} note={t('parts.itemsNote', { count: counts.items })} ruled={false} spaced>
        <PartTable
          caption={t('parts.items')}
          parts={items.map((part) => ({ ...part, words: t('parts.item', { nth: part.name }) }))}
          most={12}
        />
      </Section>
    </>
  )
}
