import type { CriterionId } from '#contract/ids.ts'
import type { CriterionDraft } from '#contract/rubric.ts'
import type { RubricHistory } from '#contract/rubricSetup.ts'
import type { RubricChange } from './rubricDiff.ts'

/** What saving means for answers that are there already. `raters` 0: it is in the plan, and nobody answered yet. */
export type Consequence = {
  /** `starts-anew`: it changes. `follows`: only the criterion its condition names does. `leaves`: it goes away. */
  readonly kind: 'starts-anew' | 'follows' | 'leaves'
  readonly name: string
  readonly raters: number
}

/** Criteria that were asked and now change, follow one that does, or go away: what becomes of their answers. */
export function consequencesOf(
  changes: readonly RubricChange[],
  after: readonly CriterionDraft[],
  asked: RubricHistory['asked'],
): readonly Consequence[] {
  const ratersOf = (id: CriterionId | null) => asked.find(({ criterion }) => criterion === id)?.raters
  const changed = new Set(changes.flatMap((change) => (change.kind === 'changed' ? [change.criterion.id] : [])))
  const renewed = new Set<CriterionId | null>()
  const staying = after.flatMap(({ id, name, shownIf }): Consequence[] => {
    const raters = ratersOf(id)
    const follows = shownIf !== undefined && renewed.has(shownIf.criterion)
    if (raters === undefined || !(changed.has(id) || follows)) return []
    renewed.add(id)
    return [{ kind: changed.has(id) ? 'starts-anew' : 'follows', name, raters }]
  })
  const leaving = changes.flatMap(({ kind, criterion: { id, name } }): Consequence[] => {
    const raters = ratersOf(id)
    return kind === 'removed' && raters !== undefined ? [{ kind: 'leaves', name, raters }] : []
  })
  return [...staying, ...leaving]
}
