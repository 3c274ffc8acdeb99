/**
 * Keys that sort as a list does: "000000" for its first id. Ids are random, so what is drawn or listed in the order of
 * ids would differ between two studies that hold the same data. An id that is not in the list stays as it is.
 */
export function placeKeys(ids: readonly string[]): (id: string) => string {
  const keys = new Map(ids.map((id, place) => [id, String(place).padStart(6, '0')]))
  return (id) => keys.get(id) ?? id
}

/** Entries of raters in the order of a list of ids, those of nobody and of nobody in the list in theirs. */
export function inOrderOf<Entry extends { readonly rater: string | null }>(
  ids: readonly string[],
  entries: readonly Entry[],
): Entry[] {
  const places = new Map(ids.map((id, place) => [id, place]))
  const placeOf = ({ rater }: Entry): number => (rater === null ? -1 : (places.get(rater) ?? ids.length))
  return entries.toSorted((one, other) => placeOf(one) - placeOf(other))
}

/** The id behind a key of `placeKeys`. */
export const idOfKey = <Id extends string>(ids: readonly Id[], key: string): Id | undefined => ids[Number(key)]
