import { memoryLocation } from 'wouter/memory-location'

const key = 'evenhand.place'

/**
 * Where we are in the app, kept in memory and not in an address bar, so that nothing on screen shows an id. The window's
 * own storage brings a reload back to the same place; a new window starts on the title page.
 */
export function windowLocation(storage: Pick<Storage, 'getItem' | 'setItem'>) {
  const location = memoryLocation({ path: storage.getItem(key) ?? '/' })
  return {
    ...location,
    /** Remembers the place for a reload. */
    keep: (path: string) => storage.setItem(key, path),
  }
}
