import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { JustificationRule, Phase } from '#contract/protocol.ts'
import { Button } from '#ui/Button.tsx'
import { Checkbox, CheckList } from '#ui/Checkbox.tsx'
import { NumberField } from '#ui/Field.tsx'
import { Optional } from './Optional.tsx'
import styles from './ProtocolPage.module.css'
import { withSetting } from './protocolModel.ts'
import { SpansEditor } from './SpansEditor.tsx'

export interface PhaseBlockProps {
  readonly phase: Phase
  /** 1-based; null when there is only one phase and a number would say nothing. */
  readonly number: number | null
  /** Every group of raters there is, and those this phase names. */
  readonly groups: readonly string[]
  readonly open: boolean
  readonly onChange: (phase: Phase) => void
  /** null: cannot be moved that way, or removed. */
  readonly onMoveUp: (() => void) | null
  readonly onMoveDown: (() => void) | null
  readonly onRemove: (() => void) | null
}

/** One phase with the settings that apply to its kind; the rarer ones behind a word. */
export function PhaseBlock({ phase, number, groups, open, onChange, ...moves }: PhaseBlockProps) {
  const { t } = useTranslation('planning')
  const headingId = useId()
  const [more, setMore] = useState(() => usesMore(phase))
  const name = t(`kind.${phase.kind}`)
  return (
    <section className={styles.phase} aria-labelledby={headingId}>
      <div className={styles.phaseHead}>
        <h3 id={headingId}>{number === null ? name : t('phase.numbered', { number, name })}</h3>
        <span className={styles.moves}>
          {moves.onMoveUp && (
            <Button quiet onPress={moves.onMoveUp} aria-label={t('phase.upName', { name })}>
              {t('phase.up')}
            </Button>
          )}
          {moves.onMoveDown && (
            <Button quiet onPress={moves.onMoveDown} aria-label={t('phase.downName', { name })}>
              {t('phase.down')}
            </Button>
          )}
          {moves.onRemove && (
            <Button quiet onPress={moves.onRemove} aria-label={t('phase.removeName', { name })}>
              {t('phase.remove')}
            </Button>
          )}
        </span>
      </div>
      <Main phase={phase} open={open} onChange={onChange} />
      {more && <More phase={phase} groups={groups} open={open} onChange={onChange} />}
      {!more && (
        <Button kind="word" onPress={() => setMore(true)} aria-label={t('phase.moreName', { name })}>
          {t('phase.more')}
        </Button>
      )}
    </section>
  )
}

const usesMore = (phase: Phase): boolean =>
  phase.groups !== undefined ||
  phase.confidence === true ||
  (phase.kind === 'rating' ? phase.perTurn === true || phase.spans !== undefined : phase.justification !== undefined) ||
  (phase.kind === 'preference' && phase.perCriterion === true) ||
  (phase.kind === 'ranking' && phase.top !== undefined)

type PartProps = Pick<PhaseBlockProps, 'phase' | 'open' | 'onChange'>

/** What most people look for first. */
function Main({ phase, open, onChange }: PartProps) {
  const { t } = useTranslation('planning')
  if (phase.kind === 'rating') {
    return (
      <Checkbox
        checked={phase.together === true}
        disabled={!open}
        note={t('rating.togetherNote')}
        onChange={(on) => onChange(withSetting(phase, 'together', on || undefined))}
      >
        {t('rating.together')}
      </Checkbox>
    )
  }
  if (phase.kind === 'best-worst') return null
  return (
    <>
      <Checkbox
        checked={phase.ties}
        disabled={!open}
        note={t('comparison.tiesNote')}
        onChange={(ties) => onChange({ ...phase, ties })}
      >
        {t('comparison.ties')}
      </Checkbox>
      {phase.kind === 'preference' && (
        <>
          <Checkbox
            checked={phase.strength}
            disabled={!open}
            note={t('comparison.strengthNote')}
            onChange={(strength) => onChange({ ...phase, strength })}
          >
            {t('comparison.strength')}
          </Checkbox>
          <Checkbox
            checked={phase.bothBad === true}
            disabled={!open}
            note={t('comparison.bothBadNote')}
            onChange={(on) => onChange(withSetting(phase, 'bothBad', on || undefined))}
          >
            {t('comparison.bothBad')}
          </Checkbox>
        </>
      )}
    </>
  )
}

