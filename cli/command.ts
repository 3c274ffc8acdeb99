import { type ParseArgsOptionsConfig, parseArgs } from 'node:util'

/** What was typed after the command's name, once it is known to fit. */
export type Given = {
  readonly values: Readonly<Record<string, string | boolean | undefined>>
  readonly positionals: readonly string[]
}

/** A command of the program. `run` returns what goes to standard output; it throws `Refused` for input it cannot use. */
export type Command = {
  readonly help: string
  readonly options: ParseArgsOptionsConfig
  /** How many file names the command takes, for the message when they are missing or too many. */
  readonly files: number
  /** That is the least; more are welcome. */
  readonly moreFiles?: true
  readonly run: (given: Given) => string | Promise<string>
}

/** Input that cannot be used: one line for the person who typed it, exit status 2. */
export class Refused extends Error {}

/** The line of a refusal, whatever it was made of. */
export const oneLine = (text: string): string => text.replace(/\s*[\r\n]+\s*/g, ' ').trim()

export const text = { type: 'string' } as const
export const flag = { type: 'boolean', default: false } as const

/** Options that every command with intervals has. */
export const intervalOptions = { confidence: text, resamples: text, seed: text } as const

/** Parses what was typed after the command's name; refuses what the command does not know. */
export function parsed({ options, files, moreFiles }: Command, args: readonly string[]): Given {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { ...options, help: flag },
      allowPositionals: true,
      strict: true,
    })
    const fits = moreFiles ? positionals.length >= files : positionals.length === files
    if (values.help !== true && !fits) throw new Refused(wrongFiles(files, positionals.length))
    return { values: values as Given['values'], positionals }
  } catch (error) {
    if (error instanceof Refused) throw error
    throw new Refused((error as Error).message.split('. ')[0] ?? '')
  }
}

function wrongFiles(wanted: number, found: number): string {
  if (wanted === 0) return 'no file name is expected here; files are named by options'
  return found === 0 ? 'which file? (see --help)' : `expected ${wanted} file name, found ${found}`
}

/** A text option, or undefined. */
export function textOf({ values }: Given, name: string): string | undefined {
  const value = values[name]
  return typeof value === 'string' ? value : undefined
}

/** A text option that must be there. */
export function needed(given: Given, name: string): string {
  const value = textOf(given, name)
  if (value === undefined || value === '') throw new Refused(`--${name} is needed (see --help)`)
  return value
}

/** A whole number within bounds, or undefined. */
export function wholeOf(given: Given, name: string, least: number, most: number): number | undefined {
  const written = textOf(given, name)
  if (written === undefined) return undefined
  const value = Number(written)
  if (/^-?\d+$/.test(written) && value >= least && value <= most) return value
  throw new Refused(`--${name} is a whole number from ${least} to ${most}, not "${written}"`)
}

/** A number within bounds, or undefined. */
export function numberOf(given: Given, name: string, least: number, most: number): number | undefined {
  const written = textOf(given, name)
  if (written === undefined) return undefined
  const value = Number(written)
  if (written.trim() !== '' && value >= least && value <= most) return value
  throw new Refused(`--${name} is a number from ${least} to ${most}, not "${written}"`)
}

/** One of several words, or undefined. */
export function oneOf<const Word extends string>(given: Given, name: string, words: readonly Word[]): Word | undefined {
  const written = textOf(given, name)
  if (written === undefined) return undefined
  const found = words.find((word) => word === written)
  if (found !== undefined) return found
  throw new Refused(`--${name} is one of ${words.join(', ')}, not "${written}"`)
}

/** A list with commas between its parts, or undefined. */
export const listOf = (given: Given, name: string): string[] | undefined =>
  textOf(given, name)
    ?.split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')

/** Confidence, resamples and seed, as far as they were given. */
export function intervalsOf(given: Given): { confidence?: number; resamples?: number; seed?: number } {
  const confidence = numberOf(given, 'confidence', 0.01, 0.9999)
  const resamples = wholeOf(given, 'resamples', 0, 1_000_000)
  const seed = wholeOf(given, 'seed', 0, 4_294_967_295)
  return {
    ...(confidence === undefined ? {} : { confidence }),
    ...(resamples === undefined ? {} : { resamples }),
    ...(seed === undefined ? {} : { seed }),
  }
}
