import type { Phase, Protocol } from '#contract/protocol.ts'

/** The protocols a study can have, by what raters do and in which order. */
export const designs = ['rating', 'pairs', 'ranking', 'rating-pairs', 'rating-ranking'] as const
export type Design = (typeof designs)[number]

/** Which design a protocol is; null for a combination that no design names. */
export function designOf({ phases }: Pick<Protocol, 'phases'>): Design | null {
  const kinds = phases.map(({ kind }) => kind).join(' ')
  const known: Readonly<Record<string, Design>> = {
    rating: 'rating',
    preference: 'pairs',
    ranking: 'ranking',
    'rating preference': 'rating-pairs',
    'rating ranking': 'rating-ranking',
  }
  return known[kinds] ?? null
}

/** The same protocol under another design. Ties and strength stay as they were set. */
export function withDesign(protocol: Protocol, design: Design): Protocol {
  const rating: Phase = { kind: 'rating' }
  const pairs: Phase = { kind: 'preference', ties: tiesOf(protocol), strength: strengthOf(protocol) }
  const ranking: Phase = { kind: 'ranking', ties: tiesOf(protocol) }
  const phases: Readonly<Record<Design, Phase[]>> = {
    rating: [rating],
    pairs: [pairs],
    ranking: [ranking],
    'rating-pairs': [rating, pairs],
    'rating-ranking': [rating, ranking],
  }
  return { ...protocol, phases: phases[design] }
}

/** Whether "equal" may be answered; true when nothing says otherwise. */
export const tiesOf = ({ phases }: Pick<Protocol, 'phases'>): boolean =>
  phases.find((phase) => phase.kind !== 'rating')?.ties ?? true

/** Whether pairs ask for how much. */
export const strengthOf = ({ phases }: Pick<Protocol, 'phases'>): boolean =>
  phases.find((phase) => phase.kind === 'preference')?.strength ?? true

export const compares = ({ phases }: Pick<Protocol, 'phases'>): boolean => phases.some(({ kind }) => kind !== 'rating')

export const hasPairs = ({ phases }: Pick<Protocol, 'phases'>): boolean =>
  phases.some(({ kind }) => kind === 'preference')

export const withTies = (protocol: Protocol, ties: boolean): Protocol => ({
  ...protocol,
  phases: protocol.phases.map((phase) => (phase.kind === 'rating' ? phase : { ...phase, ties })),
})

export const withStrength = (protocol: Protocol, strength: boolean): Protocol => ({
  ...protocol,
  phases: protocol.phases.map((phase) => (phase.kind === 'preference' ? { ...phase, strength } : phase)),
})
