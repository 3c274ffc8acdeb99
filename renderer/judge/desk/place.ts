import type { AssignmentId, CriterionId } from '#contract/ids.ts'

/**
 * Where a rater was, so that the same place opens again: kept in the browser's storage, because it is no judgement.
 * Assignments are random codes that say nothing about study, item or rater.
 */
export type Place = {
  /** The first task that was not submitted then: it tells whose place this is. */
  readonly next: AssignmentId | null
  readonly assignment: AssignmentId
  readonly ordinal: number
  readonly criterion: CriterionId | null
  readonly scrollTop: number
}

export type PlaceStore = {
  readonly find: (next: AssignmentId | null) => Place | null
  readonly keep: (place: Place) => void
}

const key = 'evenhand.places'
/** Raters at one computer whose places are kept. */
const most = 40

export function placesIn(storage: Pick<Storage, 'getItem' | 'setItem'>): PlaceStore {
  const all = (): readonly Place[] => {
    try {
      const stored: unknown = JSON.parse(storage.getItem(key) ?? '[]')
      return Array.isArray(stored) ? stored.filter(isPlace) : []
    } catch {
      return []
    }
  }
  return {
    find: (next) => (next === null ? null : (all().find((place) => place.next === next) ?? null)),
    keep: (place) => {
      if (place.next === null) return
      const others = all().filter(({ next }) => next !== place.next)
      try {
        storage.setItem(key, JSON.stringify([place, ...others].slice(0, most)))
      } catch {
        // A full or forbidden storage costs the place, never the work.
      }
    },
  }
}

function isPlace(stored: unknown): stored is Place {
  if (typeof stored !== 'object' || stored === null) return false
  const { assignment, ordinal, scrollTop } = stored as Partial<Place>
  return typeof assignment === 'string' && Number.isInteger(ordinal) && typeof scrollTop === 'number'
}
