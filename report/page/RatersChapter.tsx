import type { Report } from '#contract/report.ts'
import type { CriterionSeverity, HumanCeiling } from '#contract/reportSections.ts'
import { type ReportWords, say } from '../say.ts'
import {
  adjustedRows,
  againRows,
  calibrationSentence,
  ceilingGroups,
  ceilingSentences,
  driftRows,
  fitRows,
  severityGroups,
  severityTest,
} from '../views/ratersView.ts'
import { Forest } from './Forest.tsx'
import { DriftFigure, PacePart } from './OverTheWork.tsx'
import { Sentences } from './PanelParts.tsx'
import { PlainTable } from './Parts.tsx'

interface Told {
  readonly report: Report
  readonly words: ReportWords
}

/** The raters by criterion: severity and fit, drift and pace over the work, sameness on repeats, machines, stated sureness. */
export function RatersParts({ report, words }: Told) {
  const overall = report.calibration.find(({ rater }) => rater === null)
  return (
    <>
      {report.severity.map((severity) => (
        <SeverityPart key={severity.criterion} report={report} words={words} severity={severity} />
      ))}
      <PacePart report={report} words={words} />
      {report.ceilings.map((ceiling) => (
        <CeilingPart key={ceiling.criterion} report={report} words={words} ceiling={ceiling} />
      ))}
      {overall && overall.bins.length > 0 && (
        <>
          <h3>{say(words, 'raters.calibration')}</h3>
          <p className="second">{calibrationSentence(words, overall)}</p>
        </>
      )}
    </>
  )
}

const criterionName = (report: Report, id: string): string =>
  report.agreement.find(({ criterion }) => criterion === id)?.name ?? id

function SeverityPart({ report, words, severity }: Told & { readonly severity: CriterionSeverity }) {
  const { criterion } = severity
  const name = criterionName(report, criterion)
  const own = report.drift.filter((each) => each.criterion === criterion)
  const drift = driftRows(words, report, own)
  const again = againRows(words, report, criterion)
  const table = (key: TableKey, columns: readonly string[], rows: Rows) => (
    <RaterTable words={words} under={key} name={name} columns={columns} rows={rows} />
  )
  return (
    <div className="part">
      <h3>{name}</h3>
      {severity.raters.some(({ severity: figure }) => figure.estimate !== null) ? (
        <Forest
          report={report}
          words={words}
          title={`${say(words, 'raters.severity')}, ${name}`}
          description={say(words, 'raters.severityFigure')}
          groups={severityGroups(words, report, severity)}
          name={say(words, 'raters.rater')}
          domain={[-1, 1]}
          note={severityTest(words, severity)}
        />
      ) : (
        <p className="second">{severityTest(words, severity)}</p>
      )}
      {table(
        'fit',
        (['rater', 'ratings', 'meanValue', 'infit', 'outfit'] as const).map((head) => say(words, `raters.${head}`)),
        fitRows(words, report, severity).map(({ id, name: who, ratings, mean, infit, outfit }) => ({
          id,
          cells: [who, ratings, mean, infit, outfit],
        })),
      )}
      {table(
        'adjusted',
        [say(words, 'systems.system'), say(words, 'raters.given'), say(words, 'raters.fair')],
        adjustedRows(words, report, severity).map(({ id, name: system, given, adjusted }) => ({
          id,
          cells: [system, given, adjusted],
        })),
      )}
      <DriftFigure report={report} words={words} drift={own} />
      {table(
        'slope',
        [say(words, 'raters.rater'), say(words, 'raters.slope'), say(words, 'raters.p'), say(words, 'overview.n')],
        drift.map(({ id, name: who, slope, p, n }) => ({ id, cells: [who, slope, p, n] })),
      )}
      {table(
        'again',
        [say(words, 'raters.rater'), say(words, 'raters.same'), say(words, 'raters.shift')],
        again.map(({ id, name: who, same, shift }) => ({ id, cells: [who, same, shift] })),
      )}
    </div>
  )
}

type TableKey = 'fit' | 'adjusted' | 'slope' | 'again'

interface RaterTableProps {
  readonly words: ReportWords
  readonly under: TableKey
  /** The criterion. */
  readonly name: string
  readonly columns: readonly string[]
  readonly rows: Rows
}

function RaterTable({ words, under, name, columns, rows }: RaterTableProps) {
  if (rows.length === 0) return null
  const heading = say(words, `raters.${under}`)
  return (
    <>
      <h4>{heading}</h4>
      <PlainTable caption={`${heading}, ${name}`} captionHidden columns={columns} rows={rows} />
    </>
  )
}

type Rows = readonly { readonly id: string; readonly cells: readonly string[] }[]

function CeilingPart({ report, words, ceiling }: Told & { readonly ceiling: HumanCeiling }) {
  const title = `${say(words, 'raters.machines')}, ${criterionName(report, ceiling.criterion)}`
  return (
    <div className="part">
      <h3>{title}</h3>
      <p className="note">{say(words, 'raters.machinesNote')}</p>
      <Forest
        report={report}
        words={words}
        title={title}
        description={say(words, 'raters.machinesFigure')}
        groups={ceilingGroups(words, report, ceiling)}
        name={say(words, 'raters.rater')}
        {...(ceiling.ceiling.estimate === null ? {} : { reference: ceiling.ceiling.estimate })}
      />
      <Sentences sentences={ceilingSentences(words, report, ceiling)} />
    </div>
  )
}
