import { z } from 'zod'
import { ResponseId } from './ids.ts'

/**
 * What is expected of a practice, qualification, gold or attention item. Criteria go by name, because items may come
 * before the rubric; a rating without a response holds for every response of the item. `best` is the response that
 * should win comparisons. `note` is shown after a practice task.
 */
export const Expected = z.strictObject({
  note: z.string().max(2000),
  ratings: z
    .array(z.strictObject({ response: ResponseId.nullable(), criterion: z.string(), value: z.number() }))
    .max(400),
  best: ResponseId.nullable(),
})
export type Expected = z.infer<typeof Expected>

/** What an item is for. Only items of the study itself enter results. */
export const ItemRole = z.enum(['study', 'gold', 'attention', 'qualification', 'practice'])
export type ItemRole = z.infer<typeof ItemRole>
