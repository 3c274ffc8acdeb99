import type { RecordWords } from '../language.ts'
import { type Paths, sayFrom, type Values } from '../say.ts'

/** The path of one sentence of the record, plural endings left out. */
export type RecordKey = Paths<RecordWords>

/** Says one sentence of the record, the methods or the card. */
export const sayRecord = (words: RecordWords, key: RecordKey, values: Values = {}): string =>
  sayFrom(words, key, values)
