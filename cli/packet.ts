import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { surroundings } from '#core/context.ts'
import { packetsFromStudyAt, type WantedPackets } from '#core/packets/onFiles.ts'
import { type Command, flag, type Given, listOf, needed, Refused, text } from './command.ts'
import { refusing } from './failures.ts'
import { passphraseIn } from './passphrase.ts'
import { textTable } from './textTable.ts'

export const packet: Command = {
  help: `evenhand packet STUDY.evenhand --rater R01 --to FILE.evenhand [options]
evenhand packet STUDY.evenhand --all --to FOLDER [options]

Hands out what raters still have to do: a file that holds their tasks and the texts they are shown, and nothing that names
a system, another rater, or the key. A rater opens it with Evenhand, judges, and sends the same file back; see
"evenhand merge".

  --rater R01,R02         whose tasks; several raters share one file and one computer
  --all                   one file for each rater who has something left to do
  --to PATH               the file to write, or with --all the folder; nothing is replaced
  --passphrase-file FILE  lock the packet with the first line of this file (8 characters or more)
  --json                  print what was made as JSON
`,
  options: { rater: text, all: flag, to: text, 'passphrase-file': text, json: flag },
  files: 1,
  run: async (given) => {
    const [study = ''] = given.positionals
    const to = needed(given, 'to')
    const wanted = wantedPackets(given)
    const passphrase = passphraseIn(given)
    if (wanted !== 'one-each') refuseToReplace(to)
    const made = await refusing(study, () => packetsFromStudyAt(study, wanted, passphrase, surroundings))
    const written = await refusing(to, () => {
      if (wanted === 'one-each') mkdirSync(to, { recursive: true })
      return made.map(({ packet: { fileName, raters, tasks, encrypted }, bytes }) => {
        const path = wanted === 'one-each' ? join(to, fileName) : to
        writeFileSync(path, bytes, { flag: 'wx' })
        return { path, raters, tasks, encrypted }
      })
    })
    if (given.values.json === true) return `${JSON.stringify({ written }, null, 2)}\n`
    const rows = written.map(({ path, raters, tasks, encrypted }) => [
      path,
      raters.join(', '),
      { right: String(tasks) },
      encrypted ? 'passphrase' : 'open',
    ])
    return `${textTable(['packet', 'rater', 'tasks', 'lock'], rows)}\n`
  },
}

function wantedPackets(given: Given): WantedPackets {
  const together = listOf(given, 'rater')
  if ((given.values.all === true) === (together !== undefined))
    throw new Refused('either --rater or --all (see --help)')
  return together === undefined ? 'one-each' : { together }
}

function refuseToReplace(path: string): void {
  if (existsSync(path)) throw new Refused(`${path}: there is a file already; packets replace nothing`)
}
