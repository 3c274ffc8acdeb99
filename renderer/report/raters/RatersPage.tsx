import { useTranslation } from 'react-i18next'
import type { Report } from '#contract/report.ts'
import type { CriterionSeverity } from '#contract/reportSections.ts'
import { sayFinding } from '#report/sayFinding.ts'
import { adjustedRows, fitRows, ratersFinding, severityGroups, severityTest } from '#report/views/ratersView.ts'
import { Select } from '#ui/Select.tsx'
import { Columns, Section, Sheet } from '#ui/Sheet.tsx'
import { Forest } from '../parts/Forest.tsx'
import { LevelsUsed } from '../parts/LevelsUsed.tsx'
import { PlainRows } from '../parts/PlainRows.tsx'
import type { ReportPageProps } from '../places.ts'
import styles from '../ReportRoom.module.css'
import { tell, words } from '../words.ts'
import { MachinesAndSureness } from './MachinesAndSureness.tsx'
import { OverTheWork } from './OverTheWork.tsx'

/** The raters: severity and fit, drift and pace over the work, sameness on repeats, machines, calibration. */
export function RatersPage({ report, view, onChange }: ReportPageProps) {
  const { t } = useTranslation('report')
  const severity = report.severity.find(({ criterion }) => criterion === view.criterion) ?? report.severity[0]
  const criterion = report.agreement.find((each) => each.criterion === severity?.criterion)
  const nameOf = (id: string) => report.agreement.find((each) => each.criterion === id)?.name ?? ''
  return (
    <Sheet
      title={sayFinding(words, ratersFinding(report, severity))}
      second={
        <>
          {severity && report.severity.length > 1 && (
            <Select
              kind="accent"
              headingHidden
              heading={t('changeCriterion')}
              value={severity.criterion as string}
              options={report.severity.map((each) => ({ id: each.criterion as string, words: nameOf(each.criterion) }))}
              onChange={(id) => onChange({ criterion: id })}
            />
          )}{' '}
          {tell('raters.second')}
        </>
      }
    >
      {severity && <Severity report={report} severity={severity} />}
      {criterion && <LevelsUsed report={report} criterion={criterion} by="rater" />}
      {severity && <OverTheWork report={report} criterion={severity.criterion} />}
      <MachinesAndSureness report={report} criterion={severity?.criterion ?? null} />
    </Sheet>
  )
}

function Severity({ report, severity }: { readonly report: Report; readonly severity: CriterionSeverity }) {
  const fit = fitRows(words, report, severity)
  return (
    <>
      <Columns shape="figure">
        <Section heading={tell('raters.severity')} note={tell('raters.severityNote')}>
          <div className={styles.figure}>
            <Forest
              report={report}
              title={tell('raters.severity')}
              description={tell('raters.severityFigure')}
              groups={severityGroups(words, report, severity)}
              name={tell('raters.rater')}
              domain={[-1, 1]}
              axisWords={[
                { at: -0.8, words: tell('raters.milder') },
                { at: 0.8, words: tell('raters.severer') },
              ]}
              note={severityTest(words, severity)}
            />
          </div>
        </Section>
        <Section heading={tell('raters.fit')}>
          <PlainRows
            caption={tell('raters.fit')}
            headings={[
              tell('raters.rater'),
              tell('raters.ratings'),
              tell('raters.meanValue'),
              tell('raters.infit'),
              tell('raters.outfit'),
            ]}
            rows={fit.map(({ id, name, ratings, mean, infit, outfit }) => ({
              id,
              cells: [name, ratings, mean, infit, outfit],
            }))}
          />
        </Section>
      </Columns>
      <div className={styles.apart}>
        <Section heading={tell('raters.adjusted')}>
          <PlainRows
            caption={tell('raters.adjusted')}
            headings={[tell('systems.system'), tell('raters.given'), tell('raters.fair')]}
            rows={adjustedRows(words, report, severity).map(({ id, name, given, adjusted }) => ({
              id,
              cells: [name, given, adjusted],
            }))}
          />
        </Section>
      </div>
    </>
  )
}
