import { useTranslation } from 'react-i18next'
import type { ItemRole } from '#contract/expected.ts'
import { Button } from '#ui/Button.tsx'
import { Select } from '#ui/Select.tsx'
import styles from './ItemsPage.module.css'

export const itemRoles: readonly ItemRole[] = ['study', 'gold', 'attention', 'qualification', 'practice']

export interface RoleCellProps {
  readonly item: string
  readonly itemRole: ItemRole
  readonly expectedAnswers: number
  /** false: fixed. */
  readonly open: boolean
  readonly onChange: (role: ItemRole) => void
  readonly onExpected: () => void
}

/** What an item is for, and the way to what is expected of it where that matters. */
export function RoleCell({ item, itemRole, expectedAnswers, open, onChange, onExpected }: RoleCellProps) {
  const { t } = useTranslation('planning')
  return (
    <span className={styles.role}>
      {open ? (
        <Select<ItemRole>
          heading={t('role.of', { item })}
          headingHidden
          kind="word"
          value={itemRole}
          options={itemRoles.map((id) => ({ id, words: t(`role.${id}`), note: t(`role.${id}Note`) }))}
          onChange={onChange}
        />
      ) : (
        t(`role.${itemRole}`)
      )}
      {itemRole !== 'study' && (
        <Button quiet onPress={onExpected} aria-label={t('expected.openFor', { item })}>
          {expectedAnswers === 0 ? t('expected.none') : t('expected.count', { number: expectedAnswers })}
        </Button>
      )}
    </span>
  )
}
