import type { Figure, Report } from '#contract/report.ts'
import type { TextFile } from './countedTables.ts'
import { reportNames } from './places.ts'

/**
 * The tables of a report for a paper: agreement by criterion, consistency, systems under each protocol, mean ratings.
 * Needs the package booktabs, and XeLaTeX or LuaLaTeX with a font that has the signs where names are in other scripts
 * than Latin. Each number stands with its interval and n; an undefined one with its reason.
 */
export function latexTables(report: Report, coefficientName: (id: string) => string): TextFile {
  const names = reportNames(report)
  const confidence = `${(report.settings.confidence * 100).toLocaleString('en', { maximumFractionDigits: 1 })}\\%`
  const heads = ['Estimate', `${confidence} interval`, '$n$']
  const parts = [
    tabular(
      'agreement',
      'Agreement of the raters by criterion',
      ['Criterion', 'Coefficient', ...heads],
      report.agreement.flatMap(({ criterion, overall, withinOneLevel }) =>
        [...overall, ...(withinOneLevel ? [withinOneLevel] : [])].map((figure) => [
          names.criterion(criterion),
          coefficientName(figure.coefficient),
          ...cells(figure),
        ]),
      ),
    ),
    tabular(
      'consistency',
      'Inconsistency of ratings with what was stated',
      ['Criterion', 'Stated by', 'Pairs', ...heads],
      report.consistency.flatMap(({ criterion, statedBy, withinRater, betweenRater }) =>
        [['within raters', withinRater] as const, ['between raters', betweenRater] as const].map(([scope, table]) => [
          criterion === null ? 'mean over criteria' : names.criterion(criterion),
          statedBy,
          scope,
          ...cells(table.inconsistency),
        ]),
      ),
    ),
    ...report.outcomes.map(({ protocol, systems }) =>
      tabular(
        `systems-${protocol}`,
        `Systems by ${protocol}: mean outcome with win 1, tie one half, loss 0`,
        ['System', 'Wins', 'Ties', 'Losses', ...heads],
        systems.map(({ system, winRate, wins, ties, losses }) => [
          names.system(system),
          String(wins),
          String(ties),
          String(losses),
          ...cells(winRate),
        ]),
      ),
    ),
    tabular(
      'means',
      'Mean ratings of the systems',
      ['Criterion', 'System', ...heads],
      report.means.flatMap(({ criterion, systems }) =>
        systems.map(({ system, mean }) => [names.criterion(criterion), names.system(system), ...cells(mean)]),
      ),
    ),
  ].filter((part) => part !== '')
  const head = `% ${escaped(report.study.title)}: data ${report.dataHash}, seed ${report.settings.seed}, ${report.settings.resamples} resamples.\n% \\usepackage{booktabs}\n% Names in other scripts than Latin: XeLaTeX or LuaLaTeX, \\usepackage{fontspec} and \\setmainfont with a font that has them.\n`
  return { fileName: 'tables.tex', text: `${head}\n${parts.join('\n')}` }
}

/** How many words columns stand before the numbers: everything but the last three, and counts. */
function tabular(
  key: string,
  caption: string,
  columns: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  if (rows.length === 0) return ''
  const counts = columns.filter((column) => ['Wins', 'Ties', 'Losses'].includes(column)).length
  const words = columns.length - 3 - counts
  const line = (row: readonly string[], raw: number) =>
    `    ${row.map((cell, place) => (place < raw ? escaped(cell) : cell)).join(' & ')} \\\\`
  return `${[
    '\\begin{table}',
    '  \\centering',
    `  \\caption{${escaped(caption)}}`,
    `  \\label{tab:${key}}`,
    `  \\begin{tabular}{${'l'.repeat(words)}${'r'.repeat(counts + 1)}lr}`,
    '    \\toprule',
    line(columns, words + counts),
    '    \\midrule',
    ...rows.map((row) => line(row, words + counts)),
    '    \\bottomrule',
    '  \\end{tabular}',
    '\\end{table}',
  ].join('\n')}\n`
}

function cells({ estimate, undefined: reason, interval, n }: Figure): string[] {
  if (estimate === null) return ['--', escaped((reason ?? '').replaceAll('-', ' ')), String(n)]
  return [number(estimate), interval ? `$[${bare(interval.low)}, ${bare(interval.high)}]$` : '--', String(n)]
}

const bare = (value: number): string => (Number(value.toFixed(3)) === 0 ? 0 : value).toFixed(3)
const number = (value: number): string => `$${bare(value)}$`

const special: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '<': '\\textless{}',
  '>': '\\textgreater{}',
  '|': '\\textbar{}',
  '"': "''",
  // After the end of a row these would be its own.
  '[': '{[}',
  '*': '{*}',
}

/** Text that LaTeX prints as it is, whatever the font's encoding; control characters, which print nothing, are spaces. */
export const escaped = (text: string): string =>
  text.replace(/\p{Cc}+/gu, ' ').replace(/[\\~^&%$#_{}<>|"[*]/g, (sign) => special[sign] ?? `\\${sign}`)
