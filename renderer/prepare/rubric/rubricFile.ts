import { z } from 'zod'
import type { CriterionId } from '#contract/ids.ts'
import { CriterionDraft } from '#contract/rubric.ts'
import { type EditedCriterion, edited, newId } from './rubricModel.ts'

/** A rubric as a file: its criteria, and nothing of the study. */

const format = 1
const mostCharacters = 2_000_000

/** In a file any word may stand for a criterion's id, so that it can be written by hand. */
const localId = z.string().min(1).max(60)

const RubricFile = z.strictObject({
  evenhandRubric: z.literal(format),
  criteria: z.array(z.looseObject({ id: localId.nullish(), kind: z.string() })).max(40),
})

/** What is wrong with a file, and where: a path like `criteria[2].levels[0].value`, empty for the whole. */
export type FileProblem = { readonly path: string } & (
  | { readonly kind: 'not-json'; readonly line: number | null }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'not-a-rubric' }
  | { readonly kind: 'newer' }
  | { readonly kind: 'missing' }
  | { readonly kind: 'unknown-field'; readonly names: string }
  | { readonly kind: 'not-one-of'; readonly expected: string }
  | { readonly kind: 'wrong-kind'; readonly expected: string }
  /** A number (`little`), or the length of a text or list (`short`). */
  | { readonly kind: 'too-little' | 'too-short'; readonly least: number }
  | { readonly kind: 'too-much' | 'too-long'; readonly most: number }
  | { readonly kind: 'does-not-fit' }
)

export type ReadRubric =
  | { readonly criteria: readonly EditedCriterion[] }
  | { readonly problems: readonly FileProblem[] }

/** The file of a rubric. Ids stay, so that a criterion brought back into its study is known again. */
export function writeRubricFile(criteria: readonly EditedCriterion[]): string {
  return `${JSON.stringify({ evenhandRubric: format, criteria: criteria.map(({ draft }) => draft) }, null, 2)}\n`
}

/** Reads what `writeRubricFile` wrote, or what was written by hand. `known`: ids of this study, which are kept. */
export function readRubricFile(text: string, known: ReadonlySet<string>): ReadRubric {
  if (text.length > mostCharacters) return { problems: [{ path: '', kind: 'too-large' }] }
  const read = parsed(text)
  if ('line' in read) return { problems: [{ path: '', kind: 'not-json', line: read.line }] }
  if (!isRubric(read.value)) return { problems: [{ path: '', kind: 'not-a-rubric' }] }
  if (read.value.evenhandRubric !== format) return { problems: [{ path: 'evenhandRubric', kind: 'newer' }] }
  const file = RubricFile.safeParse(read.value)
  if (!file.success) return { problems: problemsOf(file.error, read.value) }
  const criteria = withOwnIds(file.data.criteria, known)
  const drafts = z.array(CriterionDraft).safeParse(criteria)
  return drafts.success
    ? { criteria: drafts.data.map(edited) }
    : { problems: problemsOf(drafts.error, criteria).map(inCriteria) }
}

function parsed(text: string): { readonly value: unknown } | { readonly line: number | null } {
  try {
    return { value: JSON.parse(text.replace(/^\uFEFF/, '')) as unknown }
  } catch (error) {
    const at = error instanceof Error ? /position (\d+)/.exec(error.message)?.[1] : undefined
    return { line: at === undefined ? null : text.slice(0, Number(at)).split('\n').length }
  }
}

const isRubric = (value: unknown): value is { readonly evenhandRubric: unknown } =>
  typeof value === 'object' && value !== null && 'evenhandRubric' in value && 'criteria' in value

type Loose = z.infer<typeof RubricFile>['criteria'][number]

/** Ids of this study stay; any other word gets a fresh id, and conditions follow. */
function withOwnIds(criteria: readonly Loose[], known: ReadonlySet<string>): Loose[] {
  const ids = new Map<string, CriterionId>()
  for (const { id } of criteria) {
    if (typeof id === 'string') ids.set(id, known.has(id) ? (id as CriterionId) : newId())
  }
  return criteria.map((criterion) => {
    const condition = criterion['shownIf']
    const named = isCondition(condition) ? ids.get(condition.criterion) : undefined
    const id = typeof criterion.id === 'string' ? (ids.get(criterion.id) ?? null) : null
    // A name of no criterion becomes an id of none, which the editor then points out.
    const shownIf = isCondition(condition) ? { shownIf: { ...condition, criterion: named ?? newId() } } : {}
    return { ...criterion, id, ...shownIf }
  })
}

const isCondition = (value: unknown): value is { readonly criterion: string } =>
  typeof value === 'object' && value !== null && 'criterion' in value && typeof value.criterion === 'string'

const inCriteria = (problem: FileProblem): FileProblem => ({ ...problem, path: `criteria${problem.path}` })

const problemsOf = (error: z.ZodError, value: unknown): FileProblem[] =>
  error.issues.map((issue) => ({ path: written(issue.path), ...reasonOf(issue, valueAt(value, issue.path)) }))

/** `["criteria", 2, "name"]` → `criteria[2].name`; places are counted from 0, as in the file. */
const written = (path: readonly PropertyKey[]): string =>
  path.map((step, at) => (typeof step === 'number' ? `[${step}]` : `${at === 0 ? '' : '.'}${String(step)}`)).join('')

const valueAt = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (inside, step) =>
      typeof inside === 'object' && inside !== null ? (inside as Record<PropertyKey, unknown>)[step] : undefined,
    value,
  )

type Reason = FileProblem extends infer P ? (P extends FileProblem ? Omit<P, 'path'> : never) : never

function reasonOf(issue: z.core.$ZodIssue, found: unknown): Reason {
  if (issue.code !== 'unrecognized_keys' && issue.code !== 'invalid_union' && found === undefined)
    return { kind: 'missing' }
  switch (issue.code) {
    case 'unrecognized_keys':
      return { kind: 'unknown-field', names: issue.keys.join(', ') }
    case 'invalid_value':
      return { kind: 'not-one-of', expected: issue.values.map(String).join(', ') }
    case 'invalid_union':
      return { kind: 'not-one-of', expected: 'ordinal, numeric, yes-no, single, multi, text' }
    case 'invalid_type':
      return { kind: 'wrong-kind', expected: issue.expected }
    case 'too_small':
      return { kind: issue.origin === 'number' ? 'too-little' : 'too-short', least: Number(issue.minimum) }
    case 'too_big':
      return { kind: issue.origin === 'number' ? 'too-much' : 'too-long', most: Number(issue.maximum) }
    default:
      return { kind: 'does-not-fit' }
  }
}
