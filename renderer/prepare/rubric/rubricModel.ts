import type { CriterionDraft, Rubric, ScaleLevel } from '#contract/rubric.ts'

/** A criterion while it is edited, with a key that stays while names and places change. */
export type EditedCriterion = { readonly key: string; readonly draft: CriterionDraft }

let made = 0
const freshKey = (): string => `c${++made}`

export const edited = (draft: CriterionDraft): EditedCriterion => ({ key: freshKey(), draft })

export const editedRubric = ({ criteria }: Pick<Rubric, 'criteria'>): readonly EditedCriterion[] => criteria.map(edited)

/** A new criterion: five levels from 1, ordinal, higher is better, required. */
export function newCriterion(): EditedCriterion {
  return edited({
    id: null,
    kind: 'ordinal',
    name: '',
    question: '',
    measurement: 'ordinal',
    direction: 'higher-is-better',
    weight: 1,
    required: true,
    levels: Array.from({ length: 5 }, (_, place) => emptyLevel(place + 1)),
  })
}

const emptyLevel = (value: number): ScaleLevel => ({ value, anchor: '', description: '' })

export const fewestLevels = 2
export const mostLevels = 11
export const mostCriteria = 20

/** The same criterion with so many levels: added above the highest, or taken from the top. */
export function withLevelCount(draft: Ordinal, count: number): Ordinal {
  const kept = draft.levels.slice(0, Math.max(fewestLevels, Math.min(mostLevels, count)))
  const levels = [...kept]
  while (levels.length < Math.min(mostLevels, count)) levels.push(emptyLevel((levels.at(-1)?.value ?? 0) + 1))
  return { ...draft, levels }
}

/** The same levels numbered from another lowest value, in steps of one. */
export const withLowest = (draft: Ordinal, lowest: number): Ordinal => ({
  ...draft,
  levels: draft.levels.map((scaleLevel, place) => ({ ...scaleLevel, value: lowest + place })),
})

export const withLevel = (draft: Ordinal, place: number, change: Partial<ScaleLevel>): Ordinal => ({
  ...draft,
  levels: draft.levels.map((scaleLevel, at) => (at === place ? { ...scaleLevel, ...change } : scaleLevel)),
})

export type Ordinal = Extract<CriterionDraft, { kind: 'ordinal' }>
export type Numeric = Extract<CriterionDraft, { kind: 'numeric' }>

/** The same criterion answered in the other way. Name, question and weight stay. */
export function withKind(draft: CriterionDraft, kind: CriterionDraft['kind']): CriterionDraft {
  if (draft.kind === kind) return draft
  const { id, name, question, direction, weight, required } = draft
  const base = { id, name, question, direction, weight, required }
  return kind === 'numeric'
    ? { ...base, kind, measurement: 'interval', min: 0, max: 100, step: 1 }
    : { ...base, kind, measurement: 'ordinal', levels: Array.from({ length: 5 }, (_, place) => emptyLevel(place + 1)) }
}

/** The list with one criterion a place further up (−1) or down (1); the same list at an end. */
export function moved(list: readonly EditedCriterion[], key: string, by: -1 | 1): readonly EditedCriterion[] {
  const from = list.findIndex((each) => each.key === key)
  const to = from + by
  const [one, other] = [list[from], list[to]]
  if (!one || !other) return list
  return list.map((each, place) => (place === from ? other : place === to ? one : each))
}

/** What keeps a criterion from being saved. */
export type Fault = 'no-name' | 'name-twice' | 'ends-crossed' | 'step-too-large'

export function faultsOf(list: readonly EditedCriterion[], { key, draft }: EditedCriterion): readonly Fault[] {
  const name = draft.name.trim().toLowerCase()
  const twice = list.some((other) => other.key !== key && other.draft.name.trim().toLowerCase() === name)
  const faults: (Fault | false)[] = [name === '' && 'no-name', name !== '' && twice && 'name-twice']
  if (draft.kind === 'numeric' && draft.min !== null && draft.max !== null) {
    faults.push(draft.min >= draft.max && 'ends-crossed')
    faults.push(draft.step !== null && draft.min < draft.max && draft.step > draft.max - draft.min && 'step-too-large')
  }
  return faults.filter((fault) => fault !== false)
}

/** Whether the list says anything else than the saved rubric does. */
export function differs(list: readonly EditedCriterion[], rubric: Pick<Rubric, 'criteria'>): boolean {
  return JSON.stringify(list.map(({ draft }) => sorted(draft))) !== JSON.stringify(rubric.criteria.map(sorted))
}

const sorted = (draft: CriterionDraft) =>
  Object.fromEntries(Object.entries(draft).sort(([one], [other]) => (one < other ? -1 : 1)))
