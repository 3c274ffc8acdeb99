import { useTranslation } from 'react-i18next'
import { Button } from '#ui/Button.tsx'
import { Glyph } from '#ui/Glyph.tsx'
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
  if (criteria.length === 0) return <p className="soft">{t('rubric.emptyList')}</p>
  return (
    <ol>
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
                onMove={(by) => onChange(moved(criteria, place, by))}
                onRemove={() => onChange(criteria.filter(({ key }) => key !== each.key))}
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
  )
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
    <button type="button" className={styles.name} aria-expanded={isOpen} onClick={onPress}>
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
