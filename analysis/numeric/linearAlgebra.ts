/** Small dense symmetric systems, row-major in one Float64Array; sizes up to a few hundred. */

/**
 * Cholesky factor L (lower, row-major) with `matrix` = L L'. Null when the matrix is not positive definite to working
 * precision (a pivot at or below 1e-14 of the largest diagonal), which callers report as a named reason.
 */
export function cholesky(matrix: Float64Array, size: number): Float64Array | null {
  const factor = new Float64Array(size * size)
  let largest = 0
  for (let i = 0; i < size; i++) largest = Math.max(largest, Math.abs(matrix[i * size + i] as number))
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let rest = matrix[i * size + j] as number
      for (let k = 0; k < j; k++) rest -= (factor[i * size + k] as number) * (factor[j * size + k] as number)
      if (i === j) {
        if (!(rest > largest * 1e-14)) return null
        factor[i * size + i] = Math.sqrt(rest)
      } else factor[i * size + j] = rest / (factor[j * size + j] as number)
    }
  }
  return factor
}

/** Solves L L' x = `right` for the factor of `cholesky`; a new array. */
export function choleskySolve(factor: Float64Array, size: number, right: ArrayLike<number>): Float64Array {
  const x = Float64Array.from(right as ArrayLike<number>)
  for (let i = 0; i < size; i++) {
    let rest = x[i] as number
    for (let k = 0; k < i; k++) rest -= (factor[i * size + k] as number) * (x[k] as number)
    x[i] = rest / (factor[i * size + i] as number)
  }
  for (let i = size - 1; i >= 0; i--) {
    let rest = x[i] as number
    for (let k = i + 1; k < size; k++) rest -= (factor[k * size + i] as number) * (x[k] as number)
    x[i] = rest / (factor[i * size + i] as number)
  }
  return x
}

/** The inverse of L L' (row-major). */
export function choleskyInverse(factor: Float64Array, size: number): Float64Array {
  const inverse = new Float64Array(size * size)
  const unit = new Float64Array(size)
  for (let column = 0; column < size; column++) {
    unit.fill(0)
    unit[column] = 1
    const x = choleskySolve(factor, size, unit)
    for (let row = 0; row < size; row++) inverse[row * size + column] = x[row] as number
  }
  return inverse
}

/** log det(L L'). */
export function choleskyLogDeterminant(factor: Float64Array, size: number): number {
  let total = 0
  for (let i = 0; i < size; i++) total += 2 * Math.log(factor[i * size + i] as number)
  return total
}

/** x' A y for a row-major square matrix. */
export function bilinear(matrix: Float64Array, size: number, x: ArrayLike<number>, y: ArrayLike<number>): number {
  let total = 0
  for (let i = 0; i < size; i++) {
    let row = 0
    for (let j = 0; j < size; j++) row += (matrix[i * size + j] as number) * (y[j] as number)
    total += (x[i] as number) * row
  }
  return total
}
