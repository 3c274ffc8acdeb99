import type { CriterionId } from '#contract/ids.ts'
import type { CriterionDraft, CriterionKind, Rubric, ScaleLevel } from '#contract/rubric.ts'
import { type CriterionFault, rubricFaults } from '#contract/rubricFaults.ts'
import { randomCode } from '#lib/randomCode.ts'
import { type KeptKinds, keptKinds, withKindFrom } from './criterionKinds.ts'

/** A draft with an id, so that conditions can name it before it is saved. */
export type NamedDraft = CriterionDraft & { readonly id: CriterionId }

/** A criterion while it is edited. `kept`: its scales of other kinds, to go back to. */
export type EditedCriterion = { readonly key: string; readonly draft: NamedDraft; readonly kept: KeptKinds }

export type Of<Kind extends CriterionKind> = Extract<CriterionDraft, { kind: Kind }>

export const newId = (): CriterionId => randomCode() as CriterionId

let made = 0
const freshKey = (): string => `c${++made}`

export function edited(draft: CriterionDraft): EditedCriterion {
  return { key: freshKey(), draft: { ...draft, id: draft.id ?? newId() }, kept: {} }
}

export const editedRubric = ({ criteria }: Pick<Rubric, 'criteria'>): readonly EditedCriterion[] => criteria.map(edited)

/** Criteria from outside this study, with ids of their own; conditions go on naming what they named. */
export function taken(criteria: readonly CriterionDraft[]): readonly EditedCriterion[] {
  const ids = new Map(criteria.map(({ id }) => [id, newId()]))
  return criteria.map((draft) => {
    const { shownIf } = draft
    const named = shownIf && ids.get(shownIf.criterion)
    const own = draft.id === null ? newId() : (ids.get(draft.id) ?? newId())
    return edited({ ...draft, id: own, ...(shownIf && named ? { shownIf: { ...shownIf, criterion: named } } : {}) })
  })
}

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

export const emptyLevel = (value: number): ScaleLevel => ({ value, anchor: '', description: '' })

export const mostCriteria = 40

/** The criterion answered in another way. What fits the new kind stays; what does not is kept for the way back. */
export function withKind(criterion: EditedCriterion, kind: CriterionKind): EditedCriterion {
  if (criterion.draft.kind === kind) return criterion
  const kept = keptKinds(criterion.kept, criterion.draft)
  return { ...criterion, kept, draft: { ...withKindFrom(criterion.draft, kind, kept), id: criterion.draft.id } }
}

/** The list with one criterion a place further up (−1) or down (1); the same list at an end. */
export function moved<Entry>(list: readonly Entry[], from: number, by: -1 | 1): readonly Entry[] {
  const to = from + by
  if (from < 0 || to < 0 || from >= list.length || to >= list.length) return list
  const next = [...list]
  next.splice(to, 0, ...next.splice(from, 1))
  return next
}

/** What keeps each criterion from being saved, by its key. */
export function faultsByKey(list: readonly EditedCriterion[]): ReadonlyMap<string, readonly CriterionFault[]> {
  const found = rubricFaults(list.map(({ draft }) => draft))
  return new Map(
    list.map(({ key }, place) => [key, found.filter((each) => each.place === place).map(({ fault }) => fault)]),
  )
}

/** Whether the list says anything else than the saved rubric does. */
export function differs(list: readonly EditedCriterion[], rubric: Pick<Rubric, 'criteria'>): boolean {
  return JSON.stringify(list.map(({ draft }) => sorted(draft))) !== JSON.stringify(rubric.criteria.map(sorted))
}

/** Fields in one order at every depth, absent ones left out. */
export function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, each]) => each !== undefined)
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, each]) => [name, sorted(each)]),
  )
}

/** The draft with an optional field set, or left out. */
export function withField<Field extends 'shownIf' | 'groups'>(
  draft: NamedDraft,
  field: Field,
  value: NamedDraft[Field] | undefined,
): NamedDraft {
  const { [field]: _, ...rest } = draft
  return (value === undefined ? rest : { ...rest, [field]: value }) as NamedDraft
}

/** Names of groups of raters that the study or its criteria know, in the order they first come. */
export function knownGroups(
  list: readonly EditedCriterion[],
  named: readonly { readonly groups?: readonly string[] | undefined }[],
): readonly string[] {
  return [...new Set([...named, ...list.map(({ draft }) => draft)].flatMap(({ groups }) => groups ?? []))]
}
