import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CriterionDraft, RubricTemplate } from '#contract/rubric.ts'
import { useApi, useClient } from '#lib/client.ts'
import { newCommand } from '#lib/randomCode.ts'
import { Button } from '#ui/Button.tsx'
import { Menu } from '#ui/Menu.tsx'
import { Bar, Columns, Section, Sheet } from '#ui/Sheet.tsx'
import { SaveState } from '../parts/SaveState.tsx'
import { canSetUp, type PageProps } from '../study.ts'
import { useSave } from '../useSave.ts'
import { CriterionList } from './CriterionList.tsx'
import styles from './RubricPage.module.css'
import { RubricPreview } from './RubricPreview.tsx'
import {
  differs,
  type EditedCriterion,
  edited,
  editedRubric,
  faultsOf,
  mostCriteria,
  newCriterion,
} from './rubricModel.ts'
import { setRubricDraft, useRubricDraft } from './rubricSlice.ts'

/** The rubric: criteria with their scales, edited beside what a rater will see, and saved as a version. */
export function RubricPage({ overview }: PageProps) {
  const { t } = useTranslation('prepare')
  const { study, rubric } = overview
  const open = canSetUp(overview)
  const saved = useMemo(() => editedRubric(rubric), [rubric])
  const criteria = useRubricDraft(study) ?? saved
  const change = (next: readonly EditedCriterion[]) => setRubricDraft(study, next)
  const [current, setCurrent] = useState<string | null>(null)
  const add = () => {
    const added = newCriterion()
    change([...criteria, added])
    setCurrent(added.key)
  }
  return (
    <Sheet
      title={criteria.length === 0 ? t('rubric.none') : t('rubric.title', { count: criteria.length })}
      second={
        open ? (
          <>
            {t('rubric.second', { version: rubric.version })} <Templates onTake={change} />
          </>
        ) : (
          t('frozen')
        )
      }
      bar={open ? <RubricBar overview={overview} criteria={criteria} /> : undefined}
    >
      <Columns shape="main">
        <div>
          <CriterionList criteria={criteria} current={current} open={open} onOpen={setCurrent} onChange={change} />
          {open && (
            <div className={styles.add}>
              <Button kind="plain" notYet={criteria.length >= mostCriteria} onPress={add}>
                {t('rubric.add')}
              </Button>
            </div>
          )}
        </div>
        <Section heading={t('rubric.preview')} ruled={false}>
          <RubricPreview criteria={criteria} current={current} />
        </Section>
      </Columns>
    </Sheet>
  )
}

/** Rubrics to start from. Taking one replaces what is there; nothing is saved by it. */
function Templates({ onTake }: { readonly onTake: (criteria: readonly EditedCriterion[]) => void }) {
  const { t } = useTranslation('prepare')
  const api = useApi()
  const templates = useQuery(
    api.coordinator.rubric.templates.queryOptions({ input: {}, staleTime: Number.POSITIVE_INFINITY }),
  )
  const known = templates.data?.templates ?? []
  const take = (key: string) => {
    const chosen = known.find((template) => template.key === key)
    if (chosen) onTake(chosen.criteria.map((draft: CriterionDraft) => edited(draft)))
  }
  return (
    <span className={styles.templates}>
      <Menu
        trigger={t('rubric.startFrom')}
        groups={[
          {
            accessibleName: t('rubric.startFrom'),
            entries: known.map((template) => ({ id: template.key, words: templateWords(t, template) })),
          },
        ]}
        onAction={take}
      />
    </span>
  )
}

const templateWords = (
  t: ReturnType<typeof useTranslation<'prepare'>>['t'],
  { key, criteria }: RubricTemplate,
): string => t('rubric.templateWithCount', { template: t(`rubric.templates.${key}`), count: criteria.length })

interface RubricBarProps {
  readonly overview: PageProps['overview']
  readonly criteria: readonly EditedCriterion[]
}

/** Saves the criteria as the next version, when there is something to save and nothing in the way. */
function RubricBar({ overview, criteria }: RubricBarProps) {
  const { t } = useTranslation('prepare')
  const client = useClient()
  const { study, rubric } = overview
  const save = useSave(
    (drafts: CriterionDraft[]) => client.coordinator.rubric.save({ study, command: newCommand(), criteria: drafts }),
    () => setRubricDraft(study, undefined),
  )
  const faulty = criteria.filter((each) => faultsOf(criteria, each).length > 0).length
  const changed = differs(criteria, rubric)
  const missing = faulty > 0 ? t('rubric.faulty', { count: faulty }) : ''
  return (
    <Bar
      end={
        <>
          <span id="rubric-missing">{missing}</span>
          {changed && <Button onPress={() => setRubricDraft(study, undefined)}>{t('rubric.discard')}</Button>}
          <Button
            kind="primary"
            notYet={!changed || faulty > 0 || save.state === 'saving'}
            aria-describedby="rubric-missing"
            onPress={() => save.save(criteria.map(({ draft }) => ({ ...draft, name: draft.name.trim() })))}
          >
            {t('rubric.save')}
          </Button>
        </>
      }
    >
      {changed && save.state !== 'failed' ? (
        <span className="soft">{t('rubric.unsaved')}</span>
      ) : (
        <SaveState save={save} idle={t('rubric.savedVersion', { version: rubric.version })} />
      )}
    </Bar>
  )
}
