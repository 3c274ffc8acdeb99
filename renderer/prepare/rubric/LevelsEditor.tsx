import { useTranslation } from 'react-i18next'
import { Field, NumberField, TextArea } from '#ui/Field.tsx'
import styles from './RubricPage.module.css'
import { fewestLevels, mostLevels, type Ordinal, withLevel, withLevelCount, withLowest } from './rubricModel.ts'

export interface LevelsEditorProps {
  readonly criterion: Ordinal
  readonly frozen: boolean
  readonly onChange: (criterion: Ordinal) => void
}

/** The levels of a scale, lowest first: a short anchor that stands under the level, and the text that fixes it. */
export function LevelsEditor({ criterion, frozen, onChange }: LevelsEditorProps) {
  const { t } = useTranslation('prepare')
  const { levels } = criterion
  return (
    <div className={styles.levels}>
      <div className={styles.pairs}>
        <NumberField
          heading={t('criterion.levelCount')}
          value={levels.length}
          min={fewestLevels}
          max={mostLevels}
          step={1}
          disabled={frozen}
          onChange={(count) => onChange(withLevelCount(criterion, count ?? levels.length))}
        />
        <NumberField
          heading={t('criterion.lowest')}
          value={levels[0]?.value ?? 1}
          step={1}
          disabled={frozen}
          onChange={(lowest) => onChange(withLowest(criterion, lowest ?? 1))}
        />
      </div>
      <div className={styles.level} aria-hidden="true">
        <span />
        <span className={styles.levelHead}>{t('criterion.anchor')}</span>
        <span className={styles.levelHead}>{t('criterion.description')}</span>
      </div>
      {levels.map(({ value, anchor, description }, place) => (
        <div key={place} className={styles.level}>
          <span className={styles.value}>{value}</span>
          <Field
            heading={t('criterion.anchorOf', { value })}
            headingHidden
            value={anchor}
            maxLength={120}
            dir="auto"
            onChange={(words) => onChange(withLevel(criterion, place, { anchor: words }))}
          />
          <TextArea
            heading={t('criterion.descriptionOf', { value })}
            headingHidden
            value={description}
            maxLength={2000}
            rows={1}
            onChange={(words) => onChange(withLevel(criterion, place, { description: words }))}
          />
        </div>
      ))}
    </div>
  )
}
