import type { CriterionAgreement, Report } from '#contract/report.ts'
import { namedAlpha } from '../findings.ts'
import { coefficientName, decimal, estimateWords } from '../numbers.ts'
import { type ReportWords, say } from '../say.ts'
import { leaveOutGroups, panelGroups, panelOf, reasonSentences, sliceGroups } from '../views/panelView.ts'
import { Forest } from './Forest.tsx'

interface PanelPartsProps {
  readonly report: Report
  readonly words: ReportWords
  readonly criterion: CriterionAgreement
}

/** Every coefficient side by side, why they differ, and the named one by group, by tag and without each rater. */
export function PanelParts({ report, words, criterion }: PanelPartsProps) {
  const panel = panelOf(report, criterion.criterion)
  // Where no response was rated by two people the sentence above has said it; forty undefined rows would not say more.
  if (!panel || panel.coefficients.length === 0 || criterion.counts.pairableUnits === 0) return null
  const coefficient = coefficientName(words, namedAlpha(criterion)?.coefficient ?? 'percent_agreement')
  const under = { report, words }
  return (
    <>
      <h4>{say(words, 'panel.every')}</h4>
      <p className="note">{say(words, 'panel.everyNote')}</p>
      <Forest
        {...under}
        title={`${say(words, 'panel.every')}, ${criterion.name}`}
        description={say(words, 'panel.figure')}
        groups={panelGroups(words, panel)}
        name={say(words, 'agreement.coefficient')}
        axisWords={[
          { at: 0, words: say(words, 'agreement.chance') },
          { at: 1, words: say(words, 'agreement.always') },
        ]}
      />
      <Sentences sentences={reasonSentences(words, report, panel)} />
      {(['group', 'tag'] as const).map((by) => {
        const groups = sliceGroups(words, panel, by)
        const title = say(words, by === 'group' ? 'panel.groups' : 'panel.tags')
        return groups.length === 0 ? null : (
          <div key={by}>
            <h4>{title}</h4>
            <p className="note">{say(words, 'panel.slicesNote', { coefficient })}</p>
            <Forest
              {...under}
              title={`${title}, ${criterion.name}`}
              description={say(words, 'panel.slicesFigure')}
              groups={groups}
              name={title}
            />
          </div>
        )
      })}
      <WithoutEach report={report} words={words} criterion={criterion} />
    </>
  )
}

/** The named coefficient without each rater in turn. */
function WithoutEach({ report, words, criterion }: PanelPartsProps) {
  const panel = panelOf(report, criterion.criterion)
  const leaveOut = panel && leaveOutGroups(words, report, criterion, panel)
  if (!leaveOut || leaveOut.groups.length === 0) return null
  const coefficient = coefficientName(words, namedAlpha(criterion)?.coefficient ?? 'percent_agreement')
  const all = leaveOut.all?.estimate ?? 0
  return (
    <>
      <h4>{say(words, 'panel.leaveOut')}</h4>
      <p className="note">{say(words, 'panel.leaveOutNote', { coefficient })}</p>
      <Forest
        report={report}
        words={words}
        title={`${say(words, 'panel.leaveOut')}, ${criterion.name}`}
        description={say(words, 'panel.leaveOutFigure')}
        groups={leaveOut.groups}
        name={say(words, 'raters.rater')}
        interval={say(words, 'panel.change', {
          all: leaveOut.all ? estimateWords(words, leaveOut.all, 'coefficient') : '',
        })}
        axisWords={[{ at: all, words: decimal(words, all) }]}
        reference={all}
      />
    </>
  )
}

/** Every coefficient on the comparisons, and why they differ. */
export function ComparisonPanel({ report, words }: Omit<PanelPartsProps, 'criterion'>) {
  const panel = panelOf(report, null)
  if (!panel || panel.coefficients.length === 0) return null
  return (
    <>
      <Forest
        report={report}
        words={words}
        title={`${say(words, 'panel.every')}, ${say(words, 'agreement.preference')}`}
        description={say(words, 'panel.figure')}
        groups={panelGroups(words, panel)}
        name={say(words, 'agreement.coefficient')}
        axisWords={[
          { at: 0, words: say(words, 'agreement.chance') },
          { at: 1, words: say(words, 'agreement.always') },
        ]}
      />
      <Sentences sentences={reasonSentences(words, report, panel)} />
    </>
  )
}

/** Plain sentences under a figure. */
export function Sentences({ sentences }: { readonly sentences: readonly string[] }) {
  if (sentences.length === 0) return null
  return (
    <ul className="sentences">
      {sentences.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  )
}
