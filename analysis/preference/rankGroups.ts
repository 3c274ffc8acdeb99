/** Places 1..k by value, largest first; equal values share the better place. */
export function placesByValue(values: ArrayLike<number>): Int32Array {
  const order = Array.from({ length: values.length }, (_, index) => index).sort(
    (one, other) => (values[other] as number) - (values[one] as number),
  )
  const places = new Int32Array(values.length)
  order.forEach((index, position) => {
    const before = order[position - 1]
    const same = before !== undefined && values[before] === values[index]
    places[index] = same ? (places[before] as number) : position + 1
  })
  return places
}

/**
 * Groups of systems that cannot be separated: in order of `values`, the largest runs of neighbours within which the
 * percentile interval of every difference (over `rows` of resampled values) holds 0, i.e. more than half of 1 − confidence
 * of the rows lie on either side. Runs may overlap, as the letters of a compact letter display do. Each group lists indices, largest value first.
 */
export function inseparableGroups(
  values: ArrayLike<number>,
  rows: readonly ArrayLike<number>[],
  confidence: number,
): readonly (readonly number[])[] {
  const order = Array.from({ length: values.length }, (_, index) => index).sort(
    (one, other) => (values[other] as number) - (values[one] as number),
  )
  const enough = ((1 - confidence) / 2) * rows.length
  const alike = (one: number, other: number): boolean => {
    let above = 0
    let below = 0
    for (const row of rows) {
      const gap = (row[one] as number) - (row[other] as number)
      if (gap >= 0) above++
      if (gap <= 0) below++
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
