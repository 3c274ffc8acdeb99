import type { Criterion } from '#contract/rubric.ts'
import { csvText } from '#formats/writers/csv.ts'
import { valuesOf } from './codebook.ts'
import type { Computed, TextFile } from './countedTables.ts'
import { reportNames } from './places.ts'

/**
 * Syntax for SPSS (and PSPP) with one wide file per criterion: reads the ratings with labels of variables and values,
 * and computes mean ratings, win rates, and percent agreement and kappa of every two raters. The figures of the report are
 * in the syntax as comments beside what computes them.
 */
export function spssFiles({ report, input }: Computed, criteria: readonly Criterion[]): TextFile[] {
  const names = reportNames(report)
  const raters = input.raters.map((id, place) => ({ id, variable: `r${place + 1}`, label: names.rater(id) }))
  const parts = input.criteria.map((_, place) => wideCriterion({ report, input }, criteria, raters, place))
  const longest = (texts: readonly string[]) => Math.max(8, ...texts.map((text) => Buffer.byteLength(text)))
  const itemWidth = longest(input.responses.map(({ item }) => item))
  const systemWidth = longest(input.systems.map(names.system))
  const syntax = parts.flatMap(({ fileName, name, values, id }) => [
    `* ${oneLine(name)}.`,
    `GET DATA /TYPE=TXT /FILE='${fileName}' /ENCODING='UTF8' /ARRANGEMENT=DELIMITED /DELIMITERS=',' /QUALIFIER='"' /FIRSTCASE=2`,
    `  /VARIABLES=item A${itemWidth} system A${systemWidth} ${raters.map(({ variable }) => `${variable} F8.4`).join(' ')}.`,
    'VARIABLE LABELS',
    `${raters.map(({ variable, label }) => `  ${variable} ${quoted(label)}`).join('\n')}.`,
    ...(values.length === 0
      ? []
      : [
          `VALUE LABELS ${raters.map(({ variable }) => variable).join(' ')}`,
          `${values.map(({ value, meaning }) => `  ${value} ${quoted(meaning.slice(0, 110) || String(value))}`).join('\n')}.`,
        ]),
    `* Mean rating of each system: the mean over responses of the mean over raters.`,
    ...(report.means.find(({ criterion }) => criterion === id)?.systems ?? []).map(
      ({ system, mean }) =>
        `* In the report: ${oneLine(names.system(system))} ${stated(mean.estimate)}, n = ${mean.n}.`,
    ),
    raters.length === 1
      ? `COMPUTE mean_rating = ${raters[0]?.variable ?? ''}.`
      : `COMPUTE mean_rating = MEAN(${raters.map(({ variable }) => variable).join(', ')}).`,
    'FORMATS mean_rating (F16.12).',
    'MEANS TABLES=mean_rating BY system /CELLS=MEAN COUNT.',
    ...pairSyntax({ report, input }, id, raters),
    '',
  ])
  const head = [
    '* Reads the ratings of each criterion and computes means and the agreement of every two raters again.',
    '* Start it in the folder that holds these files. SPSS computes kappa over the categories that both raters used,',
    '* so it has no kappa where one of them used others; recompute.py and recompute.R have all figures.',
    'SET DECIMAL=DOT.',
    '',
  ]
  return [
    { fileName: 'recompute.sps', text: `${[...head, ...syntax].join('\n')}\n` },
    ...parts.map(({ fileName, text }) => ({ fileName, text })),
  ]
}

/** The ratings of one criterion with a row per response and a column per rater. */
function wideCriterion(
  { report, input }: Computed,
  criteria: readonly Criterion[],
  raters: readonly Column[],
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
    return [item, names.system(system), ...raters.map((rater) => given?.get(rater.id) ?? null)]
  })
  const text = csvText({ columns: ['item', 'system', ...raters.map(({ variable }) => variable)], rows })
  const defined = criteria.find((criterion) => criterion.id === id)
  const values = defined ? valuesOf(defined) : []
  return { fileName: `spss-ratings-${place + 1}.csv`, text, name: names.criterion(id), values, id }
}

type Column = { readonly id: string; readonly variable: string }

function pairSyntax({ report }: Computed, criterion: string, raters: readonly Column[]): string[] {
  const agreement = report.agreement.find((each) => each.criterion === criterion)
  return (agreement?.pairs ?? []).flatMap(({ raterA, raterB, figures }) => {
    const [a, b] = [raterA, raterB].map((id) => raters.find((rater) => rater.id === id)?.variable ?? '')
    const kappa = figures.find(({ coefficient }) => coefficient === 'cohen_kappa.unweighted')
    const same = figures.find(({ coefficient }) => coefficient === 'percent_agreement')
    return [
      `* In the report: same rating ${stated(same?.estimate ?? null)}, kappa ${stated(kappa?.estimate ?? null)}, n = ${same?.n ?? 0}.`,
      `CROSSTABS /TABLES=${a} BY ${b} /STATISTICS=KAPPA /CELLS=COUNT.`,
    ]
  })
}

const stated = (estimate: number | null): string => (estimate === null ? 'undefined' : String(estimate))
const oneLine = (text: string): string => text.replace(/[\r\n.]+/g, ' ')
const quoted = (text: string): string => `'${text.replace(/[\r\n]+/g, ' ').replaceAll("'", "''")}'`
