import { existsSync, readFileSync, statSync } from 'node:fs'
import { type Given, Refused, textOf } from './command.ts'

/** The first line of the file that `--passphrase-file` names; null without the option. Never an argument: others see those. */
export function passphraseIn(given: Given): string | null {
  const path = textOf(given, 'passphrase-file')
  if (path === undefined) return null
  if (!existsSync(path) || !statSync(path).isFile()) throw new Refused(`--passphrase-file: no such file: ${path}`)
  const [line = ''] = readFileSync(path, 'utf8').split(/\r?\n/)
  if (line.length < 8) throw new Refused('--passphrase-file: a passphrase has 8 characters or more')
  return line
}
