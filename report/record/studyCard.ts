import type { Report } from '#contract/report.ts'
import type { Ledger } from '#contract/unblinding.ts'
import { agreementFinding, consistencyFinding, overviewFinding, systemsFinding } from '../findings.ts'
import type { Telling } from '../language.ts'
import { confidenceWords } from '../numbers.ts'
import { say } from '../say.ts'
import { sayFinding } from '../sayFinding.ts'
import { allFigures } from '../views/methodsView.ts'
import { ledgerRows, ledgerSentences } from './ledgerView.ts'
import { exclusionSentence, sizes } from './methodsText.ts'
import { sayRecord } from './sayRecord.ts'

/** A study on one page of Markdown, to lie beside its data: what was judged, what came out, what to keep in mind. */
export function studyCard(telling: Telling, report: Report, ledger: Ledger): string {
  const { words, record } = telling
  const { held, given } = sizes(telling, report)
  const lines = [
    `# ${inMarkdown(report.study.title)}`,
    sayRecord(record, 'card.heading'),
    ...section(
      sayRecord(record, 'card.about'),
      report.study.description === '' ? [] : [inMarkdown(report.study.description)],
    ),
    ...section(sayRecord(record, 'card.size'), [`- ${held}`, `- ${given}`]),
    ...section(sayRecord(record, 'card.criteria'), criteria(telling, report)),
    ...section(sayRecord(record, 'card.findings'), findings(telling, report)),
    ...section(sayRecord(record, 'card.limits'), limits(telling, report)),
    ...section(sayRecord(record, 'card.blinding'), [
      ...ledgerRows(telling, ledger).map((row) => `- ${row.at}: ${inMarkdown(row.words)}`),
      ...ledgerSentences(telling, ledger, report.naming).map((sentence) => `- ${sentence}`),
    ]),
    ...ledger.plans.flatMap(({ text }) => section(sayRecord(record, 'ledger.planHeading'), [quotation(text)])),
    ...section(sayRecord(record, 'card.again'), [
      `- ${sayRecord(record, 'card.settings', {
        seed: String(report.settings.seed),
        resamples: report.settings.resamples,
        confidence: confidenceWords(words, report.settings.confidence),
      })}`,
      `- ${sayRecord(record, 'card.data', { hash: report.dataHash })}`,
      `- ${sayRecord(record, 'card.version', { version: report.appVersion })}`,
    ]),
  ]
  return `${lines.join('\n\n')}\n`
}

const section = (heading: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : [`## ${heading}`, lines.join('\n')]

const criteria = ({ words, record }: Telling, { agreement }: Report): string[] =>
  agreement.map(({ name, measurement, distribution }) => {
    const scale = say(words, `methods.measurements.${measurement}`)
    const values = distribution.map(({ value }) => value)
    const described =
      values.length > 0 && values.length <= 11
        ? sayRecord(record, 'card.scale', { measurement: scale, values: values.join(', ') })
        : sayRecord(record, 'card.scaleOpen', { measurement: scale })
    return `- ${inMarkdown(name)}: ${described}`
  })

function findings({ words }: Telling, report: Report): string[] {
  const [consistency] = report.consistency
  const found = [
    sayFinding(words, overviewFinding(report)),
    ...report.agreement.map((each) => `${inMarkdown(each.name)}: ${sayFinding(words, agreementFinding(each))}`),
    ...(consistency ? [sayFinding(words, consistencyFinding(report, consistency))] : []),
    ...(report.outcomes.length > 0 ? [sayFinding(words, systemsFinding(report))] : []),
  ]
  return [...new Set(found)].map((finding) => `- ${finding}`)
}

function limits(telling: Telling, report: Report): string[] {
  const { record } = telling
  const missing = allFigures(report).filter(({ estimate }) => estimate === null).length
  const machines = report.raters.filter(({ kind }) => kind === 'machine').length
  return [
    `- ${exclusionSentence(telling, report)}`,
    ...(missing > 0 ? [`- ${sayRecord(record, 'card.undefined', { count: missing })}`] : []),
    ...(machines > 0 ? [`- ${sayRecord(record, 'card.machines', { count: machines })}`] : []),
  ]
}

/** Text of the study that cannot become markup, a heading or a link. */
const inMarkdown = (text: string): string =>
  text.replace(/[\r\n]+/g, ' ').replace(/[\\`*_[\]<>#|]/g, (sign) => `\\${sign}`)

const quotation = (text: string): string =>
  text
    .split(/\r?\n/)
    .map((line) => `> ${line.replace(/[<>]/g, (sign) => `\\${sign}`)}`)
    .join('\n')
