import { eventIterator, oc } from '@orpc/contract'
import { implement } from '@orpc/server'
import { z } from 'zod'
import { ExpectedError, fail, mayFailWith } from '../errors.ts'

/** A small contract with one procedure for each thing a wire must be able to do. */
export const echoContract = {
  echo: oc
    .input(z.strictObject({ text: z.string(), amount: z.int() }))
    .output(z.strictObject({ text: z.string(), amount: z.int(), client: z.string() })),
  refuse: oc
    .input(z.strictObject({ found: z.string() }))
    .output(z.strictObject({}))
    .errors(mayFailWith('VALUE_NOT_ON_SCALE')),
  undeclared: oc.input(z.strictObject({})).output(z.strictObject({})),
  bug: oc.input(z.strictObject({ secret: z.string() })).output(z.strictObject({})),
  lie: oc.input(z.strictObject({ secret: z.string() })).output(z.strictObject({ amount: z.int() })),
  /** Counts up to `to`, then returns the sum; fails with a typed error at `failAt`. */
  count: oc
    .input(z.strictObject({ to: z.int(), failAt: z.int().nullable() }))
    .output(eventIterator(z.strictObject({ step: z.int() }), z.strictObject({ sum: z.int() })))
    .errors(mayFailWith('TASK_INCOMPLETE')),
  /** Never answers until it is aborted. */
  wait: oc.input(z.strictObject({ key: z.string() })).output(z.strictObject({})),
  /** Yields once, then never again until it is aborted. */
  stall: oc.input(z.strictObject({ key: z.string() })).output(eventIterator(z.strictObject({ step: z.int() }))),
  /** What happened to the calls of `wait` and `stall` with this key. */
  fate: oc
    .input(z.strictObject({ key: z.string() }))
    .output(z.strictObject({ fate: z.enum(['unknown', 'running', 'aborted']) })),
}

export type EchoConnection = { readonly client: string }
type Fate = 'unknown' | 'running' | 'aborted'

/** The contract above, for real. */
export function createEchoRouter() {
  const api = implement(echoContract).$context<EchoConnection>()
  const fates = new Map<string, Fate>()
  const aborted = (key: string, signal: AbortSignal | undefined) => {
    fates.set(key, 'running')
    const { promise, reject } = Promise.withResolvers<never>()
    signal?.addEventListener('abort', () => {
      fates.set(key, 'aborted')
      reject(signal.reason)
    })
    return promise
  }
  return api.router({
    echo: api.echo.handler(({ input, context }) => ({ ...input, client: context.client })),
    refuse: api.refuse.handler(({ input }) => fail('VALUE_NOT_ON_SCALE', { found: input.found, expected: '1 to 5' })),
    undeclared: api.undeclared.handler(() => {
      throw new ExpectedError({ code: 'DISK_FULL', data: {} })
    }),
    bug: api.bug.handler(({ input }) => {
      throw new TypeError(`cannot read ${input.secret}`)
    }),
    lie: api.lie.handler(({ input }) => ({ amount: input.secret }) as never),
    count: api.count.handler(async function* ({ input }) {
      let sum = 0
      for (let step = 1; step <= input.to; step++) {
        if (step === input.failAt) fail('TASK_INCOMPLETE', { missing: step })
        sum += step
        yield { step }
      }
      return { sum }
    }),
    wait: api.wait.handler(({ input, signal }) => aborted(input.key, signal)),
    stall: api.stall.handler(async function* ({ input, signal }) {
      yield { step: 1 }
      await aborted(input.key, signal)
    }),
    fate: api.fate.handler(({ input }) => ({ fate: fates.get(input.key) ?? 'unknown' })),
  })
}