function More({ phase, groups, open, onChange }: PartProps & Pick<PhaseBlockProps, 'groups'>) {
  const { t } = useTranslation('planning')
  return (
    <>
      {phase.kind === 'rating' && <RatingMore phase={phase} open={open} onChange={onChange} />}
      {phase.kind === 'preference' && (
        <Checkbox
          checked={phase.perCriterion === true}
          disabled={!open}
          note={t('comparison.perCriterionNote')}
          onChange={(on) => onChange(withSetting(phase, 'perCriterion', on || undefined))}
        >
          {t('comparison.perCriterion')}
        </Checkbox>
      )}
      {phase.kind === 'ranking' && (
        <Optional
          on={phase.top !== undefined}
          disabled={!open}
          words={t('comparison.top')}
          onChange={(on) => onChange(withSetting(phase, 'top', on ? 3 : undefined))}
        >
          <NumberField
            heading={t('comparison.topCount')}
            value={phase.top ?? 3}
            min={1}
            max={9}
            step={1}
            disabled={!open}
            onChange={(top) => onChange({ ...phase, top: top ?? 3 })}
          />
        </Optional>
      )}
      {phase.kind !== 'rating' && (
        <Justification
          rule={phase.justification}
          open={open}
          onChange={(rule) => onChange(withSetting(phase, 'justification', rule))}
        />
      )}
      <Checkbox
        checked={phase.confidence === true}
        disabled={!open}
        note={t('phase.confidenceNote')}
        onChange={(on) => onChange(withSetting(phase, 'confidence', on || undefined))}
      >
        {t('phase.confidence')}
      </Checkbox>
      <PhaseGroups phase={phase} groups={groups} open={open} onChange={onChange} />
    </>
  )
}

type RatingPhase = Extract<Phase, { kind: 'rating' }>

function RatingMore({ phase, open, onChange }: PartProps & { readonly phase: RatingPhase }) {
  const { t } = useTranslation('planning')
  return (
    <>
      <Checkbox
        checked={phase.perTurn === true}
        disabled={!open}
        note={t('rating.perTurnNote')}
        onChange={(on) => onChange(withSetting(phase, 'perTurn', on || undefined))}
      >
        {t('rating.perTurn')}
      </Checkbox>
      <Optional
        on={phase.spans !== undefined}
        disabled={!open}
        words={t('spans.words')}
        note={t('spans.note')}
        onChange={(on) => onChange(withSetting(phase, 'spans', on ? { categories: [], severities: [] } : undefined))}
      >
        {phase.spans && (
          <SpansEditor spans={phase.spans} disabled={!open} onChange={(spans) => onChange({ ...phase, spans })} />
        )}
      </Optional>
    </>
  )
}

interface JustificationProps {
  readonly rule: JustificationRule | undefined
  readonly open: boolean
  readonly onChange: (rule: JustificationRule | undefined) => void
}

function Justification({ rule, open, onChange }: JustificationProps) {
  const { t } = useTranslation('planning')
  return (
    <Optional
      on={rule !== undefined}
      disabled={!open}
      words={t('comparison.justification')}
      onChange={(on) => onChange(on ? { required: true, minLength: 30 } : undefined)}
    >
      {rule && (
        <>
          <Checkbox checked={rule.required} disabled={!open} onChange={(required) => onChange({ ...rule, required })}>
            {t('comparison.justificationRequired')}
          </Checkbox>
          <NumberField
            heading={t('comparison.justificationLength')}
            value={rule.minLength}
            min={0}
            max={2000}
            step={10}
            disabled={!open}
            onChange={(minLength) => onChange({ ...rule, minLength: minLength ?? 0 })}
          />
        </>
      )}
    </Optional>
  )
}

function PhaseGroups({ phase, groups, open, onChange }: PartProps & Pick<PhaseBlockProps, 'groups'>) {
  const { t } = useTranslation('planning')
  if (groups.length === 0) return <NoGroups />
  return (
    <Optional
      on={phase.groups !== undefined}
      disabled={!open}
      words={t('phase.groups')}
      onChange={(on) => onChange(withSetting(phase, 'groups', on ? [...groups] : undefined))}
    >
      <CheckList
        heading={t('phase.groupList')}
        headingHidden
        disabled={!open}
        choices={groups.map((group) => ({ value: group, words: group }))}
        values={phase.groups ?? []}
        onChange={(chosen) => onChange({ ...phase, groups: [...chosen] })}
      />
    </Optional>
  )
}

function NoGroups() {
  const { t } = useTranslation('planning')
  return <p className="note">{t('phase.noGroups')}</p>
}
