import type { Finding } from './findings.ts'
import { type ReportWords, say } from './say.ts'

/** The words of a finding: its sentence, with the values that are words themselves put into words first. */
export function sayFinding(words: ReportWords, { key, values, lists = {}, worded = {} }: Finding): string {
  const inner = Object.entries(worded).map(([name, of]) => [name, say(words, of)])
  const list = new Intl.ListFormat(words.language)
  const joined = Object.entries(lists).map(([name, parts]) => [name, list.format(parts)])
  return say(words, key, { ...values, ...Object.fromEntries([...inner, ...joined]) })
}
