import { useTranslation } from 'react-i18next'
import type { Inspection } from '#contract/imports.ts'
import { Field } from '#ui/Field.tsx'
import { Select } from '#ui/Select.tsx'
import { Table } from '#ui/Table.tsx'
import styles from './MappingSheet.module.css'
import { type ColumnRoles, rolesOf, withRole, withSystemName } from './mappingModel.ts'
import { useRoleWords } from './roleWords.ts'

export interface MappingTableProps {
  readonly inspection: Inspection
  readonly columns: ColumnRoles
  readonly onChange: (columns: ColumnRoles) => void
}

/** One row a column of the file: its name, its first values, and what to read it as. */
export function MappingTable({ inspection, columns, onChange }: MappingTableProps) {
  const { t } = useTranslation(['prepare', 'bringIn'])
  const roleWords = useRoleWords()
  const options = rolesOf[columns.content].map((id) => ({ id, words: roleWords(id) }))
  return (
    <Table
      caption={t('import.columnsCaption')}
      rows={inspection.columns}
      rowId={(column) => column.name}
      columns={[
        {
          id: 'name',
          heading: t('import.columnName'),
          rowHeading: true,
          width: '27%',
          cell: ({ name }) => <span className={styles.name}>{name}</span>,
        },
        {
          id: 'values',
          heading: t('import.firstValues'),
          soft: true,
          cut: true,
          cell: ({ firstValues }) => <span dir="auto">{firstValues.join(', ')}</span>,
        },
        {
          id: 'role',
          heading: t('import.readAs'),
          width: '14rem',
          cell: ({ name }) => {
            const role = columns.roles[name] ?? 'leave-out'
            return (
              <>
                <span className={role === 'leave-out' ? 'faint' : undefined}>
                  <Select
                    kind="word"
                    headingHidden
                    heading={t('import.readColumnAs', { column: name })}
                    options={options}
                    value={role}
                    onChange={(next) => onChange(withRole(columns, name, next))}
                  />
                </span>
                {(role === 'system-column' || role === 'rater-column') && (
                  <Field
                    heading={t(role === 'system-column' ? 'import.systemName' : 'bringIn:raterName', { column: name })}
                    headingHidden
                    placeholder={name}
                    value={columns.systemNames[name] ?? ''}
                    onChange={(system) => onChange(withSystemName(columns, name, system))}
                  />
                )}
              </>
            )
          },
        },
      ]}
    />
  )
}
