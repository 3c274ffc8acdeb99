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
 * Argilla's records: `fields`, `responses` (by question in version 2, by person in version 1), `suggestions`. Rating
 * questions become ratings, rankings keep their ties, a label that names a field is a comparison, text is a comment.
 */
export const argilla: Shape = {
  id: 'argilla',
  fits: (record) => has(record, 'fields') && (has(record, 'responses') || has(record, 'suggestions')),
  reader: () => readRecord,
}

type Given = { readonly question: string; readonly rater: string; readonly value: unknown }

function readRecord(record: Dict, emit: Emit): void {
  const fields = dictOf(record.fields)
  const item = words(record.id ?? record._server_id ?? record.external_id)
  const candidates = candidatesIn(fields)
  const prompt = promptKeyIn(fields, candidates)
  const about = dictOf(record.metadata)
  const systems = new Map(
    candidates.map((candidate) => [candidate, systemOf({ ...about, ...fields }, candidate, candidates.length === 1)]),
  )
  for (const [candidate, system] of systems) {
    const asked = prompt === null ? '' : fields[prompt]
    emit(
      'responses',
      filled({ item, prompt: asked, system, response: fields[candidate], language: about.language, tag: about.topic }),
    )
  }
  say(item, systems, peopleOf(record.responses), '', emit)
  say(item, systems, suggestedOf(record.suggestions), 'machine-', emit)
}

function peopleOf(responses: unknown): Given[] {
  if (Array.isArray(responses)) {
    return responses.map(dictOf).flatMap(({ user_id, values, status }) =>
      status === 'discarded'
        ? []
        : Object.entries(dictOf(values)).map(([question, value]) => ({
            question,
            rater: nameOf(user_id),
            value: dictOf(value).value,
          })),
    )
  }
  return Object.entries(dictOf(responses)).flatMap(([question, given]) =>
    listOf(given)
      .map(dictOf)
      .filter(({ status }) => status !== 'discarded')
      .map(({ value, user_id }) => ({ question, rater: nameOf(user_id), value })),
  )
}

/** A random id of a person is shortened to what tells people apart. */
const nameOf = (user: unknown): string => `user ${words(user).slice(0, 8) || '1'}`

function suggestedOf(suggestions: unknown): Given[] {
  const entries: [string, unknown][] = Array.isArray(suggestions)
    ? suggestions.map(dictOf).map((one) => [words(one.question_name), one])
    : Object.entries(dictOf(suggestions))
  return entries.map(([question, one]) => {
    const { value, agent } = dictOf(one)
    return { question, rater: words(agent) || 'suggestion', value }
  })
}

function say(
  item: string,
  systems: ReadonlyMap<string, string>,
  given: readonly Given[],
  who: '' | 'machine-',
  emit: Emit,
): void {
  const [first = 'response', second = ''] = [...systems.values()]
  const comments = new Map<string, string>()
  for (const { rater, value } of given) if (isComment(value, systems)) comments.set(rater, words(value))
  for (const { question, rater, value } of given) {
    const comment = comments.get(rater)
    const target = [...systems].find(([field]) => question.endsWith(field))?.[1] ?? first
    if (typeof value === 'number' || (typeof value === 'string' && /^-?\d+$/.test(value))) {
      emit(`${who}ratings`, filled({ item, system: target, rater, criterion: question, value, comment }))
    } else if (typeof value === 'string' && second !== '' && (systems.has(value) || /^(tie|a|b)$/i.test(value))) {
      emit(
        `${who}preferences`,
        filled({ item, left: first, right: second, rater, outcome: systems.get(value) ?? value, comment }),
      )
    } else if (Array.isArray(value)) {
      ranksOf(value).forEach(([field, rank]) => {
        emit(`${who}rankings`, filled({ item, rater, system: systems.get(field) ?? field, rank }))
      })
    }
  }
}

const isComment = (value: unknown, systems: ReadonlyMap<string, string>): boolean =>
  typeof value === 'string' && !systems.has(value) && !/^-?\d+$|^(tie|a|b)$/i.test(value)

/** Options in order, or `{value, rank}` with equal ranks for ties. */
const ranksOf = (value: readonly unknown[]): [string, number][] =>
  value.map((one, place) => {
    const { value: option, rank } = dictOf(one)
    return option === undefined ? [words(one), place + 1] : [words(option), typeof rank === 'number' ? rank : place + 1]
  })
