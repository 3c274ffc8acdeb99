import {
  candidatesIn,
  type Dict,
  dictOf,
  type Emit,
  filled,
  has,
  listOf,
  promptKeyIn,
  type Shape,
  systemOf,
  words,
} from './shape.ts'

/**
 * Label Studio's JSON export: tasks with `data`, people's `annotations` and machines' `predictions`. Cancelled
 * annotations are left out. Controls: rating, number, choices, text area (a comment), pairwise and ranker.
 */
export const labelStudio: Shape = {
  id: 'label-studio',
  fits: (record) => isData(record) && Array.isArray(record.annotations ?? record.completions),
  reader: () => readTask,
}

const isData = (record: Dict): boolean => typeof record.data === 'object' && record.data !== null && has(record, 'id')

type Task = {
  readonly item: string
  /** Field or list entry → system. */
  readonly systems: ReadonlyMap<string, string>
}

function readTask(record: Dict, emit: Emit): void {
  const fields = dictOf(record.data)
  const item = words(fields.item_id ?? fields.id ?? record.id)
  const systems = new Map<string, string>()
  const candidates = candidatesIn(fields)
  const prompt = promptKeyIn(fields, candidates)
  const asked = {
    item,
    prompt: prompt === null ? '' : fields[prompt],
    title: fields.title,
    language: fields.language,
    tag: fields.topic ?? fields.category,
  }
  for (const candidate of candidates) {
    const system = systemOf(fields, candidate, candidates.length === 1)
    systems.set(candidate, system)
    emit('responses', filled({ ...asked, system, response: fields[candidate] }))
  }
  for (const [id, text] of rankedEntries(fields)) {
    systems.set(id, id)
    emit('responses', filled({ ...asked, system: id, response: text }))
  }
  const task = { item, systems }
  for (const annotation of listOf(record.annotations ?? record.completions).map(dictOf)) {
    if (annotation.was_cancelled === true) continue
    readResults(task, annotation, `annotator ${personOf(annotation.completed_by)}`, '', emit)
  }
  for (const prediction of listOf(record.predictions).map(dictOf)) {
    readResults(task, prediction, words(prediction.model_version) || 'prediction', 'machine-', emit)
  }
}

/** The list that a ranker shows: `[{id, title, body}]` under any name. */
function rankedEntries(fields: Dict): [string, string][] {
  for (const value of Object.values(fields)) {
    const entries = listOf(value).map(dictOf)
    if (entries.length < 2 || !entries.every((entry) => has(entry, 'id'))) continue
    return entries.map((entry) => [words(entry.id), words(entry.body ?? entry.text ?? entry.html ?? entry.title)])
  }
  return []
}

/** A person is a number, or an object with one. Names and addresses stay where they are. */
const personOf = (value: unknown): string =>
  typeof value === 'object' && value !== null ? words(dictOf(value).id) : words(value) || '1'

function readResults({ item, systems }: Task, annotation: Dict, rater: string, who: '' | 'machine-', emit: Emit): void {
  const results = listOf(annotation.result).map(dictOf)
  const comment = results
    .filter(({ type: control }) => control === 'textarea')
    .flatMap((result) => listOf(dictOf(result.value).text))
    .map(words)
    .join('\n')
  const [first = '', second = ''] = [...systems.values()]
  for (const result of results) {
    const value = dictOf(result.value)
    const criterion = words(result.from_name)
    const system =
      systems.get(words(result.to_name)) ?? (systems.size === 1 ? first : (targetOf(result, systems) ?? first))
    if (value.rating !== undefined || value.number !== undefined) {
      emit(`${who}ratings`, filled({ item, system, rater, criterion, value: value.rating ?? value.number, comment }))
    } else if (value.selected !== undefined) {
      emit(`${who}preferences`, filled({ item, left: first, right: second, rater, outcome: value.selected, comment }))
    } else if (value.ranker !== undefined) {
      orderOf(value.ranker).forEach((name, place) => {
        emit(`${who}rankings`, filled({ item, rater, system: systems.get(name) ?? name, rank: place + 1 }))
      })
    } else if (Array.isArray(value.choices)) {
      readChoices(value.choices, { item, first, second, system, rater, criterion, comment }, who, emit)
    }
  }
}

/** A control on one of several texts may name it in its own name: "quality_answer1". */
function targetOf(result: Dict, systems: Task['systems']): string | null {
  const name = words(result.from_name)
  for (const [field, system] of systems) if (name.endsWith(field)) return system
  return null
}

type Choosing = Readonly<Record<'item' | 'first' | 'second' | 'system' | 'rater' | 'criterion' | 'comment', string>>

/** A choice is a side of a pair where it says so ("A", "tie"), else a value of the criterion. */
function readChoices(choices: readonly unknown[], of: Choosing, who: '' | 'machine-', emit: Emit): void {
  const [choice] = choices.map(words)
  if (choice === undefined) return
  const { item, first, second, system, rater, criterion, comment } = of
  if (
    second !== '' &&
    /^(a|b|left|right|tie|equal|both bad|(answer|response|output|model)[ _]?(a|b|1|2))$/i.test(choice)
  ) {
    emit(`${who}preferences`, filled({ item, left: first, right: second, rater, outcome: choice, comment }))
  } else emit(`${who}ratings`, filled({ item, system, rater, criterion, value: choice, comment }))
}

/** A list with the best first, or buckets of them in their own order. */
const orderOf = (value: unknown): string[] =>
  Array.isArray(value) ? value.map(words) : Object.values(dictOf(value)).flatMap((bucket) => listOf(bucket).map(words))
