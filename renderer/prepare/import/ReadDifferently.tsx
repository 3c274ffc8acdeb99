import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FileReading, InspectedFile, Inspection } from '#contract/imports.ts'
import { offeredEncodings } from '#contract/textEncodings.ts'
import { Button } from '#ui/Button.tsx'
import { Checkbox } from '#ui/Checkbox.tsx'
import { Select } from '#ui/Select.tsx'
import styles from './ReadDifferently.module.css'

export interface ReadDifferentlyProps {
  readonly found: InspectedFile
  readonly inspection: Inspection
  readonly reading: FileReading
  readonly onChange: (reading: FileReading) => void
}

const delimiters = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' } as const
const delimiterKeys = [',', ';', '\t', '|'] as const
const formats = ['csv', 'jsonl', 'json'] as const
const told = 'told'

/** What was found out about the file, to be said otherwise: layout, encoding, delimiter, first row. */
export function ReadDifferently({ found, inspection, reading, onChange }: ReadDifferentlyProps) {
  const { t } = useTranslation('bringIn')
  const [open, setOpen] = useState(Object.keys(reading).length > 0)
  const isText = inspection.format !== 'xlsx' && inspection.format !== 'parquet'
  const asFound = { id: told, words: t('reading.told') } as const
  const set = (change: { readonly [Key in keyof FileReading]: FileReading[Key] | undefined }) => {
    const kept = Object.entries({ ...reading, ...change }).filter(([, value]) => value !== undefined)
    onChange(Object.fromEntries(kept) as FileReading)
  }
  return (
    <div className={styles.differently}>
      <Button kind="link" aria-expanded={open} onPress={() => setOpen(!open)}>
        {t('differently')}
      </Button>
      {open && (
        <div className={styles.choices}>
          {isText && (
            <>
              <Select
                heading={t('reading.format')}
                options={[asFound, ...formats.map((id) => ({ id, words: t(`reading.${id}`) }))]}
                value={reading.format ?? told}
                onChange={(format) => set({ format: format === told ? undefined : format, delimiter: undefined })}
              />
              <Select
                heading={t('reading.encoding')}
                options={[asFound, ...offeredEncodings.map((id) => ({ id, words: id.toUpperCase() }))]}
                value={reading.encoding ?? told}
                onChange={(encoding) => set({ encoding: encoding === told ? undefined : encoding })}
              />
            </>
          )}
          {inspection.format === 'csv' && (
            <Select
              heading={t('reading.delimiter')}
              options={[asFound, ...delimiterKeys.map((id) => ({ id, words: t(`reading.${delimiters[id]}`) }))]}
              value={(reading.delimiter as keyof typeof delimiters | undefined) ?? told}
              onChange={(delimiter) => set({ delimiter: delimiter === told ? undefined : delimiter })}
            />
          )}
          {(inspection.format === 'csv' || inspection.format === 'xlsx') && (
            <Checkbox checked={inspection.header ?? true} onChange={(header) => set({ header })}>
              {t('reading.header')}
            </Checkbox>
          )}
          {(found.shape !== null || reading.asItIs === true) && (
            <Checkbox
              checked={reading.asItIs === true}
              onChange={(asItIs) => set({ asItIs: asItIs ? true : undefined })}
            >
              {t('reading.asItIs')}
            </Checkbox>
          )}
        </div>
      )}
    </div>
  )
}
