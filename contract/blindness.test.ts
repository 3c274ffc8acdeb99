import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { rater } from './rater.ts'

type Procedure = { readonly '~orpc': { readonly outputSchema?: z.ZodType; readonly errorMap: Record<string, unknown> } }

/** Every property name that may occur anywhere in a schema's output. */
function namesIn(schema: z.ZodType): string[] {
  const found: string[] = []
  const walk = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return
    if ('properties' in node && typeof node.properties === 'object' && node.properties) {
      found.push(...Object.keys(node.properties))
    }
    for (const child of Object.values(node)) walk(child)
  }
  walk(z.toJSONSchema(schema, { unrepresentable: 'any' }))
  return found
}

/** Whether anything not named in the schema may ride along. */
function isClosed(schema: z.ZodType): boolean {
  const open: unknown[] = []
  const walk = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return
    if (
      'type' in node &&
      node.type === 'object' &&
      !('additionalProperties' in node && node.additionalProperties === false)
    ) {
      open.push(node)
    }
    for (const child of Object.values(node)) walk(child)
  }
  walk(z.toJSONSchema(schema, { unrepresentable: 'any' }))
  return open.length === 0
}

const telling = /system|source|model|vendor|key|file|pseudonym|result|agreement|response_?id|response$/i

/** Asked in the design's own words: which source somebody thinks wrote it, and the keys of questions at the exit. */
const asked: ReadonlySet<string> = new Set(['sourceQuestion', 'key'])

describe('what a rater can receive', () => {
  const procedures = Object.entries(rater as Record<string, Procedure>)

  it('is declared for every procedure', () => {
    expect(procedures.map(([name]) => name)).toEqual([
      'door',
      'unlock',
      'sit',
      'leave',
      'seat',
      'desk',
      'task',
      'tasks',
      'history',
      'attachment',
      'note',
      'record',
      'submit',
    ])
    for (const [, procedure] of procedures) expect(procedure['~orpc'].outputSchema).toBeDefined()
  })

  it.each(procedures)('from %s names no system, file, other rater or result', (_, procedure) => {
    const schema = procedure['~orpc'].outputSchema as z.ZodType
    expect(namesIn(schema).filter((name) => telling.test(name) && !asked.has(name))).toEqual([])
  })

  it.each(procedures)('from %s is closed: nothing unnamed can ride along', (_, procedure) => {
    expect(isClosed(procedure['~orpc'].outputSchema as z.ZodType)).toBe(true)
  })

  it('would be caught if a schema named a system', () => {
    expect(namesIn(z.strictObject({ a: z.array(z.strictObject({ system: z.string() })) }))).toContain('system')
    expect(isClosed(z.object({ a: z.looseObject({}) }))).toBe(false)
  })
})
