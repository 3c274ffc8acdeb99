import { usualTrainingRules } from '#contract/exports.ts'
import type { Figure, Report } from '#contract/report.ts'
import { surroundings } from '#core/context.ts'
import { exportsOfStudyAt } from '#core/exports/studyReport.ts'
import { type Command, flag, intervalOptions, needed, text } from './command.ts'
import { refusing } from './failures.ts'
import { reportLanguage, reportOptionsHelp, reportSettings } from './reportSettings.ts'
import { statisticsWorker } from './statisticsWorker.ts'
import { type PrintedCell, shown, textTable } from './textTable.ts'
import { appVersion } from './version.ts'
import { writeFiles, writtenList } from './writeFiles.ts'

export const report: Command = {
  help: `evenhand report STUDY.evenhand --out FOLDER [options]

Computes the report of a study and writes it: report.html (one page, nothing else needed), report.json (everything),
CSV tables, and the raw judgements as CSV files that can be imported again. While the study is blind, systems stand
under codes. \`evenhand export\` writes every other kind of file.

  --out FOLDER        where the files go; made if it does not exist
${reportOptionsHelp}
  --json              print what was written, and the report, as JSON
`,
  options: { out: text, language: text, json: flag, ...intervalOptions },
  files: 1,
  run: async (given) => {
    const [path = ''] = given.positionals
    const out = needed(given, 'out')
    const host = { around: surroundings, appVersion: appVersion(), workerUrl: statisticsWorker() }
    const choice = { language: reportLanguage(given), training: usualTrainingRules, printPdf: null }
    const kinds = ['html', 'json', 'results', 'judgements'] as const
    const made = await refusing(path, () => exportsOfStudyAt(path, reportSettings(given), kinds, choice, host))
    const written = await writeFiles(out, made.files)
    if (given.values.json === true) return `${JSON.stringify({ written, report: made.report }, null, 2)}\n`
    return `${findings(made.report)}\n\n${writtenList(written)}`
  },
}

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
