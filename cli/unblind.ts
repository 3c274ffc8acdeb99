import { readFileSync } from 'node:fs'
import { surroundings } from '#core/context.ts'
import { type UnblindingAct, type UnblindingRecord, unblindStudyAt } from '#core/exports/unblindStudyAt.ts'
import { type Command, flag, type Given, intervalOptions, needed, Refused, text, textOf } from './command.ts'
import { refusing } from './failures.ts'
import { passphraseIn } from './passphrase.ts'
import { reportSettings } from './reportSettings.ts'
import { textTable } from './textTable.ts'

export const unblind: Command = {
  help: `evenhand unblind STUDY.evenhand --by NAME --reason WORDS --yes
evenhand unblind STUDY.evenhand --by NAME --plan FILE [--seed N] [--resamples N] [--confidence C]
evenhand unblind STUDY.evenhand --ledger

Names the systems of a study, on record: judging must be closed, and it cannot be taken back. With --plan instead, locks
an analysis plan (a text file and the report's settings), hashed and with its moment, before that. With --ledger, prints
what happened so far.

  --by NAME           who does it, as it should stand on record
  --reason WORDS      why, in one sentence a reader of the report could check
  --passphrase-file F the first line of this file opens a sealed key
  --yes               really do it
  --plan FILE         the text of the plan to lock; nothing is unblinded
  --ledger            print the record and change nothing
  --json              print the record as JSON
`,
  options: {
    by: text,
    reason: text,
    'passphrase-file': text,
    plan: text,
    yes: flag,
    ledger: flag,
    json: flag,
    ...intervalOptions,
  },
  files: 1,
  run: async (given) => {
    const [path = ''] = given.positionals
    const act = actOf(given)
    const record = await refusing(path, () => unblindStudyAt(path, act, reportSettings(given), surroundings))
    return printed(given, record)
  },
}

function actOf(given: Given): UnblindingAct {
  if (given.values.ledger === true) return { kind: 'look' }
  const by = worded(given, 'by', 120)
  const plan = textOf(given, 'plan')
  if (plan !== undefined) return { kind: 'lock-plan', by, text: readPlan(plan) }
  const reason = worded(given, 'reason', 1000)
  if (given.values.yes !== true) throw new Refused('this cannot be taken back; say --yes to name the systems')
  return { kind: 'unblind', by, reason, passphrase: passphraseIn(given) }
}

function worded(given: Given, name: string, most: number): string {
  const words = needed(given, name).trim()
  if (words === '' || words.length > most) throw new Refused(`--${name} is 1 to ${most} characters`)
  return words
}

function readPlan(path: string): string {
  const words = textIn(path).trim()
  if (words === '' || words.length > 20_000) throw new Refused(`${path}: a plan is 1 to 20000 characters`)
  return words
}

function textIn(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    throw new Refused(`${path}: no such file, or not allowed to read it`)
  }
}

function printed(given: Given, { ledger, key }: UnblindingRecord): string {
  const { unblinding } = ledger
  if (given.values.json === true) return `${JSON.stringify({ ledger, key }, null, 2)}\n`
  const rows = [
    ...ledger.stages.map(({ at, stage }) => [at, stage]),
    ...ledger.plans.map(({ at, by, hash }) => [at, `analysis plan locked by ${by}, SHA-256 ${hash}`]),
    ...(unblinding ? [[unblinding.at, `systems named by ${unblinding.by}: ${unblinding.reason}`]] : []),
  ].toSorted(([one = ''], [other = '']) => (one < other ? -1 : one > other ? 1 : 0))
  const record = textTable(['when', 'what'], rows)
  if (key.length === 0) return `${record}\n`
  return `${record}\n\n${textTable(
    ['code', 'system'],
    key.map(({ code, name }) => [code, name]),
  )}\n`
}
