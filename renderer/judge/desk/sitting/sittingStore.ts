/** How far a rater's sitting has come, kept in the browser's storage so that a restart is no rest. */
export type KeptSitting = {
  /** A code for the person that says nothing about study or name. */
  readonly person: string
  readonly activeMs: number
  /** Where of that time a break was offered last. */
  readonly breakAt: number
  /** Milliseconds since 1970. */
  readonly lastAt: number
}

export type SittingStore = {
  readonly find: (person: string) => KeptSitting | null
  readonly keep: (sitting: KeptSitting) => void
}

const name = 'evenhand.sittings'
const most = 40

export function sittingsIn(storage: Pick<Storage, 'getItem' | 'setItem'>): SittingStore {
  const all = (): readonly KeptSitting[] => {
    try {
      const stored: unknown = JSON.parse(storage.getItem(name) ?? '[]')
      return Array.isArray(stored) ? stored.filter(isKept) : []
    } catch {
      return []
    }
  }
  return {
    find: (person) => all().find((kept) => kept.person === person) ?? null,
    keep: (sitting) => {
      const others = all().filter(({ person }) => person !== sitting.person)
      try {
        storage.setItem(name, JSON.stringify([sitting, ...others].slice(0, most)))
      } catch {
        // A full or forbidden storage costs the count across a restart, nothing else.
      }
    },
  }
}

function isKept(stored: unknown): stored is KeptSitting {
  if (typeof stored !== 'object' || stored === null) return false
  const { person, activeMs, breakAt, lastAt } = stored as Partial<KeptSitting>
  return typeof person === 'string' && [activeMs, breakAt, lastAt].every(Number.isFinite)
}
