import { useTranslation } from 'react-i18next'
import type { Protocol } from '#contract/protocol.ts'
import { Button } from '#ui/Button.tsx'
import { NumberField, TextArea } from '#ui/Field.tsx'
import { Section } from '#ui/Sheet.tsx'
import { ExitQuestions } from './ExitQuestions.tsx'
import { Optional } from './Optional.tsx'
import styles from './ProtocolPage.module.css'
import { withSetting } from './protocolModel.ts'
import type { ShownSectionProps } from './ShownSection.tsx'
import type { PartProps } from './WhatSection.tsx'

/** Consent, qualification and the questions at the end. */
export function AroundSection(props: ShownSectionProps & { readonly onItems: () => void }) {
  const { protocol, open, onChange, onType, onItems } = props
  const { t } = useTranslation('planning')
  return (
    <Section heading={t('sections.around')}>
      <div className={styles.stack}>
        <Optional
          on={protocol.consent !== undefined}
          disabled={!open}
          words={t('around.consent')}
          onChange={(on) => onChange(withSetting(protocol, 'consent', on ? '' : undefined))}
        >
          <TextArea
            heading={t('around.consentText')}
            help={t('around.consentHelp')}
            value={protocol.consent ?? ''}
            rows={5}
            maxLength={20_000}
            readOnly={!open}
            onChange={(consent) => onType({ ...protocol, consent })}
            onBlur={() => {
              if (open) onChange(protocol)
            }}
          />
        </Optional>
        <p className={styles.hint}>
          {t('around.practice')}{' '}
          <Button kind="link" onPress={onItems}>
            {t('around.toItems')}
          </Button>
        </p>
        <Optional
          on={protocol.passMark !== undefined}
          disabled={!open}
          words={t('around.qualification')}
          note={t('around.qualificationNote')}
          onChange={(on) => onChange(withSetting(protocol, 'passMark', on ? 0.8 : undefined))}
        >
          <NumberField
            heading={t('around.passMark')}
            value={protocol.passMark ?? 0.8}
            min={0}
            max={1}
            step={0.05}
            format={{ style: 'percent' }}
            disabled={!open}
            onChange={(passMark) => onChange({ ...protocol, passMark: passMark ?? 0.8 })}
          />
        </Optional>
        <ExitQuestions protocol={protocol} open={open} onChange={onChange} onType={onType} />
      </div>
    </Section>
  )
}

type Sitting = NonNullable<Protocol['sitting']>

/** How long somebody judges in one go. */
export function SittingSection({ protocol, open, onChange }: PartProps) {
  const { t } = useTranslation('planning')
  const sitting: Sitting = protocol.sitting ?? {}
  const set = (next: Sitting) =>
    onChange(withSetting(protocol, 'sitting', Object.keys(next).length === 0 ? undefined : next))
  return (
    <Section heading={t('sections.sittings')}>
      <div className={styles.stack}>
        <Optional
          on={sitting.breakAfter !== undefined}
          disabled={!open}
          words={t('sittings.break')}
          onChange={(on) => set(withSetting(sitting, 'breakAfter', on ? 45 : undefined))}
        >
          <NumberField
            heading={t('sittings.breakAfter')}
            value={sitting.breakAfter ?? 45}
            min={5}
            max={240}
            step={5}
            disabled={!open}
            onChange={(minutes) => set({ ...sitting, breakAfter: minutes ?? 45 })}
          />
        </Optional>
        <Optional
          on={sitting.most !== undefined}
          disabled={!open}
          words={t('sittings.cap')}
          note={t('sittings.capNote')}
          onChange={(on) => set(withSetting(sitting, 'most', on ? 120 : undefined))}
        >
          <NumberField
            heading={t('sittings.most')}
            value={sitting.most ?? 120}
            min={5}
            max={600}
            step={5}
            disabled={!open}
            onChange={(minutes) => set({ ...sitting, most: minutes ?? 120 })}
          />
        </Optional>
      </div>
    </Section>
  )
}
