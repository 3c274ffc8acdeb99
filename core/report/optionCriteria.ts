import { CriterionId } from '#contract/ids.ts'
import { type Criterion, yesNoValues } from '#contract/rubric.ts'
import type { RatingRow } from '#db/queries/results.ts'

type Multi = Extract<Criterion, { kind: 'multi' }>

/** Criteria and ratings in which every option of a multi-select is a yes–no criterion of its own. */
export function withOptions(
  criteria: readonly Criterion[],
  rows: readonly RatingRow[],
): { criteria: Criterion[]; rows: readonly RatingRow[] } {
  const several = new Map(
    criteria.flatMap((criterion) => (criterion.kind === 'multi' ? [[criterion.id, criterion]] : [])),
  )
  if (several.size === 0) return { criteria: [...criteria], rows }
  return {
    criteria: criteria.flatMap((criterion) => (criterion.kind === 'multi' ? optionsOf(criterion) : [criterion])),
    rows: rows.flatMap((row) => {
      const criterion = several.get(row.criterion)
      return criterion ? rowsOf(criterion, row) : [row]
    }),
  }
}

/** The identity of an option beside its criterion's: made of both, so that it stays the same. */
const optionId = (criterion: CriterionId, value: number): CriterionId =>
  CriterionId.parse(`${criterion.slice(0, 24)}o${String(value).replace(/[^0-9a-z]/g, '')}`)

function optionsOf({ options, name, ...criterion }: Multi): Criterion[] {
  return options.map(({ value, anchor }) => ({
    ...criterion,
    kind: 'yes-no',
    id: optionId(criterion.id, value),
    name: `${name}: ${anchor}`,
    measurement: 'nominal',
    unsure: false,
  }))
}

function rowsOf({ id, options }: Multi, row: RatingRow): RatingRow[] {
  const chosen = row.body === null ? [] : (JSON.parse(row.body) as number[])
  return options.map(({ value }) => ({
    ...row,
    criterion: optionId(id, value),
    value: row.state === 'given' ? (chosen.includes(value) ? yesNoValues.yes : yesNoValues.no) : null,
    body: null,
  }))
}
