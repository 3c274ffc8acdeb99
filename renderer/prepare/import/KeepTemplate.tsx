import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { InspectedPart } from '#contract/imports.ts'
import { useClient } from '#lib/client.ts'
import { Button } from '#ui/Button.tsx'
import { Field } from '#ui/Field.tsx'
import { Trouble } from '../parts/Trouble.tsx'
import styles from './KeepTemplate.module.css'
import { type ColumnRoles, mappingOf } from './mappingModel.ts'

export interface KeepTemplateProps {
  readonly part: InspectedPart
  readonly columns: ColumnRoles
}

/** Keeps how the columns of a table are read for the next file with the same columns, or forgets it. */
export function KeepTemplate({ part, columns }: KeepTemplateProps) {
  const { t } = useTranslation('bringIn')
  const client = useClient()
  const cache = useQueryClient()
  const [naming, setNaming] = useState(false)
  const [name, setName] = useState('')
  const [kept, setKept] = useState<string | null>(part.template)
  const mapped = mappingOf(columns)
  const save = useMutation({
    mutationFn: async (template: string) => {
      if (!mapped.complete) return
      const names = part.inspection.columns.map((column) => column.name)
      await client.coordinator.imports.saveTemplate({ name: template, columns: names, mapping: mapped.mapping })
      setKept(template)
      setNaming(false)
      await cache.invalidateQueries()
    },
  })
  const drop = useMutation({
    mutationFn: async (template: string) => {
      await client.coordinator.imports.dropTemplate({ name: template })
      setKept(null)
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (name.trim() !== '') save.mutate(name.trim())
  }
  if (!mapped.complete) return null
  return (
    <div className={styles.template}>
      <p aria-live="polite">
        {kept !== null && (
          <span className="soft">
            {t(kept === part.template ? 'template.used' : 'template.saved', { name: kept })}{' '}
          </span>
        )}
        {kept !== null && (
          <Button kind="link" onPress={() => drop.mutate(kept)}>
            {t('template.drop')}
          </Button>
        )}
        {!naming && kept === null && (
          <Button kind="link" onPress={() => setNaming(true)}>
            {t('template.keep')}
          </Button>
        )}
      </p>
      {naming && (
        <form className={styles.form} onSubmit={submit}>
          <Field heading={t('template.name')} help={t('template.help')} value={name} onChange={setName} />
          <Button kind="plain" submits notYet={name.trim() === ''}>
            {t('template.save')}
          </Button>
        </form>
      )}
      {save.isError && <Trouble error={save.error} />}
    </div>
  )
}
