import { CriterionId } from '#contract/ids.ts'
import { type Criterion, yesNoValues } from '#contract/rubric.ts'

type Multi = Extract<Criterion, { kind: 'multi' }>

/** A criterion of the report that an answer is about, and the value it gives it; null: the answer is no number. */
export type Asking = {
  readonly criterion: Criterion
  readonly numberOf: (value: number | null, body: string | null) => number | null
}

/** What each criterion of a rubric asks in the report: itself, or, of a multi-select, a yes–no question for every option. */
export const askingsOf = (criterion: Criterion): readonly Asking[] =>
  criterion.kind === 'multi' ? criterion.options.map((option) => optionAsked(criterion, option)) : [asItself(criterion)]

const asItself = (criterion: Criterion): Asking => ({ criterion, numberOf: (value) => value })

/** The identity of an option beside its criterion's: made of both, so that it stays the same. */
const optionId = (criterion: CriterionId, value: number): CriterionId =>
  CriterionId.parse(`${criterion.slice(0, 24)}o${String(value).replace(/[^0-9a-z]/g, '')}`)

function optionAsked({ options: _, name, ...criterion }: Multi, { value, anchor }: Multi['options'][number]): Asking {
  return {
    criterion: {
      ...criterion,
      kind: 'yes-no',
      id: optionId(criterion.id, value),
      name: `${name}: ${anchor}`,
      measurement: 'nominal',
      unsure: false,
    },
    numberOf: (_value, body) => {
      const chosen = body === null ? [] : (JSON.parse(body) as number[])
      return chosen.includes(value) ? yesNoValues.yes : yesNoValues.no
    },
  }
}
