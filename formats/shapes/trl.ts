import { type Dict, filled, has, Numbered, type Shape, words } from './shape.ts'

/** The key of a row: its own id, else its number in the file. */
const keyOf = (record: Dict, row: number): string =>
  words(record.id ?? record.prompt_id ?? record.question_id) || `row ${row}`

/**
 * TRL's preference rows: `chosen` and `rejected`, with a prompt or, in conversations, with the prompt inside both.
 * An annotator column names the rater; without one the verdicts are merged ones, as nobody knows who gave them.
 */
export const trlPreference: Shape = {
  id: 'trl-preference',
  fits: (record) => has(record, 'chosen', 'rejected'),
  reader: () => {
    let row = 0
    return (record, emit) => {
      const item = keyOf(record, ++row)
      const { prompt, chosen, rejected } = withPrompt(record)
      const system = (side: 'chosen' | 'rejected') => words(record[`${side}_model`] ?? record[`${side}-model`]) || side
      const [left, right] =
        system('chosen') === system('rejected') ? ['chosen', 'rejected'] : [system('chosen'), system('rejected')]
      emit('responses', filled({ item, prompt, system: left, response: chosen }))
      emit('responses', filled({ item, prompt, system: right, response: rejected }))
      const rater = words(record.annotator ?? record.rater ?? record.judge)
      const part = rater === '' ? 'merged-preferences' : 'preferences'
      emit(part, filled({ item, left, right, rater: rater || 'merged', outcome: 'left', comment: record.comment }))
      for (const [side, name] of [
        ['chosen', left],
        ['rejected', right],
      ] as const) {
        const value = record[`score_${side}`]
        if (typeof value !== 'number') continue
        emit('merged-ratings', filled({ item, system: name, rater: 'merged', criterion: 'score', value }))
      }
    }
  },
}

/** Where both sides are whole conversations, what they share at the start is the prompt. */
function withPrompt({ prompt, chosen, rejected }: Dict): Readonly<Record<'prompt' | 'chosen' | 'rejected', unknown>> {
  if (!Array.isArray(chosen) || !Array.isArray(rejected)) return { prompt, chosen, rejected }
  let shared = 0
  const most = Math.min(chosen.length, rejected.length) - 1
  while (shared < most && words(chosen[shared]) === words(rejected[shared])) shared++
  if (shared === 0) return { prompt, chosen, rejected }
  return { prompt: chosen.slice(0, shared), chosen: chosen.slice(shared), rejected: rejected.slice(shared) }
}

/** TRL's unpaired rows: a prompt, a completion and whether it was liked. */
export const trlUnpaired: Shape = {
  id: 'trl-unpaired',
  fits: (record) => has(record, 'prompt', 'completion', 'label') && typeof record.label === 'boolean',
  reader: () => {
    const prompts = new Numbered()
    const answers = new Map<number, Numbered>()
    return (record, emit) => {
      const number = prompts.of(words(record.prompt))
      const own = answers.get(number) ?? new Numbered()
      answers.set(number, own)
      const system = words(record.model) || `completion ${own.of(words(record.completion))}`
      const place = { item: words(record.id) || `prompt ${number}`, system }
      emit('responses', filled({ ...place, prompt: record.prompt, response: record.completion }))
      const rater = words(record.annotator ?? record.rater)
      const rated = { ...place, criterion: 'liked', value: record.label === true ? 1 : 0 }
      emit(rater === '' ? 'merged-ratings' : 'ratings', filled({ ...rated, rater: rater || 'merged' }))
    }
  },
}
