import { decimal } from '#report/numbers.ts'
import { words } from '../words.ts'

/** A rating as it was given; averages of several criteria with two decimals. */
export const ratingWords = (value: number): string => (Number.isInteger(value) ? String(value) : decimal(words, value))
