import { useTranslation } from 'react-i18next'
import type { InspectedFile, Inspection } from '#contract/imports.ts'
import { layoutName } from './layoutNames.ts'

export interface ReadAsProps {
  readonly found: InspectedFile
  readonly inspection: Inspection
}

/** "308 rows, 7 columns. Comma separated, UTF-8, the first row holds the names." */
export function ReadAs({ found, inspection }: ReadAsProps) {
  const { t } = useTranslation(['prepare', 'bringIn'])
  const { rows, columns, format, delimiter, encoding, header } = inspection
  const size = t('import.size', {
    rows: t('counts.rows', { count: rows }),
    columns: t('counts.columns', { count: columns.length }),
  })
  const words = { delimiter: t(`import.delimiter.${delimiterKey(delimiter)}`), encoding: encoding.toUpperCase() }
  const form =
    format === 'csv'
      ? header === false
        ? t('bringIn:noHeader', words)
        : t('import.delimited', words)
      : format === 'xlsx' || format === 'parquet'
        ? t(`bringIn:form.${format}`)
        : t(`import.format.${format}`, { encoding: words.encoding })
  const shape =
    found.shape === null
      ? ''
      : t('bringIn:recognised', { layout: layoutName(found.shape, (layout) => t(`bringIn:layout.${layout}`)) })
  const beside = found.attachments === 0 ? '' : t('bringIn:attachments', { count: found.attachments })
  return [shape, size, form, beside].filter((sentence) => sentence !== '').join(' ')
}

const delimiters = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' } as const

const delimiterKey = (delimiter: string | null) => delimiters[delimiter as keyof typeof delimiters] ?? 'other'
