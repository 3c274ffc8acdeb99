/**
 * Units counted by what was said about them. Two units have the same count pattern when the same categories were used
 * equally often, whoever used them: 1,000 units × 5 raters × 5 categories have fewer than 252 patterns. Coefficients
 * that ignore who rated, their bootstrap and their jackknife run over patterns.
 */
import type { RatingMatrix } from '../ratingMatrix.ts'

/** Patterns in sparse rows: entries `start[p] .. start[p + 1] - 1` of `code` and `count` belong to pattern p. */
export type CountPatterns = {
  readonly patternCount: number
  /** Units with each pattern. */
  readonly frequency: Float64Array
  /** Ratings in a unit of each pattern. */
  readonly size: Int32Array
  readonly start: Int32Array
  readonly code: Int32Array
  readonly count: Int32Array
  /** The pattern of each unit. */
  readonly ofUnit: Int32Array
}

const known = new WeakMap<RatingMatrix, CountPatterns>()

/** The count patterns of a matrix; computed once per matrix. Units without ratings have the pattern without entries. */
export function countPatterns(matrix: RatingMatrix): CountPatterns {
  let patterns = known.get(matrix)
  if (!patterns) {
    patterns = computePatterns(matrix)
    known.set(matrix, patterns)
  }
  return patterns
}

/** Largest direct table whatever the number of units, and per unit. */
const SMALLEST_TABLE = 1 << 18
const LARGEST_TABLE = 1 << 22

function computePatterns(matrix: RatingMatrix): CountPatterns {
  const { unitCount, raterCount } = matrix
  const ofUnit = new Int32Array(unitCount)
  const tableSize = (raterCount + 1) ** matrix.categories.length
  const allowed = Math.min(LARGEST_TABLE, Math.max(SMALLEST_TABLE, 4 * unitCount))
  const firstUnit = tableSize <= allowed ? byRadix(matrix, ofUnit, tableSize) : byHash(matrix, ofUnit)
  const patternCount = firstUnit.length
  const frequency = new Float64Array(patternCount)
  for (let unit = 0; unit < unitCount; unit++) {
    const pattern = ofUnit[unit] as number
    frequency[pattern] = (frequency[pattern] as number) + 1
  }
  const start = new Int32Array(patternCount + 1)
  const size = new Int32Array(patternCount)
  const code: number[] = []
  const count: number[] = []
  const buffer = new Int32Array(raterCount)
  for (let pattern = 0; pattern < patternCount; pattern++) {
    const used = sortedCodes(matrix, firstUnit[pattern] as number, buffer)
    size[pattern] = used
    for (let i = 0; i < used; ) {
      let next = i + 1
      while (next < used && buffer[next] === buffer[i]) next++
      code.push(buffer[i] as number)
      count.push(next - i)
      i = next
    }
    start[pattern + 1] = code.length
  }
  return { patternCount, frequency, size, start, code: Int32Array.from(code), count: Int32Array.from(count), ofUnit }
}

/** Few enough possible patterns: a mixed-radix number of the counts is the address. Returns each pattern's first unit. */
function byRadix(matrix: RatingMatrix, ofUnit: Int32Array, tableSize: number): number[] {
  const { unitCount, raterCount, codes } = matrix
  const place = new Int32Array(matrix.categories.length + 1)
  // place[0] stays 0 for a missing rating, so that the inner loop has no branch.
  for (let code = 0, radix = 1; code < matrix.categories.length; code++, radix *= raterCount + 1)
    place[code + 1] = radix
  const patternAt = new Int32Array(tableSize)
  const firstUnit: number[] = []
  for (let unit = 0, cell = 0; unit < unitCount; unit++) {
    let address = 0
    for (const end = cell + raterCount; cell < end; cell++) address += place[(codes[cell] as number) + 1] as number
    let pattern = patternAt[address] as number
    if (pattern === 0) {
      firstUnit.push(unit)
      pattern = firstUnit.length
      patternAt[address] = pattern
    }
    ofUnit[unit] = pattern - 1
  }
  return firstUnit
}

/** Many possible patterns: an open-addressing table over the sorted codes; gives up sharing when hardly any are shared. */
function byHash(matrix: RatingMatrix, ofUnit: Int32Array): number[] {
  const { unitCount, raterCount } = matrix
  let capacity = 1024
  while (capacity < 2 * unitCount) capacity *= 2
  const slots = new Int32Array(capacity)
  const firstUnit: number[] = []
  const here = new Int32Array(raterCount)
  const there = new Int32Array(raterCount)
  for (let unit = 0; unit < unitCount; unit++) {
    const used = sortedCodes(matrix, unit, here)
    let hash = 0x811c9dc5
    for (let i = 0; i < used; i++) hash = Math.imul(hash ^ (here[i] as number), 0x01000193) ^ (hash >>> 15)
    let slot = (hash ^ (hash >>> 13)) & (capacity - 1)
    for (;;) {
      const pattern = slots[slot] as number
      if (pattern === 0) {
        firstUnit.push(unit)
        slots[slot] = firstUnit.length
        ofUnit[unit] = firstUnit.length - 1
        break
      }
      const usedThere = sortedCodes(matrix, firstUnit[pattern - 1] as number, there)
      if (usedThere === used && equalUpTo(here, there, used)) {
        ofUnit[unit] = pattern - 1
        break
      }
      slot = (slot + 1) & (capacity - 1)
    }
  }
  return firstUnit
}

function equalUpTo(left: Int32Array, right: Int32Array, length: number): boolean {
  for (let i = 0; i < length; i++) if (left[i] !== right[i]) return false
  return true
}

/** Writes the unit's codes ascending into `into`; returns how many there are. */
function sortedCodes(matrix: RatingMatrix, unit: number, into: Int32Array): number {
  const { raterCount, codes } = matrix
  let used = 0
  for (let cell = unit * raterCount; cell < (unit + 1) * raterCount; cell++) {
    const code = codes[cell] as number
    if (code < 0) continue
    if (raterCount <= 40) {
      let at = used
      while (at > 0 && (into[at - 1] as number) > code) {
        into[at] = into[at - 1] as number
        at--
      }
      into[at] = code
    } else into[used] = code
    used++
  }
  if (raterCount > 40) into.subarray(0, used).sort()
  return used
}
