import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import type { StudyOverview } from '#contract/coordinator.ts'
import type { RaterId } from '#contract/ids.ts'
import { useClient } from '#lib/client.ts'
import { trialPlace } from '#lib/places.ts'
import { Button } from '#ui/Button.tsx'
import { Select } from '#ui/Select.tsx'
import { Section } from '#ui/Sheet.tsx'
import { Trouble } from '../parts/Trouble.tsx'
import styles from './DryRun.module.css'

/** Walks the tasks of a rater in a throw-away copy of the study: nothing done there is kept. */
export function DryRun({ overview }: { readonly overview: StudyOverview }) {
  const { t } = useTranslation('planning')
  const client = useClient()
  const [, go] = useLocation()
  const people = overview.raters.filter(({ kind }) => kind === 'human')
  const [chosen, setChosen] = useState<RaterId | null>(null)
  const rater = people.find(({ id }) => id === chosen) ?? people[0]
  const begin = useMutation({
    mutationFn: (who: RaterId) =>
      client.coordinator.planning.dryRun({
        study: overview.study,
        rater: who,
        title: t('dryRun.title', { study: overview.words.title }).slice(0, 200),
      }),
    onSuccess: ({ study }, who) => go(trialPlace(overview.study, study, who)),
  })
  if (!rater) return null
  return (
    <Section heading={t('dryRun.heading')} ruled={false}>
      <p className={styles.words}>{t('dryRun.words')}</p>
      <div className={styles.row}>
        <Select
          heading={t('dryRun.as')}
          headingHidden
          value={rater.id}
          options={people.map(({ id, pseudonym }) => ({ id, words: pseudonym }))}
          onChange={setChosen}
        />
        <Button kind="plain" notYet={begin.isPending} onPress={() => begin.mutate(rater.id)}>
          {t('dryRun.begin')}
        </Button>
      </div>
      {begin.isError && <Trouble error={begin.error} />}
    </Section>
  )
}
