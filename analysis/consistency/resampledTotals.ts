/** Adds the rows of items up into `totals`, item `i` as many times as `times[from + i]` says. */
export type AddUp = (times: Uint16Array, from: number, totals: Float64Array) => void

/** Sums below this are exact. */
const mostExact = 2 ** 53

/**
 * How rows of `width` addends (`flat`, item after item) are added up over resamples of as many items as there are.
 * Counts and half points are sums of small whole numbers: several columns are carried in one number, digits of a large
 * base, so that one addition serves them all. That is exact; other addends are added up column by column.
 */
export function addUpOf(flat: Float64Array, width: number): AddUp {
  const items = flat.length / width
  let most = 0
  for (let at = 0; at < flat.length; at++) {
    const halves = (flat[at] as number) * 2
    if (!(halves >= 0) || !Number.isInteger(halves)) return addEach(columnsOf(flat, width))
    if (halves > most) most = halves
  }
  const base = 2 ** (Math.floor(Math.log2(Math.max(1, items * most))) + 1)
  if (base >= mostExact) return addEach(columnsOf(flat, width))
  return addPacked(flat, width, base)
}

function columnsOf(flat: Float64Array, width: number): Float64Array[] {
  return Array.from({ length: width }, (_, column) => {
    const values = new Float64Array(flat.length / width)
    for (let item = 0; item < values.length; item++) values[item] = flat[item * width + column] as number
    return values
  })
}

const addEach =
  (columns: readonly Float64Array[]): AddUp =>
  (times, from, totals) => {
    for (let column = 0; column < columns.length; column++)
      totals[column] = weightedSum(columns[column] as Float64Array, times, from)
  }

function weightedSum(values: Float64Array, times: Uint16Array, from: number): number {
  let sum = 0
  for (let item = 0; item < values.length; item++) sum += (times[from + item] as number) * (values[item] as number)
  return sum
}

function addPacked(flat: Float64Array, width: number, base: number): AddUp {
  const digits = Math.min(width, Math.floor(53 / Math.log2(base)))
  const groups = Array.from({ length: Math.ceil(width / digits) }, (_, group) => {
    const values = new Float64Array(flat.length / width)
    const last = Math.min(width, (group + 1) * digits) - 1
    for (let item = 0; item < values.length; item++) {
      let value = 0
      for (let column = last; column >= group * digits; column--) {
        value = value * base + (flat[item * width + column] as number) * 2
      }
      values[item] = value
    }
    return values
  })
  return (times, from, totals) => {
    for (let group = 0, column = 0; group < groups.length; group++) {
      let rest = exactSum(groups[group] as Float64Array, times, from)
      for (let digit = 0; digit < digits && column < width; digit++, column++) {
        const higher = Math.floor(rest / base)
        totals[column] = (rest - higher * base) / 2
        rest = higher
      }
    }
  }
}

/** Four sums side by side, because one addition waits for the last; the order does not matter where sums are exact. */
function exactSum(values: Float64Array, times: Uint16Array, from: number): number {
  const whole = values.length - (values.length % 4)
  let [one, two, three, four] = [0, 0, 0, 0]
  for (let item = 0, at = from; item < whole; item += 4, at += 4) {
    one += (times[at] as number) * (values[item] as number)
    two += (times[at + 1] as number) * (values[item + 1] as number)
    three += (times[at + 2] as number) * (values[item + 2] as number)
    four += (times[at + 3] as number) * (values[item + 3] as number)
  }
  for (let item = whole; item < values.length; item++) one += (times[from + item] as number) * (values[item] as number)
  return one + two + three + four
}
