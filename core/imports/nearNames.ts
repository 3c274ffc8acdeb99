import type { NearName } from '#contract/imports.ts'
import { nearestName } from './nearestName.ts'

const letters = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')

/**
 * Names of one file that may be slips of more frequent ones: the same but for case, spaces and signs, or spelt nearly
 * the same and at most a tenth as frequent. Names that differ in a digit only are different names ("rater 1",
 * "rater 2"), unless the digits are the same too.
 */
export function nearNames(what: NearName['what'], counts: ReadonlyMap<string, number>): NearName[] {
  if (counts.size > 500) return []
  const found: NearName[] = []
  for (const [name, count] of counts) {
    const others = [...counts].filter(([other, times]) => other !== name && times > count)
    const same = others.find(([other]) => letters(other) === letters(name) && letters(name) !== '')
    const rare = others.filter(([other, times]) => times >= count * 10 && digits(other) === digits(name))
    const nearest =
      same?.[0] ??
      (letters(name).length >= 4
        ? closeName(
            name,
            rare.map(([other]) => other),
          )
        : null)
    if (nearest !== null) found.push({ what, found: name, count, nearest, nearestCount: counts.get(nearest) ?? 0 })
  }
  return found.slice(0, 20)
}

const digits = (name: string): string => name.replace(/\D/g, '')

/** The nearest of the names, if it is within a fifth of the length. */
function closeName(name: string, others: readonly string[]): string | null {
  const nearest = nearestName(name, others)
  if (nearest === null) return null
  const shared = Array.from(letters(name)).filter((letter) => letters(nearest).includes(letter)).length
  return shared >= letters(name).length * 0.8 && Math.abs(nearest.length - name.length) <= 2 ? nearest : null
}
