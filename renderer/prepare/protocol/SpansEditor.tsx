import { useTranslation } from 'react-i18next'
import type { SpanScheme } from '#contract/protocol.ts'
import { LinesField } from './LinesField.tsx'
import styles from './ProtocolPage.module.css'

export interface SpansEditorProps {
  readonly spans: SpanScheme
  readonly disabled: boolean
  readonly onChange: (spans: SpanScheme) => void
}

/** What a marked stretch may be said to be. Severities carry a weight after an equals sign; rising from 1 without one. */
export function SpansEditor({ spans, disabled, onChange }: SpansEditorProps) {
  const { t } = useTranslation('planning')
  return (
    <div className={styles.pair}>
      <LinesField
        heading={t('spans.categories')}
        help={t('oneALine')}
        lines={spans.categories}
        disabled={disabled}
        onChange={(categories) =>
          onChange({ ...spans, categories: categories.slice(0, 20).map((each) => each.slice(0, 60)) })
        }
      />
      <LinesField
        heading={t('spans.severities')}
        help={t('spans.severitiesHelp')}
        lines={spans.severities.map(({ name, weight }) => `${name} = ${weight}`)}
        disabled={disabled}
        onChange={(lines) => onChange({ ...spans, severities: severitiesOf(lines) })}
      />
    </div>
  )
}

/** "major = 5" → a name and its weight; a line without one weighs its place. */
export function severitiesOf(lines: readonly string[]): SpanScheme['severities'] {
  return lines.slice(0, 9).map((line, place) => {
    const parts = /^(.*?)\s*=\s*(\d+(?:\.\d+)?)$/.exec(line)
    const name = parts?.[1]?.trim() || line
    return { name: name.slice(0, 60), weight: parts ? Number(parts[2]) : place + 1 }
  })
}
