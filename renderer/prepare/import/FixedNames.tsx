import { useTranslation } from 'react-i18next'
import { Checkbox } from '#ui/Checkbox.tsx'
import { Field } from '#ui/Field.tsx'
import styles from './FixedNames.module.css'
import { type ColumnRoles, type FixedRole, fixedRolesOf, withFixed } from './mappingModel.ts'

export interface FixedNamesProps {
  readonly columns: ColumnRoles
  readonly onChange: (columns: ColumnRoles) => void
}

/** Names that hold for every row, for roles that no column has; and whether the raters are machines. */
export function FixedNames({ columns, onChange }: FixedNamesProps) {
  const { t } = useTranslation('bringIn')
  const taken = new Set(Object.values(columns.roles))
  const open = fixedRolesOf[columns.content].filter((role) => !taken.has(role) && wanted(role, taken))
  const judged = !columns.content.startsWith('responses')
  if (open.length === 0 && !judged) return null
  return (
    <div className={styles.names}>
      {open.map((role) => (
        <Field
          key={role}
          heading={t(`fixed.${role}`)}
          value={columns.fixed?.[role] ?? ''}
          onChange={(name) => onChange(withFixed(columns, role, name))}
        />
      ))}
      {judged && (
        <Checkbox
          checked={columns.machine === true}
          onChange={(machine) => onChange({ ...columns, machine })}
          note={t('machineNote')}
        >
          {t('machine')}
        </Checkbox>
      )}
      {judged && !taken.has('item') && columns.content === 'preferences' && <p className="soft">{t('withoutItem')}</p>}
    </div>
  )
}

/** A column for each rater leaves no rater to name, and only then one criterion can hold for all. */
function wanted(role: FixedRole, taken: ReadonlySet<string>): boolean {
  if (role === 'rater') return !taken.has('rater-column')
  return role !== 'criterion' || taken.has('rater-column')
}
