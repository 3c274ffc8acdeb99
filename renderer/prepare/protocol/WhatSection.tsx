import { useTranslation } from 'react-i18next'
import type { Protocol, TaskKind } from '#contract/protocol.ts'
import { ChoiceList } from '#ui/Checkbox.tsx'
import { Menu } from '#ui/Menu.tsx'
import { Section } from '#ui/Sheet.tsx'
import { PhaseBlock } from './PhaseBlock.tsx'
import styles from './ProtocolPage.module.css'
import {
  type Design,
  designOf,
  designs,
  mostPhases,
  movedPhase,
  newPhase,
  withDesign,
  withoutPhase,
  withPhase,
} from './protocolModel.ts'

export interface PartProps {
  readonly protocol: Protocol
  readonly open: boolean
  /** Saved at once. */
  readonly onChange: (protocol: Protocol) => void
}

const kinds: readonly TaskKind[] = ['rating', 'preference', 'ranking', 'best-worst']

/** The kinds of judgement in their order, each with what can be set about it. */
export function WhatSection({ protocol, open, onChange, groups }: PartProps & { readonly groups: readonly string[] }) {
  const { t } = useTranslation('planning')
  const { t: prepare } = useTranslation('prepare')
  const { phases } = protocol
  const design = designOf(protocol)
  return (
    <Section heading={t('sections.what')}>
      <div className={styles.stack}>
        <ChoiceList<Design | 'own'>
          heading={prepare('protocol.design')}
          headingHidden
          value={design ?? 'own'}
          disabled={!open}
          onChange={(next) => {
            if (next !== 'own') onChange(withDesign(protocol, next))
          }}
          choices={[
            ...designs.map((id) => ({
              value: id,
              words: prepare(`protocol.designs.${id}.words`),
              note: prepare(`protocol.designs.${id}.note`),
            })),
            ...(design === null ? [{ value: 'own' as const, words: t('ownDesign'), note: t('ownDesignNote') }] : []),
          ]}
        />
        {phases.map((phase, place) => (
          <PhaseBlock
            // Phases have no identity of their own; two of one kind are told apart by their place.
            key={`${phase.kind} ${phases.slice(0, place).filter(({ kind }) => kind === phase.kind).length}`}
            phase={phase}
            number={phases.length > 1 ? place + 1 : null}
            groups={[...new Set([...groups, ...(phase.groups ?? [])])]}
            open={open}
            onChange={(next) => onChange(withPhase(protocol, place, next))}
            onMoveUp={open && place > 0 ? () => onChange(movedPhase(protocol, place, -1)) : null}
            onMoveDown={open && place < phases.length - 1 ? () => onChange(movedPhase(protocol, place, 1)) : null}
            onRemove={open && phases.length > 1 ? () => onChange(withoutPhase(protocol, place)) : null}
          />
        ))}
        {open && phases.length < mostPhases && (
          <div>
            <Menu
              trigger={t('addPhase')}
              kind="plain"
              groups={[{ accessibleName: t('addPhase'), entries: kinds.map((id) => ({ id, words: t(`kind.${id}`) })) }]}
              onAction={(id) => {
                const kind = kinds.find((each) => each === id)
                if (kind) onChange({ ...protocol, phases: [...phases, newPhase(kind)] })
              }}
            />
          </div>
        )}
      </div>
    </Section>
  )
}
