/** Settings in the browser's storage: those of the window under one name, those of raters at this computer under another. */
const ofWindow = 'evenhand.settings'
const ofPersons = 'evenhand.settingsOfPersons'
/** Persons whose settings are kept; the one who has been away longest goes first. */
const most = 60

type Kept = { readonly person: string; readonly settings: unknown }

/** What is kept for a person (null: for the window); null when there is nothing. */
export function keptSettings(person: string | null): unknown {
  if (person !== null) return persons().find((kept) => kept.person === person)?.settings ?? null
  const stored = read(ofWindow)
  return typeof stored === 'object' && stored !== null && 'state' in stored ? stored.state : null
}

/** Keeps them. A full or forbidden storage costs the settings at the next start, nothing else. */
export function keepSettings(person: string | null, settings: unknown): void {
  try {
    if (person === null) localStorage.setItem(ofWindow, JSON.stringify({ state: settings, version: 0 }))
    else {
      const others = persons().filter((kept) => kept.person !== person)
      localStorage.setItem(ofPersons, JSON.stringify([{ person, settings }, ...others].slice(0, most)))
    }
  } catch {
    // See above.
  }
}

function persons(): readonly Kept[] {
  const stored = read(ofPersons)
  return Array.isArray(stored)
    ? stored.filter((kept: Partial<Kept> | null) => typeof kept?.person === 'string' && 'settings' in kept)
    : []
}

function read(name: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(name) ?? 'null')
  } catch {
    return null
  }
}
