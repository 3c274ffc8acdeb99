import type { ImportPartKind, Mapping } from '#contract/imports.ts'

/** Columns of a known layout's responses that are no context. */
const reserved = ['item', 'system', 'response', 'prompt', 'title', 'tag', 'language', 'split']

/** What the columns of a known layout's table mean; null for a table without the columns its kind needs. */
export function shapeMapping(kind: Exclude<ImportPartKind, 'table'>, columns: readonly string[]): Mapping | null {
  const has = (name: string): boolean => columns.includes(name)
  const maybe = (name: string): string | null => (has(name) ? name : null)
  const comment = maybe('comment')
  const machine = kind.startsWith('machine-') ? ({ machine: true } as const) : {}
  if (kind === 'responses') {
    if (!['item', 'system', 'response'].every(has)) return null
    const facts = { language: maybe('language'), family: null, factors: [], role: null, expected: [], best: null }
    return {
      content: 'responses-long',
      item: 'item',
      system: 'system',
      response: 'response',
      mayBeEmpty: true,
      prompt: maybe('prompt'),
      title: maybe('title'),
      context: columns.filter((name) => !reserved.includes(name)),
      tags: ['tag', 'split'].filter(has),
      ...(has('language') ? { facts } : {}),
    }
  }
  if (kind.endsWith('ratings')) {
    if (!['item', 'system', 'rater', 'criterion', 'value'].every(has)) return null
    const values = { criterion: 'criterion', value: 'value' }
    const turn = has('turn') ? { turn: 'turn' } : {}
    return { content: 'ratings', item: 'item', system: 'system', rater: 'rater', values, ...turn, comment, ...machine }
  }
  if (kind.endsWith('preferences')) {
    if (!['item', 'left', 'right', 'rater', 'outcome'].every(has)) return null
    const pair = { item: 'item', left: 'left', right: 'right', rater: 'rater', outcome: 'outcome' }
    return { content: 'preferences', ...pair, comment, ...machine }
  }
  if (!['item', 'rater', 'system', 'rank'].every(has)) return null
  return {
    content: 'rankings',
    item: 'item',
    rater: 'rater',
    order: { system: 'system', rank: 'rank' },
    comment,
    ...machine,
  }
}
