#!/usr/bin/env node
import { type Command, oneLine, parsed, Refused } from './command.ts'
import { appVersion } from './version.ts'

/** The commands, each loaded only when it is asked for, so that all of them start fast. */
const commands: ReadonlyMap<string, { readonly summary: string; readonly load: () => Promise<Command> }> = new Map([
  [
    'import',
    {
      summary: 'bring items, responses or judgements into a study',
      load: async () => (await import('./import.ts')).importCommand,
    },
  ],
  [
    'packet',
    {
      summary: 'hand out what raters still have to do, as files',
      load: async () => (await import('./packet.ts')).packet,
    },
  ],
  [
    'merge',
    {
      summary: 'take back packets that raters return',
      load: async () => (await import('./merge.ts')).mergeCommand,
    },
  ],
  [
    'report',
    {
      summary: 'compute the report of a study and write it as files',
      load: async () => (await import('./report.ts')).report,
    },
  ],
  [
    'export',
    {
      summary: 'write a study as files: to read, to compute, to train on',
      load: async () => (await import('./export.ts')).exportCommand,
    },
  ],
  [
    'unblind',
    {
      summary: 'lock an analysis plan, name the systems on record, print the record',
      load: async () => (await import('./unblind.ts')).unblind,
    },
  ],
  [
    'adjudicate',
    {
      summary: 'list what the raters disagree about',
      load: async () => (await import('./adjudicate.ts')).adjudicate,
    },
  ],
  [
    'agreement',
    {
      summary: 'agreement of raters on units',
      load: async () => (await import('./agreement.ts')).agreement,
    },
  ],
  [
    'correlation',
    {
      summary: 'correlation of two columns of numbers',
      load: async () => (await import('./correlation.ts')).correlation,
    },
  ],
  [
    'proportions',
    {
      summary: 'intervals of proportions',
      load: async () => (await import('./proportions.ts')).proportions,
    },
  ],
  [
    'consistency',
    {
      summary: 'do ratings and stated preferences say the same thing?',
      load: async () => (await import('./consistency.ts')).consistency,
    },
  ],
  [
    'compare',
    {
      summary: 'compare systems from pairwise outcomes',
      load: async () => (await import('./compare.ts')).compare,
    },
  ],
  [
    'test',
    {
      summary: 'test whether systems differ on the same items',
      load: async () => (await import('./systemsTest.ts')).systemsTest,
    },
  ],
  [
    'tournament',
    {
      summary: 'do preferences contradict themselves?',
      load: async () => (await import('./tournament.ts')).tournament,
    },
  ],
  [
    'plan',
    {
      summary: 'who would judge what, and how evenly',
      load: async () => (await import('./plan.ts')).plan,
    },
  ],
  [
    'plan-precision',
    {
      summary: 'how many units and raters an interval takes',
      load: async () => (await import('./planPrecision.ts')).precision,
    },
  ],
  [
    'labels',
    {
      summary: "merge several people's labels",
      load: async () => (await import('./labels.ts')).labels,
    },
  ],
])

function usage(): string {
  const width = Math.max(...[...commands.keys()].map((name) => name.length))
  const lines = [...commands].map(([name, { summary }]) => `  ${name.padEnd(width)}  ${summary}`)
  return `evenhand COMMAND [options]

Blinded human evaluation, offline.

${lines.join('\n')}

evenhand COMMAND --help explains a command, evenhand --version prints the version.
`
}

/** An older Node does not know what the program is written in, and its SQLite driver would end it without a word. */
const oldestNode = 24

async function answerTo([name, ...args]: readonly string[]): Promise<string> {
  if (name === '--version' || name === '-v') return `${appVersion()}\n`
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') return usage()
  const entry = commands.get(name)
  if (!entry) throw new Refused(`no command "${name}"; there are ${[...commands.keys()].join(', ')}`)
  if (Number.parseInt(process.versions.node, 10) < oldestNode) {
    throw new Refused(`this is Node ${process.versions.node}; start it with "npm run --silent evenhand -- ${name} ..."`)
  }
  const command = await entry.load()
  const given = parsed(command, args)
  return given.values.help === true ? command.help : command.run(given)
}

// Whoever reads the output may stop early (`| head`); that is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})

/** Exit status 0 with results, 2 with one line for input that cannot be used, 1 with one line for a fault of ours. */
try {
  process.stdout.write(await answerTo(process.argv.slice(2)))
} catch (error) {
  const refused = error instanceof Refused
  const why = refused ? error.message : `internal fault: ${error instanceof Error ? error.message : String(error)}`
  process.stderr.write(`evenhand: ${oneLine(why)}\n`)
  if (!refused && process.env.EVENHAND_TRACE === '1' && error instanceof Error) process.stderr.write(`${error.stack}\n`)
  process.exitCode = refused ? 2 : 1
}
