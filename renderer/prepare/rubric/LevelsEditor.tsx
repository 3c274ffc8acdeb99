import { useTranslation } from 'react-i18next'
import type { ScaleLevel } from '#contract/rubric.ts'
import type { CriterionFault } from '#contract/rubricFaults.ts'
import { Button } from '#ui/Button.tsx'
import { Field, NumberField, TextArea } from '#ui/Field.tsx'
import { Glyph } from '#ui/Glyph.tsx'
import { Menu } from '#ui/Menu.tsx'
import { withCount, withLevel, withLowest, withOneMore, without, withQuantity, withWordsMoved } from './levelList.ts'
import styles from './RubricPage.module.css'

export interface LevelsEditorProps {
  /** Levels rise, lowest first; options have no order but that of the list. */
  readonly sort: 'levels' | 'options'
  readonly levels: readonly ScaleLevel[]
  readonly most: number
  readonly faults: readonly CriterionFault[]
  readonly frozen: boolean
  readonly onChange: (levels: readonly ScaleLevel[]) => void
}

const fewest = 2
const shownFaults = ['levels-not-rising', 'option-unnamed', 'option-twice', 'value-twice'] as const

/** The levels of a scale or the options of a list: the short words a rater sees, and the text that fixes them. */
export function LevelsEditor({ sort, levels, most, faults, frozen, onChange }: LevelsEditorProps) {
  const { t } = useTranslation(['prepare', 'rubric'])
  const ordered = sort === 'levels'
  return (
    <div className={styles.levels}>
      <div className={styles.pairs}>
        <NumberField
          heading={ordered ? t('prepare:criterion.levelCount') : t('rubric:optionCount')}
          value={levels.length}
          min={fewest}
          max={most}
          step={1}
          disabled={frozen}
          onChange={(count) => onChange(withCount(levels, count ?? levels.length, most))}
        />
        {ordered && (
          <NumberField
            heading={t('prepare:criterion.lowest')}
            value={levels[0]?.value ?? 1}
            step={1}
            disabled={frozen}
            onChange={(lowest) => onChange(withLowest(levels, lowest ?? 1))}
          />
        )}
      </div>
      <div className={styles.level} aria-hidden="true">
        <span className={styles.levelHead}>{t('rubric:value')}</span>
        <span className={styles.levelHead}>{ordered ? t('prepare:criterion.anchor') : t('rubric:option')}</span>
        <span className={styles.levelHead}>{t('prepare:criterion.description')}</span>
        <span />
      </div>
      {levels.map((scaleLevel, place) => (
        <LevelRow
          key={place}
          sort={sort}
          scaleLevel={scaleLevel}
          place={place}
          last={place === levels.length - 1}
          few={levels.length <= fewest}
          frozen={frozen}
          onWords={(words) => onChange(withLevel(levels, place, words))}
          onAct={(act) => onChange(acted(levels, place, act, ordered))}
        />
      ))}
      {shownFaults
        .filter((fault) => faults.includes(fault))
        .map((fault) => (
          <p key={fault} className={styles.fault}>
            {t(`rubric:fault.${fault}`)}
          </p>
        ))}
      {!frozen && (
        <Button notYet={levels.length >= most} onPress={() => onChange(withOneMore(levels))}>
          {ordered ? t('rubric:addLevel') : t('rubric:addOption')}
        </Button>
      )}
    </div>
  )
}

type Act = 'up' | 'down' | 'quantity' | 'no-quantity' | 'remove'

function acted(levels: readonly ScaleLevel[], place: number, act: Act, ordered: boolean): readonly ScaleLevel[] {
  switch (act) {
    case 'up':
      return withWordsMoved(levels, place, -1, ordered)
    case 'down':
      return withWordsMoved(levels, place, 1, ordered)
    case 'quantity':
    case 'no-quantity':
      return withQuantity(levels, place, act === 'quantity')
    case 'remove':
      return without(levels, place)
  }
}

interface LevelRowProps {
  readonly sort: 'levels' | 'options'
  readonly scaleLevel: ScaleLevel
  readonly place: number
  readonly last: boolean
  /** No more may be removed. */
  readonly few: boolean
  readonly frozen: boolean
  readonly onWords: (change: Partial<ScaleLevel>) => void
  readonly onAct: (act: Act) => void
}

function LevelRow({ sort, scaleLevel, place, last, few, frozen, onWords, onAct }: LevelRowProps) {
  const { t } = useTranslation(['prepare', 'rubric'])
  const { value, anchor, description, notAQuantity } = scaleLevel
  return (
    <div className={styles.level}>
      <div>
        <NumberField
          heading={t('rubric:valueOf', { place: place + 1 })}
          headingHidden
          value={value}
          disabled={frozen}
          onChange={(next) => onWords({ value: next ?? value })}
        />
        {notAQuantity && <p className={styles.uncounted}>{t('rubric:notCounted')}</p>}
      </div>
      <Field
        heading={sort === 'levels' ? t('prepare:criterion.anchorOf', { value }) : t('rubric:optionOf', { value })}
        headingHidden
        value={anchor}
        maxLength={120}
        dir="auto"
        onChange={(words) => onWords({ anchor: words })}
      />
      <TextArea
        heading={
          sort === 'levels'
            ? t('prepare:criterion.descriptionOf', { value })
            : t('rubric:optionDescriptionOf', { value })
        }
        headingHidden
        value={description}
        maxLength={2000}
        rows={2}
        onChange={(words) => onWords({ description: words })}
      />
      {frozen ? <span /> : <LevelMenu {...{ sort, scaleLevel, place, last, few, onAct }} />}
    </div>
  )
}

type LevelMenuProps = Omit<LevelRowProps, 'frozen' | 'onWords'>

function LevelMenu({ sort, scaleLevel: { value, anchor, notAQuantity }, place, last, few, onAct }: LevelMenuProps) {
  const { t } = useTranslation(['rubric', 'prepare'])
  const accessibleName = t('levelMenu', { value, anchor })
  const quantity = notAQuantity
    ? { id: 'quantity', words: t('notAQuantity'), chosen: true }
    : { id: 'no-quantity', words: t('notAQuantity') }
  return (
    <Menu
      trigger={<Glyph name="chevron" />}
      chevron={false}
      accessibleName={accessibleName}
      groups={[
        {
          accessibleName,
          entries: [
            { id: 'up', words: t('moveUp'), disabled: place === 0 },
            { id: 'down', words: t('moveDown'), disabled: last },
            ...(sort === 'levels' ? [quantity] : []),
            { id: 'remove', words: t('prepare:rubric.remove'), disabled: few },
          ],
        },
      ]}
      onAction={(id) => onAct(id as Act)}
    />
  )
}
