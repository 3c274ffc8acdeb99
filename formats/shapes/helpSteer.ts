import { type Dict, dictOf, filled, has, listOf, Numbered, type Shape, words } from './shape.ts'

const attributes = ['helpfulness', 'correctness', 'coherence', 'complexity', 'verbosity'] as const

/**
 * HelpSteer2: a prompt, a response and five attributes from 0 to 4. Rows of one prompt follow each other; responses are
 * told apart by their place. Where an attribute is a list (the "disagreements" file) each place is one annotator,
 * else the value is what the annotators' ratings were merged to.
 */
export const helpSteer2: Shape = {
  id: 'helpsteer2',
  fits: (record) => has(record, 'prompt', 'response', ...attributes),
  reader: () => {
    const prompts = new Numbered()
    const answers = new Map<number, Numbered>()
    return (record, emit) => {
      const number = prompts.of(words(record.prompt))
      const own = answers.get(number) ?? new Numbered()
      answers.set(number, own)
      const place = { item: `prompt ${number}`, system: `response ${own.of(words(record.response))}` }
      emit('responses', filled({ ...place, prompt: record.prompt, response: record.response }))
      for (const criterion of attributes) {
        const value = record[criterion]
        if (Array.isArray(value)) {
          value.forEach((one, at) =>
            emit('ratings', filled({ ...place, rater: `annotator ${at + 1}`, criterion, value: one })),
          )
        } else emit('merged-ratings', filled({ ...place, rater: 'merged', criterion, value }))
      }
    }
  },
}

/**
 * HelpSteer2-Preference and HelpSteer3: two responses, a strength from −3 (the first) to 3, and what each annotator
 * said. A strength of −100 stands for "neither is valid"; such a comparison has no outcome and is named as a problem.
 */
export const helpSteerPreference: Shape = {
  id: 'helpsteer-preference',
  fits: (record) =>
    (has(record, 'prompt', 'response_1', 'response_2', 'preference_strength') ||
      has(record, 'context', 'response1', 'response2', 'overall_preference')) &&
    !has(record, 'annotator'),
  reader: () => {
    const prompts = new Numbered()
    return (record, emit) => {
      const prompt = record.prompt ?? record.context
      const [first, second] = [record.response_1 ?? record.response1, record.response_2 ?? record.response2]
      const item = `pair ${prompts.of(words(prompt) + words(first) + words(second))}`
      const asked = { item, prompt, split: record.split, tag: record.domain, language: record.language }
      emit('responses', filled({ ...asked, system: 'response 1', response: first }))
      emit('responses', filled({ ...asked, system: 'response 2', response: second }))
      const pair = { item, left: 'response 1', right: 'response 2' }
      const own = listOf(record.all_preferences_unprocessed ?? record.individual_preference)
      own.map(dictOf).forEach((one, at) => {
        emit(
          'preferences',
          filled({ ...pair, rater: `annotator ${at + 1}`, outcome: strengthOf(one), comment: reasonOf(one) }),
        )
      })
      const merged = record.preference_strength ?? record.overall_preference
      emit(
        'merged-preferences',
        filled({ ...pair, rater: 'merged', outcome: merged, comment: record.preference_elaboration }),
      )
    }
  },
}

const strengthOf = (one: Dict): unknown => one.strength ?? one.preference_strength ?? one.score ?? one.preference

const reasonOf = (one: Dict): unknown =>
  one.reasoning ?? one.justification ?? one.elaboration ?? one.preference_elaboration
