import { readFileSync } from 'node:fs'

/** The version of the package that this program belongs to, whether it runs from its sources or as built. */
export function appVersion(): string {
  for (const above of ['..', '../..', '../../..']) {
    try {
      const text = readFileSync(new URL(`${above}/package.json`, import.meta.url), 'utf8')
      const { name, version } = JSON.parse(text) as { readonly name?: string; readonly version?: string }
      if (name === 'evenhand' && version !== undefined) return version
    } catch {
      // Not here: look one folder further up.
    }
  }
  return 'unknown'
}
