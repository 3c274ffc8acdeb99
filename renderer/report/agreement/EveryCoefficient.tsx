import type { CriterionAgreement, Report } from '#contract/report.ts'
import type { AgreementPanel } from '#contract/reportSections.ts'
import { namedAlpha } from '#report/findings.ts'
import { coefficientName, decimal, estimateWords } from '#report/numbers.ts'
import { leaveOutGroups, panelGroups, reasonSentences, sliceGroups } from '#report/views/panelView.ts'
import { Section } from '#ui/Sheet.tsx'
import { Forest } from '../parts/Forest.tsx'
import styles from '../ReportRoom.module.css'
import { tell, words } from '../words.ts'

interface PanelProps {
  readonly report: Report
  readonly criterion: CriterionAgreement
  readonly panel: AgreementPanel
}

/** Every coefficient side by side, and in sentences what makes them differ. */
export function EveryCoefficient({ report, panel }: Pick<PanelProps, 'report' | 'panel'>) {
  const reasons = reasonSentences(words, report, panel)
  return (
    <div className={styles.apart}>
      <Section heading={tell('panel.every')} note={tell('panel.everyNote')}>
        <div className={styles.figure}>
          <Forest
            report={report}
            title={tell('panel.every')}
            description={tell('panel.figure')}
            groups={panelGroups(words, panel)}
            name={tell('agreement.coefficient')}
            axisWords={[
              { at: 0, words: tell('agreement.chance') },
              { at: 1, words: tell('agreement.always') },
            ]}
          />
        </div>
      </Section>
      {reasons.length > 0 && (
        <Section heading={tell('panel.reasons')} ruled={false}>
          <ul className={styles.sentences}>
            {reasons.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        </Section>
      )}
    </div>
  )
}

const named = (criterion: CriterionAgreement): string =>
  coefficientName(words, namedAlpha(criterion)?.coefficient ?? 'percent_agreement')

/** The named coefficient in each group of raters, on each tag, and without each rater. */
export function AgreementSlices({ report, criterion, panel }: PanelProps) {
  const leaveOut = leaveOutGroups(words, report, criterion, panel)
  const all = leaveOut.all?.estimate ?? 0
  return (
    <>
      {(['group', 'tag'] as const).map((by) => {
        const groups = sliceGroups(words, panel, by)
        if (groups.length === 0) return null
        const title = tell(by === 'group' ? 'panel.groups' : 'panel.tags')
        return (
          <div key={by} className={styles.apart}>
            <Section heading={title} note={tell('panel.slicesNote', { coefficient: named(criterion) })}>
              <div className={styles.figure}>
                <Forest
                  report={report}
                  title={title}
                  description={tell('panel.slicesFigure')}
                  groups={groups}
                  name={title}
                />
              </div>
            </Section>
          </div>
        )
      })}
      {leaveOut.groups.length > 0 && (
        <div className={styles.apart}>
          <Section
            heading={tell('panel.leaveOut')}
            note={tell('panel.leaveOutNote', { coefficient: named(criterion) })}
          >
            <div className={styles.figure}>
              <Forest
                report={report}
                title={tell('panel.leaveOut')}
                description={tell('panel.leaveOutFigure')}
                groups={leaveOut.groups}
                name={tell('raters.rater')}
                interval={tell('panel.change', {
                  all: leaveOut.all ? estimateWords(words, leaveOut.all, 'coefficient') : '',
                })}
                axisWords={[{ at: all, words: decimal(words, all) }]}
                reference={all}
              />
            </div>
          </Section>
        </div>
      )}
    </>
  )
}
