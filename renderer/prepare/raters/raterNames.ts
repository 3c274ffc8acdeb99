/** Pseudonyms R01, R02, … that are still free, `howMany` of them, after the highest one in use. */
export function nextNumbered(taken: readonly string[], howMany: number): readonly string[] {
  const numbers = taken.map((name) => /^R(\d+)$/.exec(name)?.[1]).filter((digits) => digits !== undefined)
  const highest = Math.max(0, ...numbers.map(Number))
  return Array.from({ length: howMany }, (_, place) => `R${String(highest + place + 1).padStart(2, '0')}`)
}

/** Why a pseudonym cannot be added; null when it can. Names that differ only in case would be mistaken for each other. */
export function whyNotAdd(taken: readonly string[], wanted: string): 'empty' | 'taken' | null {
  const name = wanted.trim()
  if (name === '') return 'empty'
  return taken.some((other) => other.toLowerCase() === name.toLowerCase()) ? 'taken' : null
}
