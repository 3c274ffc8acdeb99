import { createHash } from 'node:crypto'
import type { JsonRecord } from '../jsonRecords.ts'
import { argilla } from './argilla.ts'
import { helpSteer2, helpSteerPreference } from './helpSteer.ts'
import { labelStudio } from './labelStudio.ts'
import { potato } from './potato.ts'
import { checkMate, raterLists } from './raterLists.ts'
import { type Shape, type ShapePart, type Statement, shapeParts } from './shape.ts'
import { trlPreference, trlUnpaired } from './trl.ts'
import { alpacaEval, arena, mtBench, pandaLm } from './votes.ts'

/** Every layout that is read without saying what its columns mean, the more particular first. */
const shapes: readonly Shape[] = [
  labelStudio,
  argilla,
  potato,
  helpSteer2,
  helpSteerPreference,
  trlPreference,
  trlUnpaired,
  arena,
  mtBench,
  alpacaEval,
  pandaLm,
  checkMate,
  raterLists,
]

const looked = 50

/** The layout that at least nine tenths of the first fifty records have, or null. */
export function shapeOf(records: Iterable<JsonRecord>): Shape | null {
  const sample: JsonRecord[] = []
  for (const record of records) {
    sample.push(record)
    if (sample.length === looked) break
  }
  const fitting = shapes.find(({ fits }) => sample.filter(({ value }) => fits(value)).length >= sample.length * 0.9)
  return sample.length === 0 ? null : (fitting ?? null)
}

/** The parts that a file of a shape holds, in the order in which they are brought in. */
export function partsOf(shape: Shape, records: Iterable<JsonRecord>): ShapePart[] {
  const found = new Set<ShapePart>()
  const read = shape.reader()
  for (const { value } of records) if (shape.fits(value)) read(value, (part) => found.add(part))
  return shapeParts.filter((part) => found.has(part))
}

/**
 * The rows of one part. Each keeps the line of the record that says it. A record of another layout is a row without
 * any cell in the part that answers for such records, so that it is named as a problem, and nothing in the others. A response that
 * every vote on it tells again is told once.
 */
export function* statementsOf(
  shape: Shape,
  part: ShapePart,
  records: Iterable<JsonRecord>,
  answersForStrangers: boolean,
): Generator<{ readonly line: number; readonly value: Statement }, void, undefined> {
  const read = shape.reader()
  const told = new Repeats()
  for (const { line, value } of records) {
    if (!shape.fits(value)) {
      if (answersForStrangers) yield { line, value: {} }
      continue
    }
    const own: Statement[] = []
    read(value, (of, statement) => {
      if (of === part && !(part === 'responses' && told.before(statement))) own.push(statement)
    })
    for (const statement of own) yield { line, value: statement }
  }
}

/** Remembers what was told by its hash. */
class Repeats {
  readonly #told = new Set<string>()

  before(statement: Statement): boolean {
    const mark = createHash('sha256').update(JSON.stringify(statement)).digest('base64')
    if (this.#told.has(mark)) return true
    this.#told.add(mark)
    return false
  }
}
