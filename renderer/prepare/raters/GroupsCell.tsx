import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Rater } from '#contract/protocol.ts'
import { Field } from '#ui/Field.tsx'
import { useFormat } from '../parts/useFormat.ts'
import { groupsOf } from './raterGroups.ts'

export interface GroupsCellProps {
  readonly rater: Rater
  /** null: the list is fixed. */
  readonly onChange: ((groups: string[]) => void) | null
}

/** The groups of a rater, typed with commas between. Saved on leaving the field or with Enter. */
export function GroupsCell({ rater, onChange }: GroupsCellProps) {
  const { t } = useTranslation('planning')
  const format = useFormat()
  const known = rater.groups ?? []
  const [typed, setTyped] = useState<string | null>(null)
  if (onChange === null) return <span>{format.list(known)}</span>
  const save = () => {
    if (typed === null) return
    const groups = groupsOf(typed)
    setTyped(null)
    if (groups.join() !== known.join()) onChange(groups)
  }
  return (
    <Field
      heading={t('groups.of', { name: rater.pseudonym })}
      headingHidden
      value={typed ?? known.join(', ')}
      maxLength={600}
      dir="auto"
      onChange={setTyped}
      onBlur={save}
      onKeyDown={(event) => {
        if (event.key === 'Enter') save()
      }}
    />
  )
}
