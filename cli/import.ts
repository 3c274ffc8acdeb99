import { existsSync } from 'node:fs'
import { basename, dirname, resolve } from 'node:path'
import type { FileReading, ImportCounts, ImportMapping, Mapping } from '#contract/imports.ts'
import { surroundings } from '#core/context.ts'
import { type FilesOnDisk, filesOnDisk } from '#core/imports/filesOnDisk.ts'
import { bringsNothing } from '#core/imports/importFile.ts'
import { inspectStaged } from '#core/imports/inspect.ts'
import { openedInput } from '#core/imports/openedInput.ts'
import { isPlainFileProblem } from '#core/imports/plainFile.ts'
import { type Check, checkIntoPath, importIntoPath } from '#core/imports/studyOnDisk.ts'
import { type Command, flag, needed, Refused, text, textOf } from './command.ts'
import { refusing } from './failures.ts'
import { importMappingOf, kinds, saysColumns, tableName } from './importMapping.ts'
import { words } from './printResults.ts'
import { appVersion } from './version.ts'

export const importCommand: Command = {
  help: `evenhand import FILE --into STUDY.evenhand [options]

Checks what a file would bring into a study, and brings it in with --yes: CSV, TSV, JSONL, JSON, XLSX, Parquet, an archive
of such files (ZIP) or a folder of them. Columns that are not named are suggested by the file; the layouts of known tools
are recognised. Importing the same file twice brings nothing new.

  --into STUDY          the study; made with --yes if it does not exist
  --title T             of a study that is made (default: the name of the file)
  --as KIND             ${kinds.join(', ')}
  --table NAME          one of several tables: a sheet, a file of a folder (default: all that are understood)
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
    table: text,
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
    using files = filesAt(path)
    const reading: FileReading = {
      ...(given.values['no-header'] === true ? { header: false } : {}),
      // Columns are those of the file itself, not those that the layout of a known tool would give.
      ...(saysColumns(given) && textOf(given, 'table') === undefined ? { asItIs: true } : {}),
    }
    const inspected = await refusing(path, () => inspectStaged(files, reading, []))
    const input = await refusing(path, () => openedInput(files, reading))
    const mapping = importMappingOf(given, inspected)
    const check = await refusing(into, () => checkIntoPath(into, input, mapping))
    if (bringsNothing(check.counts) && check.problems.length > 0) throw new Refused(firstProblem(path, check))
    const writes = given.values.yes === true && !bringsNothing(check.counts)
    if (writes) {
      const title = textOf(given, 'title') ?? basename(path).replace(/\.[^.]*$/, '')
      await refusing(into, () => importIntoPath(into, title, input, mapping, surroundings, appVersion()))
    }
    return given.values.json === true
      ? `${JSON.stringify({ written: writes, mapping, counts: check.counts, problems: check.problems }, null, 2)}\n`
      : described(check, mapping, into, writes)
  },
}

function filesAt(path: string): FilesOnDisk {
  const files = filesOnDisk(path)
  if (isPlainFileProblem(files)) throw new Refused(files.problem)
  return files
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

function described({ counts, problems }: Check, mapping: ImportMapping, into: string, written: boolean): string {
  const lines = [
    ...('parts' in mapping
      ? mapping.parts.map(({ part, mapping: own }) => `${tableName(part)}: read as ${own.content}: ${columnsOf(own)}`)
      : [`read as ${mapping.content}: ${columnsOf(mapping)}`]),
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
