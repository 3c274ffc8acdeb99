import type { CriterionAgreement, Report } from '#contract/report.ts'
import type { Criterion } from '#contract/rubric.ts'
import { csvText } from '#formats/writers/csv.ts'
import { valuesOf } from './codebook.ts'
import type { Computed, TextFile } from './countedTables.ts'
import { reportNames } from './places.ts'
import { pairSyntax } from './spssPairs.ts'
import { cut, oneLine, quoted, type SpssRater, stated } from './spssText.ts'

/**
 * Syntax for SPSS (and PSPP) with one wide file per criterion: reads the ratings with labels of variables and values,
 * and computes the mean rating of each system, and percent agreement and kappa of every two raters, all with twelve
 * decimals beside what the report states.
 */
export function spssFiles({ report, input }: Computed, criteria: readonly Criterion[]): TextFile[] {
  const names = reportNames(report)
  const raters = input.raters.map((id, place) => ({ id, variable: `r${place + 1}`, label: names.rater(id) }))
  const parts = input.criteria.map((_, place) => wideCriterion({ report, input }, criteria, raters, place))
  const longest = (texts: readonly string[]) => Math.max(8, ...texts.map((text) => Buffer.byteLength(text)))
  const widths = {
    item: longest(input.responses.map(({ item }) => item)),
    system: longest(input.systems.map(names.system)),
  }
  const syntax = parts.flatMap((part) => [
    ...readingSyntax(part, raters, widths),
    ...meanSyntax(report, part.id, raters),
    ...pairSyntax(agreementOn(report, part.id), raters),
    '',
  ])
  const head = [
    '* Reads the ratings of each criterion and computes means and the agreement of every two raters again.',
    '* Start it in the folder that holds these files; recompute.py and recompute.R have all figures.',
    'SET DECIMAL=DOT.',
    '',
  ]
  return [
    { fileName: 'recompute.sps', text: `${[...head, ...syntax].join('\n')}\n` },
    ...parts.map(({ fileName, text }) => ({ fileName, text })),
  ]
}

const agreementOn = (report: Report, criterion: string): CriterionAgreement | undefined =>
  report.agreement.find((each) => each.criterion === criterion)

type Part = ReturnType<typeof wideCriterion>

function readingSyntax(
  { fileName, name, values }: Part,
  raters: readonly SpssRater[],
  widths: { readonly item: number; readonly system: number },
): string[] {
  const variables = raters.map(({ variable }) => variable)
  return [
    `* ${oneLine(name)}.`,
    `GET DATA /TYPE=TXT /FILE='${fileName}' /ENCODING='UTF8' /ARRANGEMENT=DELIMITED /DELIMITERS=',' /QUALIFIER='"' /FIRSTCASE=2`,
    `  /VARIABLES=item A${widths.item} system A${widths.system}`,
    `${variables.map((variable) => `  ${variable} F8.4`).join('\n')}.`,
    'VARIABLE LABELS',
    `${raters.map(({ variable, label }) => `  ${variable} ${quoted(cut(label, 250))}`).join('\n')}.`,
    ...(values.length === 0
      ? []
      : [
          `VALUE LABELS ${variables.join('\n  ')}`,
          `${values.map(({ value, meaning }) => `  ${value} ${quoted(cut(meaning, 120) || String(value))}`).join('\n')}.`,
        ]),
  ]
}

function meanSyntax(report: Report, criterion: string, raters: readonly SpssRater[]): string[] {
  const names = reportNames(report)
  const systems = report.means.find((each) => each.criterion === criterion)?.systems
  if (!systems) return []
  const [only] = raters
  return [
    '* Mean rating of each system: the mean over responses of the mean over raters.',
    ...systems.map(
      ({ system, mean }) =>
        `* In the report: ${oneLine(names.system(system))} ${stated(mean.estimate)}, n = ${mean.n}.`,
    ),
    raters.length === 1 && only
      ? `COMPUTE mean_rating = ${only.variable}.`
      : `COMPUTE mean_rating = MEAN(${raters.map(({ variable }) => variable).join(',\n  ')}).`,
    'FORMATS mean_rating (F20.12).',
    'MEANS TABLES=mean_rating BY system /CELLS=MEAN COUNT.',
  ]
}

/** The ratings of one criterion with a row per response and a column per rater. */
function wideCriterion(
  { report, input }: Computed,
  criteria: readonly Criterion[],
  raters: readonly SpssRater[],
  place: number,
) {
  const names = reportNames(report)
  const id = input.criteria[place]?.id ?? ''
  const byUnit = new Map<string, Map<string, number>>()
  for (const { item, system, rater, value, criterion } of input.ratings) {
    if (criterion !== id) continue
    const key = JSON.stringify([item, system])
    byUnit.set(key, (byUnit.get(key) ?? new Map<string, number>()).set(rater, value))
  }
  const rows = input.responses.map(({ item, system }) => {
    const given = byUnit.get(JSON.stringify([item, system]))
    // A line break ends a case, whatever stands around it.
    return [oneCell(item), oneCell(names.system(system)), ...raters.map((rater) => given?.get(rater.id) ?? null)]
  })
  const text = csvText({ columns: ['item', 'system', ...raters.map(({ variable }) => variable)], rows })
  const defined = criteria.find((criterion) => criterion.id === id)
  const values = defined ? valuesOf(defined) : []
  return { fileName: `spss-ratings-${place + 1}.csv`, text, name: names.criterion(id), values, id }
}

const oneCell = (text: string): string => text.replace(/[\r\n]+/g, ' ')
