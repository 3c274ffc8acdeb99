import type { ImportProblem, Mapping } from '#contract/imports.ts'
import { isTableProblem, readTable } from '#formats/readTable.ts'
import { contentOf, markOf } from '../content.ts'
import { type ExistingStudy, emptyStudy, type ImportPlan } from '../importPlan.ts'
import { planImport } from '../planImport.ts'

/** The plan of a text as a file, for a study as it stands. */
export const plan = (text: string, mapping: Mapping, existing: ExistingStudy = emptyStudy): ImportPlan => {
  const table = readTable(new TextEncoder().encode(text))
  if (isTableProblem(table)) throw new Error(table.reason)
  return planImport(table, 'file.csv', mapping, existing)
}
/** All problems that a plan keeps, in the order in which it lists them. */
export const problemsOf = ({ problems }: ImportPlan): ImportProblem[] => problems.flatMap(({ examples }) => examples)

/** The study as it would be after a plan was applied. */
export const after = (planned: ImportPlan, before: ExistingStudy = emptyStudy): ExistingStudy => ({
  systems: [...before.systems, ...planned.systems],
  raters: [...before.raters, ...planned.raters],
  criteria: [
    ...before.criteria,
    ...planned.criteria.map((draft, place) => ({ ...draft, id: `criterion${place}0` }) as ExistingStudy['criteria'][0]),
  ],
  items: new Map([
    ...before.items,
    ...planned.items.map(({ key, prompt }) => {
      const own = planned.responses.filter(({ item }) => item === key)
      const responses = new Map(own.map((response) => [response.system, markOf(contentOf(response))]))
      return [key, { promptMark: markOf(prompt), responses }] as const
    }),
  ]),
  textOf: (item, system) =>
    planned.responses.find((response) => response.item === item && response.system === system)?.text ??
    before.textOf(item, system),
  promptOf: (item) => planned.items.find(({ key }) => key === item)?.prompt ?? before.promptOf(item),
  ratings: [...before.ratings, ...planned.ratings],
  preferences: [...before.preferences, ...planned.preferences],
  rankings: [...before.rankings, ...planned.rankings],
})

/** A mapping that takes nothing but keys and texts. */
export const noWords = { prompt: null, title: null, context: [], tags: [] }
/** Responses one per row, with everything that can go with them. */
export const long = {
  content: 'responses-long',
  item: 'id',
  system: 'system',
  response: 'answer',
  prompt: 'question',
  title: null,
  context: ['note'],
  tags: ['topic'],
} satisfies Mapping
export const answers = `id,question,system,answer,note,topic
q1,Why?,Heron,Because.,Seen twice,heart;lung
q1,Why?,Osprey,nan,Seen twice,heart;lung
q2,How?,Heron,Thus.,,lung
q2,How?,Osprey,So.,,lung
`
/** A study with two items and the texts of two systems. */
export const birds = after(plan(answers, long))
