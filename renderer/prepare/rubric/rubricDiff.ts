import { diffWordsWithSpace } from 'diff'
import type { CriterionId } from '#contract/ids.ts'
import type { CriterionDraft, ScaleLevel } from '#contract/rubric.ts'
import type { RubricHistory } from '#contract/rubricSetup.ts'
import { sorted } from './rubricModel.ts'

/** What changed from one rubric to another, in the order of the newer one. */

/** A stretch of a text: in both, only in the newer, or only in the older one. */
export type TextPart = { readonly words: string; readonly sort: 'same' | 'added' | 'removed' }

/** The fields of a criterion that are no texts, levels or options. */
export type PlainField =
  | 'kind'
  | 'measurement'
  | 'direction'
  | 'weight'
  | 'required'
  | 'min'
  | 'max'
  | 'step'
  | 'slider'
  | 'unsure'
  | 'minLength'
  | 'shownIf'
  | 'groups'

export type CriterionChange =
  | { readonly kind: 'words'; readonly field: 'name' | 'question'; readonly parts: readonly TextPart[] }
  | { readonly kind: 'field'; readonly field: PlainField; readonly before: unknown; readonly after: unknown }
  | {
      readonly kind: 'level-words'
      readonly value: number
      readonly field: 'anchor' | 'description'
      readonly parts: readonly TextPart[]
    }
  | { readonly kind: 'level-added' | 'level-removed'; readonly level: ScaleLevel }
  | { readonly kind: 'level-quantity'; readonly level: ScaleLevel }
  | { readonly kind: 'levels-moved' }

export type RubricChange =
  | { readonly kind: 'added' | 'removed'; readonly criterion: CriterionDraft }
  | {
      readonly kind: 'changed'
      readonly criterion: CriterionDraft
      /** The newer one stands under another id: it had been asked before it was changed. */
      readonly succeeds: boolean
      readonly changes: readonly CriterionChange[]
    }
  | { readonly kind: 'moved'; readonly criterion: CriterionDraft; readonly from: number; readonly to: number }

type Successions = RubricHistory['successions']

/** All that changed; empty when nothing did. `successions` says which criterion took whose place. */
export function rubricChanges(
  before: readonly CriterionDraft[],
  after: readonly CriterionDraft[],
  successions: Successions = [],
): readonly RubricChange[] {
  const pairs = after.map((criterion) => ({ criterion, earlier: earlierOf(criterion, before, successions) }))
  const kept = new Set(pairs.map(({ earlier }) => earlier?.id))
  const removed = before.filter(({ id }) => !kept.has(id)).map((criterion) => ({ kind: 'removed', criterion }) as const)
  const changed = pairs.flatMap(({ criterion, earlier }): RubricChange[] => {
    if (earlier === undefined) return [{ kind: 'added', criterion }]
    const changes = criterionChanges(earlier, criterion, successions)
    return changes.length === 0 ? [] : [{ kind: 'changed', criterion, succeeds: earlier.id !== criterion.id, changes }]
  })
  return [...changed, ...movedOf(before, pairs), ...removed]
}

/** The criterion of the older rubric that a newer one is, or goes back to over however many successions. */
function earlierOf(
  { id }: CriterionDraft,
  before: readonly CriterionDraft[],
  successions: Successions,
): CriterionDraft | undefined {
  const seen = new Set<CriterionId>()
  let wanted = id
  while (wanted !== null && !seen.has(wanted)) {
    const found = before.find((criterion) => criterion.id === wanted)
    if (found) return found
    seen.add(wanted)
    wanted = successions.find(({ criterion }) => criterion === wanted)?.earlier ?? null
  }
  return undefined
}

type Pair = { readonly criterion: CriterionDraft; readonly earlier: CriterionDraft | undefined }

/** Criteria that stand in another order among those that stayed: the fewest whose move explains the new order. */
function movedOf(before: readonly CriterionDraft[], pairs: readonly Pair[]): RubricChange[] {
  const stayed = pairs.flatMap(({ criterion, earlier }, to) =>
    earlier === undefined ? [] : [{ criterion, from: before.indexOf(earlier), to }],
  )
  const still = longestRising(stayed.map(({ from }) => from))
  return stayed
    .filter(({ from }) => !still.has(from))
    .map(({ criterion, from, to }) => ({ kind: 'moved', criterion, from: from + 1, to: to + 1 }))
}

/** A longest rising choice of the numbers, which are all different. */
function longestRising(numbers: readonly number[]): ReadonlySet<number> {
  const best: (readonly number[])[] = []
  for (const [at, number] of numbers.entries()) {
    const reaching = best.slice(0, at).filter((chain) => (chain.at(-1) ?? -1) < number)
    const longest = reaching.reduce<readonly number[]>((one, other) => (other.length > one.length ? other : one), [])
    best.push([...longest, number])
  }
  return new Set(best.reduce<readonly number[]>((one, other) => (other.length > one.length ? other : one), []))
}

