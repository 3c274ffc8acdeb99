import { z } from 'zod'

/** A confidence interval with everything needed to state or repeat it. */
export const Interval = z.strictObject({
  low: z.number(),
  high: z.number(),
  confidence: z.number(),
  method: z.string(),
  resamples: z.int().optional(),
  seed: z.int().optional(),
})
export type Interval = z.infer<typeof Interval>

/** One number with its n, its interval or the named reason why it, or its interval, does not exist. */
export const Figure = z.strictObject({
  coefficient: z.string(),
  estimate: z.number().nullable(),
  undefined: z.string().nullable(),
  standardError: z.number().nullable(),
  interval: Interval.nullable(),
  /** Units that entered. */
  n: z.int(),
  counts: z.record(z.string(), z.number()),
})
export type Figure = z.infer<typeof Figure>
