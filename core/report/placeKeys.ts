/**
 * Keys that sort as a list does: "000000" for its first id. Ids are random, so what is drawn or listed in the order of
 * ids would differ between two studies that hold the same data. An id that is not in the list stays as it is.
 */
export function placeKeys(ids: readonly string[]): (id: string) => string {
  const keys = new Map(ids.map((id, place) => [id, String(place).padStart(6, '0')]))
  return (id) => keys.get(id) ?? id
}

/** The id behind a key of `placeKeys`. */
export const idOfKey = <Id extends string>(ids: readonly Id[], key: string): Id | undefined => ids[Number(key)]