const plainFields: readonly PlainField[] = [
  'kind',
  'measurement',
  'direction',
  'weight',
  'required',
  'min',
  'max',
  'step',
  'slider',
  'unsure',
  'minLength',
  'shownIf',
  'groups',
]

/** What changed in one criterion. A condition that only follows a criterion to its new id is no change. */
export function criterionChanges(
  before: CriterionDraft,
  after: CriterionDraft,
  successions: Successions = [],
): readonly CriterionChange[] {
  const words = (['name', 'question'] as const)
    .filter((field) => before[field] !== after[field])
    .map((field) => ({ kind: 'words', field, parts: textParts(before[field], after[field]) }) as const)
  const fields = plainFields.flatMap((field): CriterionChange[] => {
    const [one, other] = [fieldOf(before, field), fieldOf(after, field)]
    const same = field === 'shownIf' ? sameCondition(before, after, successions) : text(one) === text(other)
    return same ? [] : [{ kind: 'field', field, before: one, after: other }]
  })
  return [...words, ...fields, ...levelChanges(levelsOf(before), levelsOf(after))]
}

const text = (value: unknown): string => JSON.stringify(sorted(value)) ?? ''
const fieldOf = (criterion: CriterionDraft, field: PlainField): unknown => (criterion as Record<string, unknown>)[field]

function sameCondition(before: CriterionDraft, after: CriterionDraft, successions: Successions): boolean {
  const [one, other] = [before.shownIf, after.shownIf]
  if (!one || !other) return one === other
  const follows = successions.some(
    ({ criterion, earlier }) => criterion === other.criterion && earlier === one.criterion,
  )
  return (follows || one.criterion === other.criterion) && text(one.values) === text(other.values)
}

/** The levels or options of a criterion; none where it has no such list. */
export const levelsOf = (criterion: CriterionDraft): readonly ScaleLevel[] =>
  'levels' in criterion ? criterion.levels : 'options' in criterion ? criterion.options : []

function levelChanges(before: readonly ScaleLevel[], after: readonly ScaleLevel[]): CriterionChange[] {
  const changes = after.flatMap((level): CriterionChange[] => {
    const earlier = before.find(({ value }) => value === level.value)
    if (earlier === undefined) return [{ kind: 'level-added', level }]
    const words = (['anchor', 'description'] as const)
      .filter((field) => earlier[field] !== level[field])
      .map((field) => {
        const parts = textParts(earlier[field], level[field])
        return { kind: 'level-words', value: level.value, field, parts } as const
      })
    return earlier.notAQuantity === level.notAQuantity ? words : [...words, { kind: 'level-quantity', level }]
  })
  const removed = before
    .filter(({ value }) => !after.some((each) => each.value === value))
    .map((level) => ({ kind: 'level-removed', level }) as const)
  const [one, other] = [before, after].map((levels, at) =>
    levels.map(({ value }) => value).filter((value) => [after, before][at]?.some((each) => each.value === value)),
  )
  return [...changes, ...removed, ...(text(one) === text(other) ? [] : [{ kind: 'levels-moved' } as const])]
}

/**
 * The words of two texts beside each other, in one line. Changes with nothing but space between them are one change, and of
 * texts that share little, all of the old one comes before all of the new: scattered words in common help nobody read.
 */
export function textParts(before: string, after: string): readonly TextPart[] {
  const found = diffWordsWithSpace(before, after)
  const shared = found.filter(({ added, removed }) => !added && !removed).map(({ value }) => value.trim().length)
  const length = Math.max(before.trim().length, after.trim().length)
  const share = shared.reduce((sum, each) => sum + each, 0) / Math.max(1, length)
  if (share < leastShare) return changePart(before, after)
  const parts: TextPart[] = []
  let run = { before: '', after: '' }
  found.forEach(({ value, added, removed }, place) => {
    const inRun = run.before !== '' || run.after !== ''
    const next = found[place + 1]
    const joins = inRun && value.trim() === '' && next !== undefined && (next.added || next.removed)
    if (added || removed || joins) {
      run = { before: run.before + (added ? '' : value), after: run.after + (removed ? '' : value) }
      return
    }
    parts.push(...changePart(run.before, run.after), { words: value, sort: 'same' })
    run = { before: '', after: '' }
  })
  return [...parts, ...changePart(run.before, run.after)]
}

/** Of the longer text, below this the two are shown one after the other. */
const leastShare = 0.4

const changePart = (before: string, after: string): TextPart[] => [
  ...(before === '' ? [] : [{ words: before, sort: 'removed' } as const]),
  ...(after === '' ? [] : [{ words: after, sort: 'added' } as const]),
]
