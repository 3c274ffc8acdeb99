import { useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RubricTemplate } from '#contract/rubricTemplates.ts'
import { Button } from '#ui/Button.tsx'
import { Columns, Section, Sheet } from '#ui/Sheet.tsx'
import { canAmend, canSetUp, type PageProps } from '../study.ts'
import { BroughtDialog } from './BroughtDialog.tsx'
import { CriterionList } from './CriterionList.tsx'
import { RubricBar } from './RubricBar.tsx'
import styles from './RubricPage.module.css'
import { RubricPreview } from './RubricPreview.tsx'
import { type Brought, RubricTools } from './RubricTools.tsx'
import { differs, type EditedCriterion, editedRubric, knownGroups, mostCriteria, newCriterion } from './rubricModel.ts'
import { setRubricDraft, useRubricDraft } from './rubricSlice.ts'
import { TemplatePhases } from './TemplatePhases.tsx'
import { WhatChanges } from './WhatChanges.tsx'

/** The rubric: criteria with their scales, edited beside what a rater will see, and saved as a version. */
export function RubricPage({ overview }: PageProps) {
  const { t } = useTranslation(['prepare', 'rubric'])
  const { rubric } = overview
  const open = canSetUp(overview) || canAmend(overview)
  const { criteria, current, brought, template, change, setCurrent, setBrought, settle } = useEditing(overview)
  const secondOf = () => {
    if (canAmend(overview)) return t('rubric:amending', { version: rubric.version })
    return open ? t('prepare:rubric.second', { version: rubric.version }) : t('prepare:frozen')
  }
  const bring = (coming: Brought) => {
    if (criteria.length === 0) settle(coming.criteria, coming.template)
    else setBrought(coming)
  }
  return (
    <Sheet
      title={criteria.length === 0 ? t('prepare:rubric.none') : t('prepare:rubric.title', { count: criteria.length })}
      second={
        <>
          {secondOf()}{' '}
          <RubricTools overview={overview} criteria={criteria} open={open} onBring={bring} onTake={settle} />
        </>
      }
      bar={open ? <RubricBar overview={overview} criteria={criteria} /> : undefined}
    >
      {canSetUp(overview) && template?.phases && <TemplatePhases overview={overview} phases={template.phases} />}
      <Workbench overview={overview} criteria={criteria} current={current} onOpen={setCurrent} onChange={change} />
      {brought && (
        <BroughtDialog
          there={criteria.length}
          coming={brought.criteria.length}
          onReplace={() => settle(brought.criteria, brought.template)}
          onAdd={() => settle([...criteria, ...brought.criteria], brought.template)}
          onClose={() => setBrought(null)}
        />
      )}
    </Sheet>
  )
}

/** The criteria as they are being edited, and what has just been brought to them. */
function useEditing({ study, rubric }: PageProps['overview']) {
  const saved = useMemo(() => editedRubric(rubric), [rubric])
  const criteria = useRubricDraft(study) ?? saved
  const [current, setCurrent] = useState<string | null>(null)
  const [brought, setBrought] = useState<Brought | null>(null)
  const [template, setTemplate] = useState<RubricTemplate | undefined>()
  const change = (next: readonly EditedCriterion[]) => setRubricDraft(study, next)
  const settle = (next: readonly EditedCriterion[], from?: RubricTemplate) => {
    change(next)
    setTemplate(from)
    setBrought(null)
    setCurrent(null)
  }
  return { criteria, current, brought, template, change, setCurrent, setBrought, settle }
}

interface WorkbenchProps {
  readonly overview: PageProps['overview']
  readonly criteria: readonly EditedCriterion[]
  readonly current: string | null
  readonly onOpen: (key: string | null) => void
  readonly onChange: (criteria: readonly EditedCriterion[]) => void
}

/** The criteria with their editors, and beside them what a rater will see. */
function Workbench({ overview, criteria, current, onOpen, onChange }: WorkbenchProps) {
  const { t } = useTranslation('prepare')
  const { rubric, raters, protocol } = overview
  const open = canSetUp(overview) || canAmend(overview)
  const groups = knownGroups(criteria, [...raters, ...protocol.phases])
  const preview = usePreviewAt(current)
  const add = () => {
    const added = newCriterion()
    onChange([...criteria, added])
    onOpen(added.key)
  }
  return (
    <Columns>
      <div>
        <CriterionList {...{ criteria, current, groups, open, onOpen, onChange }} />
        {open && (
          <div className={styles.add}>
            <Button kind="plain" notYet={criteria.length >= mostCriteria} onPress={add}>
              {t('rubric.add')}
            </Button>
          </div>
        )}
        {open && rubric.criteria.length > 0 && differs(criteria, rubric) && (
          <WhatChanges overview={overview} criteria={criteria} />
        )}
      </div>
      <div className={styles.preview}>
        <Section heading={t('rubric.preview')} ruled={false}>
          <div className={styles.scroller} ref={preview}>
            <RubricPreview criteria={criteria} current={current} groups={groups} />
          </div>
        </Section>
      </div>
    </Columns>
  )
}

/** Where the preview scrolls by itself, it goes to the criterion whose editor is opened. */
function usePreviewAt(current: string | null) {
  const preview = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const box = preview.current
    if (current === null || box === null || box.scrollHeight <= box.clientHeight) return
    const field = box.querySelector(`[data-key="${current}"]`)
    if (field) box.scrollTop += field.getBoundingClientRect().top - box.getBoundingClientRect().top - roomAbove
  }, [current])
  return preview
}

/** Pixels that stay above the field, so that it is seen where it stands. */
const roomAbove = 64
