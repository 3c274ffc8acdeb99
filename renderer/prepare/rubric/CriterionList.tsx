import { useTranslation } from 'react-i18next'
import { Button } from '#ui/Button.tsx'
import { Glyph } from '#ui/Glyph.tsx'
import { CriterionEditor } from './CriterionEditor.tsx'
import styles from './RubricPage.module.css'
import { type EditedCriterion, faultsOf, moved } from './rubricModel.ts'

export interface CriterionListProps {
  readonly criteria: readonly EditedCriterion[]
  /** The one whose editor is open. */
  readonly current: string | null
  /** Criteria can still be changed. */
  readonly open: boolean
  readonly onOpen: (key: string | null) => void
  readonly onChange: (criteria: readonly EditedCriterion[]) => void
}

/** The criteria in their order, each folded to a line or opened to be edited. */
export function CriterionList({ criteria, current, open, onOpen, onChange }: CriterionListProps) {
  const { t } = useTranslation('prepare')
  if (criteria.length === 0) return <p className="soft">{t('rubric.emptyList')}</p>
  return (
    <ol>
      {criteria.map((each, place) => (
        <li key={each.key} className={styles.row}>
          <div className={styles.head}>
            <Summary
              criterion={each}
              isOpen={each.key === current}
              faulty={faultsOf(criteria, each).length > 0}
              onPress={() => onOpen(each.key === current ? null : each.key)}
            />
            {open && (
              <Moves
                name={each.draft.name || t('rubric.unnamed')}
                first={place === 0}
                last={place === criteria.length - 1}
                onMove={(by) => onChange(moved(criteria, each.key, by))}
                onRemove={() => onChange(criteria.filter(({ key }) => key !== each.key))}
              />
            )}
          </div>
          {each.key === current && (
            <div className={styles.open}>
              <CriterionEditor
                criterion={each.draft}
                faults={faultsOf(criteria, each)}
                frozen={!open}
                onChange={(draft) =>
                  onChange(criteria.map((other) => (other.key === each.key ? { ...other, draft } : other)))
                }
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
  readonly faulty: boolean
  readonly onPress: () => void
}

function Summary({ criterion: { draft }, isOpen, faulty, onPress }: SummaryProps) {
  const { t } = useTranslation('prepare')
  const scale =
    draft.kind === 'ordinal'
      ? t('rubric.levelCount', { count: draft.levels.length })
      : draft.min === null || draft.max === null
        ? t('rubric.anyNumber')
        : t('rubric.numberRange', { min: draft.min, max: draft.max })
  return (
    <button type="button" className={styles.name} aria-expanded={isOpen} onClick={onPress}>
      <b dir="auto">{draft.name || t('rubric.unnamed')}</b>
      <span className="faint">
        {scale}
        {draft.required ? '' : `, ${t('rubric.optional')}`}
      </span>
      {faulty && <span className="stop"> {t('rubric.incomplete')}</span>}
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
