import { isRecord } from '../jsonRecords.ts'
import { isLiteralProblem, type LiteralValue, readLiteral } from '../pythonLiteral.ts'
import { type Dict, dictOf, type Emit, filled, has, listOf, type Shape, words } from './shape.ts'

const itemKeys = ['doc_id', 'item', 'item_id', 'id', 'idx', 'question_id'] as const
const systemNames = ['system', 'model', 'model_id', 'system_id'] as const
const answerNames = ['summary', 'response', 'answer', 'output', 'text', 'decoded'] as const

const firstOf = (record: Dict, keys: readonly string[]): string | null => keys.find((key) => has(record, key)) ?? null

/** Columns that hold a list of raters, each with a number per criterion. Who is at a place may differ from row to row. */
const groupsIn = (record: Dict): string[] =>
  Object.keys(record).filter((key) => {
    const raters = listOf(record[key])
    return raters.length > 0 && raters.every(isRatings)
  })

const isRatings = (value: unknown): boolean =>
  isRecord(value) &&
  Object.keys(value).length > 0 &&
  Object.values(value).every((one) => one === null || typeof one === 'number')

/** One row per response with lists of raters: `"expert": [{"fluency": 4, …}, …]`, as SummEval has them. */
export const raterLists: Shape = {
  id: 'rater-lists',
  fits: (record) =>
    firstOf(record, itemKeys) !== null && firstOf(record, systemNames) !== null && groupsIn(record).length > 0,
  reader: () => (record, emit) => {
    const item = words(record[firstOf(record, itemKeys) ?? ''])
    const system = words(record[firstOf(record, systemNames) ?? ''])
    const response = firstOf(record, answerNames)
    if (response !== null)
      emit('responses', filled({ item, system, response: record[response], prompt: record.prompt ?? record.source }))
    for (const group of groupsIn(record)) {
      listOf(record[group]).forEach((ratings, at) => {
        for (const [criterion, value] of Object.entries(dictOf(ratings))) {
          emit('ratings', filled({ item, system, rater: `${group} ${at + 1}`, criterion, value }))
        }
      })
    }
  },
}

/**
 * CheckMate: a conversation per row with lists written by Python, ratings of every turn, and a final order of the
 * systems that is the same in all rows of a set ("MISSING" where nobody gave one).
 */
export const checkMate: Shape = {
  id: 'checkmate',
  fits: (record) => has(record, 'model', 'model_responses', 'human_interactions', 'final_prefs', 'uid'),
  reader: () => {
    const ranked = new Set<string>()
    return (record, emit) => {
      const rater = words(record.uid)
      const item = `${rater} ${words(record.interaction_set_idx)}`.trim()
      const system = words(record.model)
      const [asked, replied] = [literals(record.human_interactions), literals(record.model_responses)]
      const talk = asked.flatMap((text, at) => [
        { role: 'user', content: text },
        ...(replied[at] === undefined ? [] : [{ role: 'assistant', content: replied[at] }]),
      ])
      if (talk.length > 0)
        emit('responses', filled({ item, system, response: talk, tag: record.selected_topic ?? record.problem_name }))
      for (const criterion of ['helpfulness', 'correctness'] as const) {
        literals(record[`${criterion}_ratings`]).forEach((value, at) => {
          emit('ratings', filled({ item, system, rater, criterion, value, turn: at + 1 }))
        })
      }
      if (ranked.has(item)) return
      ranked.add(item)
      readOrder(record.final_prefs, item, rater, emit)
    }
  },
}

function readOrder(order: unknown, item: string, rater: string, emit: Emit): void {
  const ranks = typeof order === 'string' ? readLiteral(order) : null
  if (ranks !== null && typeof ranks === 'object' && 'entries' in ranks) {
    for (const [system, rank] of ranks.entries) emit('rankings', filled({ item, rater, system, rank }))
  } else
    for (const [system, rank] of Object.entries(dictOf(order))) emit('rankings', filled({ item, rater, system, rank }))
}

/** The plain values of a list, whether JSON made it or Python wrote it. */
function literals(cell: unknown): string[] {
  if (Array.isArray(cell)) return cell.map(words)
  const value: LiteralValue | { reason: string } = typeof cell === 'string' ? readLiteral(cell) : null
  if (value === null || typeof value !== 'object' || isLiteralProblem(value as LiteralValue) || !('list' in value))
    return []
  return value.list.map((one) => (one === null || typeof one === 'object' ? '' : String(one)))
}
