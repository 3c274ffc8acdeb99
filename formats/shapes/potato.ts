import { type Dict, dictOf, type Emit, filled, has, listOf, type Shape, words } from './shape.ts'

/**
 * Potato's `user_state.json`: what one person said of each instance, schema by schema. A scale is a rating, a set of
 * criteria with numbers a rating each, `selection` or a signed `scale_value` (negative: left) a comparison of A and B,
 * and "B,D=A,C" a ranking in which `=` joins ties and each place counts the responses before it.
 */
export const potato: Shape = {
  id: 'potato',
  fits: (record) => has(record, 'user_id', 'instance_id_to_label_to_value'),
  reader: () => readUser,
}

function readUser(record: Dict, emit: Emit): void {
  const rater = words(record.user_id)
  for (const [item, said] of entriesOf(record.instance_id_to_label_to_value)) {
    for (const [schema, given] of schemasOf(said)) readSchema({ item, rater, schema, given }, emit)
  }
}

/** A dictionary, or a list of pairs. */
const entriesOf = (value: unknown): [string, unknown][] =>
  Array.isArray(value)
    ? value.filter(Array.isArray).map((pair) => [words(pair[0]), pair[1]])
    : Object.entries(dictOf(value))

/** Schema → label → value, also where it is written as a list of `[{schema, name}, value]`. */
function schemasOf(said: unknown): [string, [string, unknown][]][] {
  if (!Array.isArray(said)) return Object.entries(dictOf(said)).map(([schema, given]) => [schema, entriesOf(given)])
  const found = new Map<string, [string, unknown][]>()
  for (const pair of said.map(listOf)) {
    const { schema, name } = dictOf(pair[0])
    const labels = found.get(words(schema)) ?? []
    labels.push([words(name), pair[1]])
    found.set(words(schema), labels)
  }
  return [...found]
}

type Said = {
  readonly item: string
  readonly rater: string
  readonly schema: string
  readonly given: readonly [string, unknown][]
}

function readSchema({ item, rater, schema, given }: Said, emit: Emit): void {
  const said = new Map(given.map(([name, value]) => [name, words(value)]))
  const selection = said.get('selection') ?? said.get('scale_value')
  const order =
    said.get('ranking') ?? said.get('order') ?? [...said.values()].find((value) => /^[^,=]+([,=][^,=]+)+$/.test(value))
  if (selection !== undefined && selection !== '') {
    emit(
      'preferences',
      filled({ item, left: 'A', right: 'B', rater, outcome: selection, comment: said.get('justification') }),
    )
  } else if (order !== undefined && order !== '') {
    for (const [system, rank] of ranksOf(order)) emit('rankings', filled({ item, rater, system, rank }))
  } else
    for (const [criterion, value] of valuesOf(schema, said)) {
      emit('ratings', filled({ item, system: 'response', rater, criterion, value }))
    }
}

/** Competition ranks: in "B,D=A,C" the last is fourth. */
function ranksOf(order: string): [string, number][] {
  let place = 1
  return order.split(',').flatMap((group) => {
    const names = group.split('=').map((name) => name.trim())
    const ranks = names.map((name): [string, number] => [name, place])
    place += names.length
    return ranks
  })
}

/** A scale marks the chosen number with a yes, or holds it; a set of criteria holds a number for each. */
function valuesOf(schema: string, said: ReadonlyMap<string, string>): [string, string][] {
  const numbers = [...said].filter(([, value]) => /^-?\d+(\.\d+)?$/.test(value))
  const marked = [...said].filter(
    ([name, value]) => /^-?\d+$/.test(name) && (value === name || /^(true|on|yes)$/i.test(value)),
  )
  if (marked.length === 1) return [[schema, marked[0]?.[0] ?? '']]
  if (numbers.length === 1 && said.size === 1) {
    const [[name, value] = ['', '']] = numbers
    return [[/^(value|scale|rating|label|\d+|text_box|slider)$/i.test(name) ? schema : name, value]]
  }
  return numbers
}
