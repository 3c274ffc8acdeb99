/** Strengths that differ by no more are equal: systems with the same record differ by what rounding leaves. */
export const EQUAL_WITHIN = 1e-9

/** Places 1..k by value, largest first; values within `EQUAL_WITHIN` of the next better one share its place. */
export function placesByValue(values: ArrayLike<number>): Int32Array {
  const order = Array.from({ length: values.length }, (_, index) => index).sort(
    (one, other) => (values[other] as number) - (values[one] as number),
  )
  const places = new Int32Array(values.length)
  order.forEach((index, position) => {
    const before = order[position - 1]
    const same = before !== undefined && (values[before] as number) - (values[index] as number) <= EQUAL_WITHIN
    places[index] = same ? (places[before] as number) : position + 1
  })
  return places
}

/** The same places where equal values share the mean of theirs. */
export function meanPlacesByValue(values: ArrayLike<number>): number[] {
  const places = placesByValue(values)
  const sharing = new Map<number, number>()
  for (const place of places) sharing.set(place, (sharing.get(place) ?? 0) + 1)
  return Array.from(places, (place) => place + ((sharing.get(place) ?? 1) - 1) / 2)
}

/**
 * Groups of systems that cannot be separated: in order of `values`, equal ones as they are listed, the largest runs of neighbours within which the
 * percentile interval of every difference (over `rows` of resampled values) holds 0, i.e. more than half of 1 − confidence
 * of the rows lie on either side. Runs may overlap, as the letters of a compact letter display do. Each group lists indices, largest value first.
 */
export function inseparableGroups(
  values: ArrayLike<number>,
  rows: readonly ArrayLike<number>[],
  confidence: number,
): readonly (readonly number[])[] {
  const places = placesByValue(values)
  const order = [...places.keys()].sort((one, other) => (places[one] as number) - (places[other] as number))
  const enough = ((1 - confidence) / 2) * rows.length
  const alike = (one: number, other: number): boolean => {
    let above = 0
    let below = 0
    for (const row of rows) {
      const gap = (row[one] as number) - (row[other] as number)
      if (gap >= -EQUAL_WITHIN) above++
      if (gap <= EQUAL_WITHIN) below++
      if (above > enough && below > enough) return true
    }
    return false
  }
  const groups: number[][] = []
  let start = 0
  let reach = -1
  for (let end = 0; end < order.length; end++) {
    while (start < end && !order.slice(start, end).every((index) => alike(index, order[end] as number))) start++
    const next = order[end + 1]
    const grows = next !== undefined && order.slice(start, end + 1).every((index) => alike(index, next))
    if (!grows && end > reach) {
      groups.push(order.slice(start, end + 1))
      reach = end
    }
  }
  return groups
}
