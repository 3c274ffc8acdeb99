/**
 * A code for a rater of a study at this computer, under which comfort and sittings are kept outside the study: the same each time,
 * and nothing of title or pseudonym can be read from it. FNV-1a in 64 bits.
 */
export function personOf(title: string, pseudonym: string): string {
  let hash = 0xcbf29ce484222325n
  for (const byte of new TextEncoder().encode(`${title}\n${pseudonym}`)) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n)
  }
  return hash.toString(36)
}
