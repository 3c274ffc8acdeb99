import type { ScaleLevel } from '#contract/rubric.ts'

/**
 * The key of each level of a scale, in its order; null where no key is left. Levels valued 0 to 9 are pressed as they are
 * written, 10 by 0 where nothing else is 0; other scales are counted from 1.
 */
export function levelKeys(levels: readonly ScaleLevel[]): (string | null)[] {
  const values = levels.map(({ value }) => value)
  const written = values.every((value) => Number.isInteger(value) && value >= 0 && value <= 10)
  if (!written) return levels.map((_, index) => (index < 9 ? String(index + 1) : index === 9 ? '0' : null))
  return values.map((value) => (value < 10 ? String(value) : values.includes(0) ? null : '0'))
}

/** What stands in a level's circle: its value as the rubric has it. */
export const levelSign = ({ value }: ScaleLevel): string => String(value)
