import type { ReturnedFile } from '#contract/packets.ts'
import { surroundings } from '#core/context.ts'
import { mergeIntoStudyAt } from '#core/packets/onFiles.ts'
import { type Command, flag, Refused } from './command.ts'
import { refusing } from './failures.ts'
import { type PrintedCell, textTable } from './textTable.ts'

export const mergeCommand: Command = {
  help: `evenhand merge STUDY.evenhand RETURNED.evenhand… [options]

Takes back packets that raters return. What is new is added, what is known stays as it is: the order of the files and how
often they come does not matter. If one file is refused, nothing of any file is merged and the exit status is 2.

  --check             only say what merging would bring in
  --json              print the report as JSON

new        events (answers, comments, submissions …) that the study did not have
known      events it had already
forked     tasks answered in two copies of a packet; the later answer counts until somebody answers anew
missing    events the study has and this file lacks: an older copy
stale      tasks whose texts were changed in the study since they were handed out
`,
  options: { check: flag, json: flag },
  files: 2,
  moreFiles: true,
  run: async (given) => {
    const [study = '', ...returned] = given.positionals
    const how = given.values.check === true ? 'check' : 'merge'
    const files = await refusing(study, () => mergeIntoStudyAt(study, returned, how, surroundings))
    const merged = how === 'merge' && files.every(({ reason }) => reason === null)
    const shown = files.map(({ stage: _, ...file }) => file)
    const report = given.values.json === true ? `${JSON.stringify({ merged, files: shown }, null, 2)}\n` : table(shown)
    const refused = files.find(({ reason }) => reason !== null)
    if (refused === undefined) return report
    if (how === 'check' || given.values.json === true) process.exitCode = 2
    if (how === 'merge' && given.values.json !== true) throw new Refused(`${refusal(refused)}; nothing was merged`)
    return report
  },
}

function table(files: readonly Omit<ReturnedFile, 'stage'>[]): string {
  const rows = files.map((file): PrintedCell[] => {
    const { fileName, raters, counts } = file
    if (counts === null) return [fileName, raters?.join(', ') ?? '', refusal(file)]
    const cells = [counts.new, counts.known, counts.forked, counts.missing, counts.stale]
    const done = `${file.submitted} of ${file.tasks}`
    return [
      fileName,
      raters?.join(', ') ?? '',
      '',
      ...cells.map((count) => ({ right: String(count) })),
      { right: done },
    ]
  })
  const headings = ['file', 'rater', 'refused', 'new', 'known', 'forked', 'missing', 'stale', 'submitted']
  return `${textTable(headings, rows)}\n`
}

const words: Readonly<Record<NonNullable<ReturnedFile['reason']>, string>> = {
  unreadable: 'damaged, cut short, or no Evenhand file',
  passphrase: 'locked with a passphrase this study does not know',
  'not-a-packet': 'a study, not a packet',
  'wrong-study': 'handed out by another study',
  'unknown-packet': 'handed out by another copy of this study',
  'wrong-version': 'written by a newer version of Evenhand',
  'broken-chain': 'its record of judgements is broken',
  edited: 'its texts or tasks are not those handed out',
}

function refusal({ fileName, reason, finding }: Omit<ReturnedFile, 'stage'>): string {
  const why = reason === null ? '' : words[reason]
  return `${fileName}: ${why}${finding === '' ? '' : ` (${finding})`}`
}
