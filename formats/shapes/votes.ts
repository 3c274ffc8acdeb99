import { parsed } from '../jsonRecords.ts'
import { type Dict, type Emit, filled, has, listOf, Numbered, type Shape, type ShapePart, words } from './shape.ts'

/**
 * MT-bench: votes on two conversations at turn 1 or 2. What is judged at turn 1 is the conversation until then, so each
 * turn of a question is an item of its own. Names of judges that start with expert or author are people's.
 */
export const mtBench: Shape = {
  id: 'mt-bench',
  fits: (record) => has(record, 'question_id', 'model_a', 'model_b', 'winner', 'judge', 'turn') && !isArena(record),
  reader: () => (record, emit) => {
    const turn = Number(record.turn)
    const item = `${words(record.question_id)} turn ${words(record.turn)}`
    const judge = judgeOf(record.judge)
    const people = /^(expert|author|human|arena_user|user|rater|annotator)/i.test(judge)
    answers(record, item, (messages) => messages.slice(0, turn * 2), emit)
    vote(record, item, judge, people ? 'preferences' : 'machine-preferences', emit)
  },
}

/** Chatbot Arena: one vote per conversation by a person known only as a code. */
export const arena: Shape = {
  id: 'arena',
  fits: (record) => has(record, 'model_a', 'model_b') && (isArena(record) || has(record, 'winner_model_a')),
  reader: () => {
    let row = 0
    return (record, emit) => {
      row++
      const item = words(record.question_id ?? record.id) || `vote ${row}`
      if (has(record, 'conversation_a', 'conversation_b')) answers(record, item, (messages) => messages, emit)
      else exchanges(record, item, emit)
      vote(record, item, judgeOf(record.judge) || 'arena', 'preferences', emit)
    }
  },
}

const isArena = (record: Dict): boolean =>
  has(record, 'tstamp') ||
  has(record, 'anony') ||
  has(record, 'evaluation_session_id') ||
  has(record, 'evaluation_order')

/** A judge is a text, or a pair of an automatic judge and its prompt. */
const judgeOf = (judge: unknown): string => (Array.isArray(judge) ? words(judge[0]) : words(judge))

/** The two conversations: what both begin with is the prompt, the rest is the response, in turns. */
function answers(
  record: Dict,
  item: string,
  cut: (messages: readonly unknown[]) => readonly unknown[],
  emit: Emit,
): void {
  const [left, right] = [record.conversation_a, record.conversation_b].map((talk) =>
    cut(listOf(typeof talk === 'string' ? parsed(talk) : talk)),
  ) as [readonly unknown[], readonly unknown[]]
  if (left.length === 0 || right.length === 0) return
  const asked = { item, prompt: left.slice(0, 1), language: record.language, tag: record.category }
  for (const [side, talk] of [
    ['a', left],
    ['b', right],
  ] as const) {
    emit('responses', filled({ ...asked, system: record[`model_${side}`], response: talk.slice(1) }))
  }
}

/** Prompts and responses as lists of texts, turn by turn, written as JSON. */
function exchanges(record: Dict, item: string, emit: Emit): void {
  const texts = (value: unknown) => listOf(typeof value === 'string' ? (parsed(value) ?? [value]) : value).map(words)
  const prompts = texts(record.prompt)
  for (const side of ['a', 'b'] as const) {
    const given = texts(record[`response_${side}`])
    const talk = prompts.flatMap((content, turn) => [
      { role: 'user', content },
      { role: 'assistant', content: given[turn] ?? '' },
    ])
    const response = talk.length <= 2 ? given[0] : talk.slice(1)
    if (given.length > 0)
      emit('responses', filled({ item, prompt: prompts[0], system: record[`model_${side}`], response }))
  }
}

function vote(record: Dict, item: string, rater: string, part: ShapePart, emit: Emit): void {
  const pair = { item, left: record.model_a, right: record.model_b, rater }
  emit(part, filled({ ...pair, outcome: winnerOf(record), comment: record.comment ?? record.judgment }))
}

/** A word, or one column for each outcome with a 1 in the one that holds. */
function winnerOf(record: Dict): string {
  if (record.winner !== undefined) return words(record.winner)
  const won = (key: string) => Number(record[key]) === 1 || record[key] === true
  if (won('winner_model_a')) return 'model_a'
  if (won('winner_model_b')) return 'model_b'
  return won('winner_tie') ? 'tie' : won('winner_tie (bothbad)') || won('winner_bothbad') ? 'tie (bothbad)' : ''
}

/** AlpacaEval and AlpacaFarm: two outputs, their generators, and a preference from 1 to 2 (1.5 or 0 a tie). */
export const alpacaEval: Shape = {
  id: 'alpaca-eval',
  fits: (record) => has(record, 'instruction', 'output_1', 'output_2', 'preference'),
  reader: () => {
    const prompts = new Numbered()
    return (record, emit) => {
      const [first, second] = [words(record.generator_1) || 'output 1', words(record.generator_2) || 'output 2']
      const prompt = [words(record.instruction), words(record.input)].filter((text) => text !== '').join('\n\n')
      const item = `instruction ${prompts.of(prompt)}`
      const asked = { item, prompt, tag: record.dataset }
      emit('responses', filled({ ...asked, system: first, response: record.output_1 }))
      emit('responses', filled({ ...asked, system: second, response: record.output_2 }))
      const annotator = words(record.annotator_index ?? record.annotator)
      const people = /^\d*$/.test(annotator)
      const rater = people ? `annotator ${annotator || '1'}` : annotator
      const said = { item, left: first, right: second, rater, outcome: alpacaOutcome(record.preference) }
      emit(people ? 'preferences' : 'machine-preferences', filled(said))
    }
  },
}

/** 1 is the first, 2 the second, halfway or 0 a tie; what lies between leans to the nearer. */
function alpacaOutcome(preference: unknown): string {
  const value = typeof preference === 'number' ? preference : Number(words(preference) || Number.NaN)
  if (value === 0 || value === 1.5) return 'tie'
  if (!(value >= 1 && value <= 2)) return words(preference)
  return value < 1.5 ? 'left' : 'right'
}

/**
 * PandaLM: pairs whose systems stand in one key ("one_other") and a column per annotator with 0 for a tie, 1 or 2 for
 * the better response.
 */
export const pandaLm: Shape = {
  id: 'pandalm',
  fits: (record) => has(record, 'cmp_key', 'response1', 'response2') && has(record, 'annotator1'),
  reader: () => (record, emit) => {
    const [left = '', right = ''] = words(record.cmp_key).split('_')
    const item = words(record.idx)
    const prompt = [words(record.instruction), words(record.input)].filter((text) => text !== '').join('\n\n')
    emit('responses', filled({ item, prompt, system: left, response: record.response1, tag: record.motivation_app }))
    emit('responses', filled({ item, prompt, system: right, response: record.response2, tag: record.motivation_app }))
    for (const [column, value] of Object.entries(record)) {
      if (!/^annotator\d+$/.test(column)) continue
      const outcome = ['tie', 'left', 'right'][Number(value)] ?? words(value)
      emit('preferences', filled({ item, left, right, rater: column, outcome }))
    }
  },
}
