import { existsSync } from 'node:fs'
import { basename, dirname, resolve } from 'node:path'
import type { ImportCounts, Mapping } from '#contract/imports.ts'
import { surroundings } from '#core/context.ts'
import { bringsNothing } from '#core/imports/importFile.ts'
import { inspectFile } from '#core/imports/inspect.ts'
import { bytesOfFile, isPlainFileProblem } from '#core/imports/plainFile.ts'
import type { StagedFile } from '#core/imports/stageStore.ts'
import { type Check, checkIntoPath, importIntoPath } from '#core/imports/studyOnDisk.ts'
import { type Command, flag, type Given, needed, Refused, text, textOf } from './command.ts'
import { refusing } from './failures.ts'
import { kinds, mappingOf } from './importMapping.ts'
import { words } from './printResults.ts'
import { appVersion } from './version.ts'

export const importCommand: Command = {
  help: `evenhand import FILE --into STUDY.evenhand [options]

Checks what a CSV, TSV, JSONL or JSON file would bring into a study, and brings it in with --yes. Columns that are not
named are suggested by the file. Importing the same file twice brings nothing new.

  --into STUDY          the study; made with --yes if it does not exist
  --title T             of a study that is made (default: the name of the file)
  --as KIND             ${kinds.join(', ')}
  --yes                 write what the check shows; without it nothing is written
  --no-header           the first row is data; columns are called col1, col2, …
  --json                counts and problems as JSON

Columns of responses, one per row or one item per row:
  --item C --system C --response C [--prompt C] [--item-title C] [--context C,C] [--tags C,C]
  --systems name=C,name=C [--item C] [--prompt C] …
Columns of judgements:
  ratings       --item C --system C --rater C and --criterion C --value C, or --criteria C,C,C
  preferences   --item C --left C --right C --rater C --outcome C
  rankings      --item C --rater C and --system C --rank C, or --ranks C

Outcomes: left, right, tie and their kin (a, b, equal, model_a, …), a system's name, −3 to 3 with negative for left,
or 1 and 2 with 0 for a tie. Ranks: 1 or 0 is best, equal ranks tie; a whole order is "A > B = C", a list with the best
first, or a dictionary such as {'A': 1, 'B': 2}.
`,
  options: {
    into: text,
    title: text,
    as: text,
    yes: flag,
    'no-header': flag,
    json: flag,
    item: text,
    system: text,
    systems: text,
    response: text,
    prompt: text,
    'item-title': text,
    context: text,
    tags: text,
    rater: text,
    criterion: text,
    criteria: text,
    value: text,
    left: text,
    right: text,
    outcome: text,
    rank: text,
    ranks: text,
  },
  files: 1,
  run: async (given) => {
    const [path = ''] = given.positionals
    const into = needed(given, 'into')
    if (!existsSync(dirname(resolve(into)))) throw new Refused(`${into}: no such folder`)
    const staged = stagedFile(given, path)
    const { inspection, suggestion } = await refusing(path, () =>
      inspectFile(staged.bytes, staged.fileName, staged.header),
    )
    const mapping = mappingOf(given, inspection, suggestion)
    const check = await refusing(into, () => checkIntoPath(into, staged, mapping))
    if (bringsNothing(check.counts) && check.problems.length > 0) throw new Refused(firstProblem(path, check))
    const writes = given.values.yes === true && !bringsNothing(check.counts)
    if (writes) {
      const title = textOf(given, 'title') ?? basename(path).replace(/\.[^.]*$/, '')
      await refusing(into, () => importIntoPath(into, title, staged, mapping, surroundings, appVersion()))
    }
    return given.values.json === true
      ? `${JSON.stringify({ written: writes, mapping, counts: check.counts, problems: check.problems }, null, 2)}\n`
      : described(check, mapping, into, writes)
  },
}

function stagedFile(given: Given, path: string): StagedFile {
  const bytes = bytesOfFile(path)
  if (isPlainFileProblem(bytes)) throw new Refused(bytes.problem)
  return { bytes, fileName: basename(path), ...(given.values['no-header'] === true ? { header: false } : {}) }
}

/** Why nothing at all can be taken, in one line. */
function firstProblem(path: string, { problems }: Check): string {
  const [group] = problems
  const [example] = group?.examples ?? []
  if (!group || !example) return `${path}: nothing in it can be imported`
  const { row, column, found, expected } = example
  return `${path}: nothing can be imported; ${group.count} × ${words(group.cause)}, first in line ${row}, column "${column}": found "${found}", expected ${expected}`
}

const countWords: readonly (readonly [keyof ImportCounts, string])[] = [
  ['rowsRead', 'rows read'],
  ['rowsSkipped', 'rows skipped'],
  ['newItems', 'new items'],
  ['newSystems', 'new systems'],
  ['newResponses', 'new responses'],
  ['newRaters', 'new raters'],
  ['newCriteria', 'new criteria'],
  ['newJudgements', 'new judgements'],
  ['alreadyThere', 'already there'],
]

function described({ counts, problems }: Check, mapping: Mapping, into: string, written: boolean): string {
  const lines = [
    `read as ${mapping.content}: ${columnsOf(mapping)}`,
    ...countWords.map(([name, what]) => `${String(counts[name]).padStart(9)}  ${what}`),
  ]
  for (const { cause, count, examples } of problems) {
    lines.push('', `${count} × ${words(cause)}`)
    for (const { file, row, column, found, expected } of examples.slice(0, 5)) {
      lines.push(
        `  ${file}, line ${row}, column "${column}": found "${printable(found)}", expected ${printable(expected)}`,
      )
    }
    if (count > 5) lines.push(`  … and ${count - 5} more`)
  }
  lines.push('', closing(counts, into, written))
  return `${lines.join('\n')}\n`
}

const printable = (value: string): string => value.replace(/\s+/g, ' ')

/** Which column is read as what. */
function columnsOf(mapping: Mapping): string {
  const parts: string[] = []
  const collect = (name: string, value: unknown): void => {
    if (typeof value === 'string') parts.push(`${name}=${value}`)
    else if (Array.isArray(value)) for (const part of value) collect(name, part)
    else if (typeof value === 'object' && value !== null) {
      for (const [key, part] of Object.entries(value)) if (key !== 'content') collect(key, part)
    }
  }
  collect('', mapping)
  return parts.join(', ')
}

function closing(counts: ImportCounts, into: string, written: boolean): string {
  if (written) return `Imported into ${into}.`
  if (bringsNothing(counts)) return 'Nothing new: everything in the file is in the study already.'
  return `Nothing is written yet. Add --yes to ${existsSync(into) ? 'import into' : 'make'} ${into}.`
}
