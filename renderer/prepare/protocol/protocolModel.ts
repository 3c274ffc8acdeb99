import type { Phase, Protocol, TaskKind } from '#contract/protocol.ts'

/** The protocols most studies have, by what raters do and in which order; `own` is any other. */
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

/** A phase of a kind as it starts; ties are allowed and strength is asked until somebody says otherwise. */
export function newPhase(kind: TaskKind): Phase {
  if (kind === 'preference') return { kind, ties: true, strength: true }
  if (kind === 'ranking') return { kind, ties: true }
  return { kind }
}

/** The same protocol under another design. Phases it has already stay as they were set. */
export function withDesign(protocol: Protocol, design: Design): Protocol {
  const phase = (kind: TaskKind): Phase => protocol.phases.find((each) => each.kind === kind) ?? newPhase(kind)
  const phases: Readonly<Record<Design, Phase[]>> = {
    rating: [phase('rating')],
    pairs: [phase('preference')],
    ranking: [phase('ranking')],
    'rating-pairs': [phase('rating'), phase('preference')],
    'rating-ranking': [phase('rating'), phase('ranking')],
  }
  return { ...protocol, phases: phases[design] }
}

export const mostPhases = 6

/** The phases with one of them changed, moved or gone. */
export const withPhase = (protocol: Protocol, place: number, phase: Phase): Protocol => ({
  ...protocol,
  phases: protocol.phases.with(place, phase),
})

export const withoutPhase = (protocol: Protocol, place: number): Protocol => ({
  ...protocol,
  phases: protocol.phases.toSpliced(place, 1),
})

export function movedPhase(protocol: Protocol, place: number, by: -1 | 1): Protocol {
  const phase = protocol.phases[place]
  const other = protocol.phases[place + by]
  if (!phase || !other) return protocol
  return { ...protocol, phases: protocol.phases.with(place, other).with(place + by, phase) }
}

export const compares = ({ phases }: Pick<Protocol, 'phases'>): boolean => phases.some(({ kind }) => kind !== 'rating')

/** Whether any screen holds several responses, so that they need labels. */
export const showsSeveral = ({ phases }: Pick<Protocol, 'phases'>): boolean =>
  phases.some((phase) => phase.kind !== 'rating' || phase.together === true)

/** The lines of a list typed one entry a line, without empty ones. */
export const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

/** One setting of a protocol or phase made or taken away; what is absent is not done. */
export function withSetting<Whole extends object, Key extends keyof Whole>(
  whole: Whole,
  key: Key,
  value: Whole[Key] | undefined,
): Whole {
  const { [key]: _gone, ...rest } = whole
  return (value === undefined ? rest : { ...rest, [key]: value }) as Whole
}

/**
 * What can be saved of a protocol that is being typed: parts that are begun and not yet whole are left out until they
 * are (a consent without words, a questionnaire without a question, a source question with one option).
 */
export function savable(protocol: Protocol): Protocol {
  const { consent, exitQuestions, sourceQuestion } = protocol
  let whole = protocol
  if (consent !== undefined && consent.trim() === '') whole = withSetting(whole, 'consent', undefined)
  if (exitQuestions !== undefined) {
    const asked = exitQuestions.filter(({ question }) => question.trim() !== '')
    whole = withSetting(whole, 'exitQuestions', asked.length === 0 ? undefined : asked)
  }
  if (sourceQuestion !== undefined && sourceQuestion.options.length < 2) {
    whole = withSetting(whole, 'sourceQuestion', undefined)
  }
  return { ...whole, phases: whole.phases.map(savablePhase) }
}

function savablePhase(phase: Phase): Phase {
  const grouped = phase.groups?.length === 0 ? withSetting(phase, 'groups', undefined) : phase
  if (grouped.kind !== 'rating' || grouped.spans === undefined || grouped.spans.categories.length > 0) return grouped
  return withSetting(grouped, 'spans', undefined)
}

/** A key for a new exit question that no other has. */
export function freshKey(taken: readonly { readonly key: string }[]): string {
  for (let number = taken.length + 1; ; number++) {
    if (!taken.some(({ key }) => key === `q${number}`)) return `q${number}`
  }
}
