import type { CriterionDraft, CriterionKind, ScaleLevel } from '#contract/rubric.ts'

/** Scales a criterion had before its kind was changed. */
export type KeptKinds = Readonly<Partial<Record<CriterionKind, CriterionDraft>>>

export const keptKinds = (kept: KeptKinds, draft: CriterionDraft): KeptKinds => ({ ...kept, [draft.kind]: draft })

const fewest = 2
export const mostLevels = 11
export const mostOptions = 30

/**
 * The same criterion of another kind. Levels become options and back, the ends of a scale the ends of a number; where
 * nothing fits, the scale the criterion had of that kind before comes back, else a plain one.
 */
export function withKindFrom(draft: CriterionDraft, kind: CriterionKind, kept: KeptKinds): CriterionDraft {
  const { id, name, question, direction, weight, required, shownIf, groups } = draft
  const base = {
    ...{ id, name, question, direction, weight, required },
    ...(shownIf ? { shownIf } : {}),
    ...(groups ? { groups } : {}),
  }
  switch (kind) {
    case 'ordinal':
      return {
        ...base,
        kind,
        measurement: kept.ordinal?.measurement ?? 'ordinal',
        levels: [...levelsFrom(draft, kept)],
      }
    case 'single':
    case 'multi':
      return { ...base, kind, measurement: 'nominal', options: [...optionsFrom(draft, kind, kept)] }
    case 'numeric':
      return { ...base, kind, measurement: kept.numeric?.measurement ?? 'interval', ...numbersFrom(draft, kept) }
    case 'yes-no':
      return { ...base, kind, measurement: 'nominal', unsure: of(kept, 'yes-no')?.unsure ?? true }
    case 'text':
      return { ...base, kind, measurement: 'nominal', minLength: of(kept, 'text')?.minLength ?? 0 }
  }
}

function of<Kind extends CriterionKind>(kept: KeptKinds, kind: Kind) {
  return kept[kind] as Extract<CriterionDraft, { kind: Kind }> | undefined
}

const numbered = (count: number, lowest = 1): ScaleLevel[] =>
  Array.from({ length: count }, (_, place) => ({ value: lowest + place, anchor: '', description: '' }))

function levelsFrom(draft: CriterionDraft, kept: KeptKinds): readonly ScaleLevel[] {
  if (draft.kind === 'single' || draft.kind === 'multi') {
    const levels = draft.options.slice(0, mostLevels)
    const rising = levels.every(({ value }, place) => place === 0 || value > (levels[place - 1]?.value ?? value))
    return rising ? levels : levels.map((option, place) => ({ ...option, value: place + 1 }))
  }
  const before = of(kept, 'ordinal')?.levels
  if (before) return before
  if (draft.kind === 'numeric' && draft.min !== null && draft.max !== null) {
    const step = draft.step ?? 1
    const count = (draft.max - draft.min) / step + 1
    const { min } = draft
    if (Number.isInteger(count) && count >= fewest && count <= mostLevels)
      return numbered(count).map((scaleLevel, place) => ({ ...scaleLevel, value: min + place * step }))
  }
  return numbered(5)
}

function optionsFrom(draft: CriterionDraft, kind: 'single' | 'multi', kept: KeptKinds): readonly ScaleLevel[] {
  if (draft.kind === 'single' || draft.kind === 'multi') return draft.options
  const before = (of(kept, kind) ?? of(kept, kind === 'single' ? 'multi' : 'single'))?.options
  // A scale holds fewer than a list: what was cut off comes back.
  if (draft.kind === 'ordinal') return [...draft.levels, ...(before?.slice(mostLevels) ?? [])]
  return before ?? numbered(3)
}

type Numbers = Pick<Extract<CriterionDraft, { kind: 'numeric' }>, 'min' | 'max' | 'step' | 'slider'>

function numbersFrom(draft: CriterionDraft, kept: KeptKinds): Numbers {
  const before = of(kept, 'numeric')
  if (before) {
    const { min, max, step, slider } = before
    return { min, max, step, ...(slider ? { slider } : {}) }
  }
  if (draft.kind !== 'ordinal') return { min: 0, max: 100, step: 1 }
  const quantities = draft.levels.filter(({ notAQuantity }) => !notAQuantity).map(({ value }) => value)
  const [first, second] = quantities
  return {
    min: first ?? 0,
    max: quantities.at(-1) ?? 100,
    step: first === undefined || second === undefined ? 1 : second - first,
  }
}
