import { useTranslation } from 'react-i18next'
import type { Criterion } from '#contract/rubric.ts'
import styles from './Disagreements.module.css'

export interface SpreadProps {
  readonly apart: number
  /** Where votes lie, once that may be shown: level places or numbers; null: hidden. */
  readonly values: readonly number[] | null
  /** null: a comparison, from −3 to 3. */
  readonly criterion: Criterion | null
}

const width = 96
const pad = 6

/** How far apart votes are: a length that starts nowhere in particular, or dots where they lie once that may be shown. */
export function Spread({ apart, values, criterion }: SpreadProps) {
  const { t, i18n } = useTranslation('settle')
  const [low, high] = endsOf(criterion, values)
  const span = Math.max(high - low, apart, 1)
  const at = (value: number) => pad + ((width - 2 * pad) * (value - low)) / span
  const name = t('cases.apart', { apart: apart.toLocaleString(i18n.language) })
  return (
    <svg className={styles.spread} viewBox={`0 0 ${width} 16`} role="img" aria-label={name}>
      {values === null ? (
        <path d={`M${pad} 8H${at(low + apart)}M${pad} 4v8M${at(low + apart)} 4v8`} />
      ) : (
        <>
          <path d={`M${at(Math.min(...values))} 8H${at(Math.max(...values))}`} />
          {values.map((value, place) => (
            <circle key={place} cx={at(value)} cy="8" r="3.5" />
          ))}
        </>
      )}
    </svg>
  )
}

function endsOf(criterion: Criterion | null, values: readonly number[] | null): [low: number, high: number] {
  if (criterion === null) return [-3, 3]
  if (criterion.kind === 'ordinal') return [0, criterion.levels.length - 1]
  if (criterion.kind === 'numeric' && criterion.min !== null && criterion.max !== null)
    return [criterion.min, criterion.max]
  return values === null || values.length === 0 ? [0, 1] : [Math.min(...values), Math.max(...values)]
}
