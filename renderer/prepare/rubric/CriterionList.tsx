import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#ui/Button.tsx'
import { Glyph } from '#ui/Glyph.tsx'
import { LiveRegion } from '#ui/LiveRegion.tsx'
import { useFormat } from '../parts/useFormat.ts'
import { CriterionEditor } from './CriterionEditor.tsx'
import styles from './RubricPage.module.css'
import { type EditedCriterion, faultsByKey, moved } from './rubricModel.ts'
import { useScaleWords } from './rubricWords.ts'

export interface CriterionListProps {
  readonly criteria: readonly EditedCriterion[]
  /** The one whose editor is open. */
  readonly current: string | null
  readonly groups: readonly string[]
  /** Criteria can still be changed. */
  readonly open: boolean
  readonly onOpen: (key: string | null) => void
  readonly onChange: (criteria: readonly EditedCriterion[]) => void
}

/** The criteria in their order, each folded to a line or opened to be edited. */
export function CriterionList({ criteria, current, groups, open, onOpen, onChange }: CriterionListProps) {
  const { t } = useTranslation('prepare')
  const faults = faultsByKey(criteria)
  const { list, said, move, remove } = useRowActs(criteria, onChange)
  return (
    <>
      <LiveRegion message={said} />
      {criteria.length === 0 && <p className="soft">{t('rubric.emptyList')}</p>}
      <ol ref={list}>
        {criteria.map((each, place) => (
          <li key={each.key} className={styles.row}>
            <div className={styles.head}>
              <Summary
                criterion={each}
                isOpen={each.key === current}
                conditionName={criteria.find(({ draft }) => draft.id === each.draft.shownIf?.criterion)?.draft.name}
                faulty={(faults.get(each.key) ?? []).length > 0}
                onPress={() => onOpen(each.key === current ? null : each.key)}
              />
              {open && (
                <Moves
                  name={each.draft.name || t('rubric.unnamed')}
                  first={place === 0}
                  last={place === criteria.length - 1}
                  onMove={(by) => move(each, by)}
                  onRemove={() => remove(each)}
                />
              )}
            </div>
            {each.key === current && (
              <div className={styles.open}>
                <CriterionEditor
                  criterion={each}
                  earlier={criteria.slice(0, place).map(({ draft }) => draft)}
                  groups={groups}
                  faults={faults.get(each.key) ?? []}
                  frozen={!open}
                  onChange={(next) => onChange(criteria.map((other) => (other.key === each.key ? next : other)))}
                />
              </div>
            )}
          </li>
        ))}
      </ol>
    </>
  )
}

/** Moving and removing rows: said to whoever does not see it, and the focus kept near. */
function useRowActs(criteria: readonly EditedCriterion[], onChange: CriterionListProps['onChange']) {
  const { t } = useTranslation(['prepare', 'rubric'])
  const list = useRef<HTMLOListElement>(null)
  const [said, setSaid] = useState('')
  const nameOf = ({ draft }: EditedCriterion) => draft.name || t('prepare:rubric.unnamed')
  const move = (criterion: EditedCriterion, by: -1 | 1) => {
    const next = moved(criteria, criteria.indexOf(criterion), by)
    onChange(next)
    const place = next.indexOf(criterion) + 1
    setSaid(t('rubric:said.moved', { name: nameOf(criterion), place, total: next.length }))
  }
  const remove = (criterion: EditedCriterion) => {
    const place = criteria.indexOf(criterion)
    onChange(criteria.filter((other) => other !== criterion))
    setSaid(t('rubric:said.removed', { name: nameOf(criterion) }))
    // To what stands there now, or to the last, rather than to the top of the page.
    requestAnimationFrame(() => {
      const names = [...(list.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])]
      names[Math.min(place, names.length - 1)]?.focus()
    })
  }
  return { list, said, move, remove }
}

interface SummaryProps {
  readonly criterion: EditedCriterion
  readonly isOpen: boolean
  /** Name of the criterion its condition is on. */
  readonly conditionName: string | undefined
  readonly faulty: boolean
  readonly onPress: () => void
}

function Summary({ criterion: { draft }, isOpen, conditionName, faulty, onPress }: SummaryProps) {
  const { t } = useTranslation(['prepare', 'rubric'])
  const scale = useScaleWords()
  const { list } = useFormat()
  const facts = [
    scale(draft),
    !draft.required && t('prepare:rubric.optional'),
    conditionName !== undefined && t('rubric:summary.after', { name: conditionName || t('prepare:rubric.unnamed') }),
    draft.groups !== undefined && t('rubric:summary.groups', { groups: list(draft.groups) }),
  ].filter((fact) => fact !== false)
  return (
    <button type="button" className={styles.name} data-row="" aria-expanded={isOpen} onClick={onPress}>
      <b dir="auto">{draft.name || t('prepare:rubric.unnamed')}</b>
      <span className="faint">{facts.join(t('rubric:summary.between'))}</span>
      {faulty && <span className="stop"> {t('rubric:summary.attention')}</span>}
    </button>
  )
}

interface MovesProps {
  readonly name: string
  readonly first: boolean
  readonly last: boolean
  readonly onMove: (by: -1 | 1) => void
  readonly onRemove: () => void
}

function Moves({ name, first, last, onMove, onRemove }: MovesProps) {
  const { t } = useTranslation('prepare')
  return (
    <span className={styles.moves}>
      <Button notYet={first} aria-label={t('rubric.moveUp', { name })} onPress={() => onMove(-1)}>
        <Glyph name="up" />
      </Button>
      <Button notYet={last} aria-label={t('rubric.moveDown', { name })} onPress={() => onMove(1)}>
        <Glyph name="down" />
      </Button>
      <Button quiet aria-label={t('rubric.removeName', { name })} onPress={onRemove}>
        {t('rubric.remove')}
      </Button>
    </span>
  )
}
