import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Figure, Report } from '#contract/report.ts'
import { surroundings } from '#core/context.ts'
import { reportOfStudyAt } from '#core/exports/studyReport.ts'
import { type Command, flag, intervalOptions, needed, numberOf, wholeOf } from './command.ts'
import { refusing } from './failures.ts'
import { type PrintedCell, shown, textTable } from './textTable.ts'
import { appVersion } from './version.ts'

export const report: Command = {
  help: `evenhand report STUDY.evenhand --out FOLDER [options]

Computes the report of a study and writes it: report.html (one page, nothing else needed), report.json (everything),
CSV tables, and the raw judgements as CSV files that can be imported again. While the study is blind, systems stand
under codes.

  --out FOLDER        where the files go; made if it does not exist
  --resamples N       bootstrap behind the intervals, 100 to 100000 (default 1000)
  --seed N            of the bootstrap (default 1): same study, same seed, same numbers
  --confidence C      of the intervals (default 0.95)
  --json              print what was written, and the report, as JSON
`,
  options: { out: { type: 'string' }, json: flag, ...intervalOptions },
  files: 1,
  run: async (given) => {
    const [path = ''] = given.positionals
    const out = needed(given, 'out')
    const settings = {
      seed: wholeOf(given, 'seed', 0, 4_294_967_295) ?? 1,
      resamples: wholeOf(given, 'resamples', 100, 100_000) ?? 1000,
      confidence: numberOf(given, 'confidence', 0.01, 0.9999) ?? 0.95,
    }
    const host = { around: surroundings, appVersion: appVersion(), workerUrl: statisticsWorker() }
    const made = await refusing(path, () => reportOfStudyAt(path, settings, host))
    const written = made.files.map(({ fileName }) => join(out, fileName))
    await refusing(out, () => {
      mkdirSync(out, { recursive: true })
      for (const { fileName, text } of made.files) writeFileSync(join(out, fileName), text)
    })
    if (given.values.json === true) return `${JSON.stringify({ written, report: made.report }, null, 2)}\n`
    return `${findings(made.report)}\n\nWritten:\n${written.map((name) => `  ${name}`).join('\n')}\n`
  },
}

/** The program is one file beside the thread's when built, and a room beside core in the sources. */
const statisticsWorker = (): URL =>
  import.meta.url.endsWith('.ts')
    ? new URL('../core/statistics/worker.ts', import.meta.url)
    : new URL(
        import.meta.url.includes('/chunks/') ? '../statisticsWorker.js' : './statisticsWorker.js',
        import.meta.url,
      )

/** The report in a few lines: sizes, agreement by criterion, consistency, win rates. */
function findings({ study, counts, raters, systems, agreement, consistency, outcomes }: Report): string {
  const nameOf = new Map<string, string>(systems.map(({ id, name }) => [id, name]))
  const rows: PrintedCell[][] = [
    ...agreement.flatMap(({ name, measurement, overall }) => {
      const own = overall.find(({ coefficient }) => coefficient === `krippendorff_alpha.${measurement}`) ?? overall[0]
      return own ? [[`agreement: ${name}`, ...figureCells(own)]] : []
    }),
    ...consistency.flatMap(({ name, statedBy, withinRater, betweenRater }) => [
      [`${statedBy}, within raters: ${name ?? 'mean over criteria'}`, ...figureCells(withinRater.inconsistency)],
      [`${statedBy}, between raters: ${name ?? 'mean over criteria'}`, ...figureCells(betweenRater.inconsistency)],
    ]),
    ...outcomes.flatMap(({ protocol, systems: of }) =>
      of.map(({ system, winRate }) => [
        `win rate by ${protocol}: ${nameOf.get(system) ?? ''}`,
        ...figureCells(winRate),
      ]),
    ),
  ]
  const sizes = [
    `${counts.items} items`,
    `${systems.length} systems`,
    `${raters.length} raters`,
    `${counts.ratings} ratings`,
    `${counts.preferences} comparisons`,
    `${counts.rankings} rankings`,
  ]
  return [study.title, sizes.join(' · '), '', textTable(['', 'coefficient', 'estimate', 'interval', 'n'], rows)].join(
    '\n',
  )
}

const figureCells = ({ coefficient, estimate, undefined: reason, interval, n }: Figure): PrintedCell[] => [
  coefficient,
  estimate === null ? `undefined: ${(reason ?? '').replaceAll('-', ' ')}` : { right: shown(estimate) },
  interval ? `${shown(interval.low)} to ${shown(interval.high)}` : '',
  { right: String(n) },
]
