import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { StudyId } from '#contract/ids.ts'
import type { CriterionAgreement, Report } from '#contract/report.ts'
import { IntervalPlot, intervalPlotTable } from '#report/figures/IntervalPlot.tsx'
import { LevelBars, levelTable } from '#report/figures/LevelBars.tsx'
import { agreementFinding } from '#report/findings.ts'
import { coefficientName, confidenceWords, decimal, figureWords } from '#report/numbers.ts'
import { sayFinding } from '#report/sayFinding.ts'
import {
  agreementNote,
  agreementSecond,
  coefficientGroups,
  formOf,
  levelCounts,
  pairId,
  shareRows,
  type Weighting,
  weightings,
  whySentence,
} from '#report/views/agreementView.ts'
import { panelOf } from '#report/views/panelView.ts'
import { EmptyState } from '#ui/Notice.tsx'
import { Select } from '#ui/Select.tsx'
import { Columns, Section, Sheet } from '#ui/Sheet.tsx'
import { LevelsUsed } from '../parts/LevelsUsed.tsx'
import { ScreenFigure } from '../parts/ScreenFigure.tsx'
import type { ReportPageProps } from '../places.ts'
import styles from '../ReportRoom.module.css'
import { tell, words } from '../words.ts'
import { ComparedTogether } from './ComparedTogether.tsx'
import { AgreementSlices, EveryCoefficient } from './EveryCoefficient.tsx'
import { LevelRatings } from './LevelRatings.tsx'
import { pairsBeside, RaterPairs } from './RaterPairs.tsx'
import { TwoRaters } from './TwoRaters.tsx'

/** How far raters agree on one criterion: the coefficients side by side, each two raters, and why they differ. */
export function AgreementPage({ report, view, overview, onChange }: ReportPageProps) {
  const { t } = useTranslation('report')
  const criterion = report.agreement.find((each) => each.criterion === view.criterion) ?? report.agreement[0]
  const [selected, setSelected] = useState<string | null>(null)
  const panel = criterion && panelOf(report, criterion.criterion)
  const pair = criterion?.pairs.find((each) => pairId(each) === selected) ?? criterion?.pairs[0] ?? null
  if (!criterion) {
    return (
      <Sheet title={sayFinding(words, agreementFinding(undefined))}>
        <OnComparisons study={overview.study} report={report} />
        {report.preferenceAgreement.length === 0 && <EmptyState title={tell('overview.noAgreement')} />}
      </Sheet>
    )
  }
  return (
    <Sheet
      title={sayFinding(words, agreementFinding(criterion))}
      second={<Second report={report} criterion={criterion} onChange={onChange} />}
    >
      {criterion.counts.ratings === 0 && (
        <EmptyState title={tell('overview.noAgreement')}>{t('empty.second')}</EmptyState>
      )}
      {criterion.counts.ratings > 0 && (
        <Columns shape={pairsBeside(report, criterion.pairs)}>
          <div>
            <Coefficients report={report} criterion={criterion} />
            <Distribution key={criterion.criterion} study={overview.study} criterion={criterion} />
            {panel && <EveryCoefficient report={report} panel={panel} />}
          </div>
          <div>
            <RaterPairs
              report={report}
              pairs={criterion.pairs}
              judged="responses"
              weighting={view.weighting}
              weightings={weightings}
              selected={pair}
              onSelect={setSelected}
              onWeighting={(weighting) => onChange({ weighting })}
            />
          </div>
        </Columns>
      )}
      {pair && criterion.counts.ratings > 0 && (
        <TwoRaters key={pairId(pair)} study={overview.study} report={report} criterion={criterion} pair={pair} />
      )}
      {panel && <AgreementSlices report={report} criterion={criterion} panel={panel} />}
      {panel && <LevelsUsed report={report} criterion={criterion} by="rater" />}
      <OnComparisons study={overview.study} report={report} />
    </Sheet>
  )
}

interface SecondProps extends Pick<ReportPageProps, 'report' | 'onChange'> {
  readonly criterion: CriterionAgreement
}

/** Which criterion, and how much of it was rated. */
function Second({ report, criterion, onChange }: SecondProps) {
  const { t } = useTranslation('report')
  return (
    <>
      {report.agreement.length > 1 ? (
        <Select
          kind="accent"
          headingHidden
          heading={t('changeCriterion')}
          value={criterion.criterion as string}
          options={report.agreement.map((each) => ({ id: each.criterion as string, words: each.name }))}
          onChange={(id) => onChange({ criterion: id })}
        />
      ) : (
        `${criterion.name}.`
      )}{' '}
      {agreementSecond(words, criterion)}
    </>
  )
}

function Coefficients({ report, criterion }: { readonly report: Report; readonly criterion: CriterionAgreement }) {
  const groups = coefficientGroups(words, criterion)
  const intervalHeading = tell('figure.confidence', { percent: confidenceWords(words, report.settings.confidence) })
  return (
    <>
      <Section heading={tell('agreement.coefficients')} note={tell('agreement.named')}>
        <div className={styles.figure}>
          <ScreenFigure
            table={intervalPlotTable([...groups, { id: 'shares', rows: shareRows(words, criterion) }], {
              caption: tell('agreement.coefficients'),
              name: tell('agreement.coefficient'),
              value: tell('overview.value'),
              interval: intervalHeading,
              count: tell('overview.n'),
            })}
          >
            <IntervalPlot
              title={tell('agreement.coefficients')}
              description={tell('agreement.plot')}
              groups={groups}
              axisWords={[
                { at: 0, words: tell('agreement.chance') },
                { at: 1, words: tell('agreement.always') },
              ]}
              intervalHeading={intervalHeading}
              formatTick={(value) => decimal(words, value, 1)}
            />
          </ScreenFigure>
        </div>
      </Section>
      <Section heading={tell('agreement.why')} ruled={false}>
        <p>{whySentence(words, criterion)}</p>
        <p className={styles.note}>{agreementNote(words, report, criterion)}</p>
      </Section>
    </>
  )
}

/** More different values than this are numbers, not levels; then a bar each would say nothing. */
const mostBars = 11

interface DistributionProps {
  readonly study: StudyId
  readonly criterion: CriterionAgreement
}

/** How often each level was given, each bar leading to its ratings. */
function Distribution({ study, criterion }: DistributionProps) {
  const [value, setValue] = useState<number | null>(null)
  const levels = levelCounts(words, criterion)
  if (levels.length === 0 || levels.length > mostBars) return null
  const caption = tell('agreement.distribution')
  return (
    <div className={styles.apart}>
      <Section heading={caption}>
        <div className={styles.figure}>
          <ScreenFigure
            table={levelTable(levels, { caption, level: tell('agreement.level'), count: tell('agreement.times') })}
          >
            <LevelBars
              title={caption}
              description={caption}
              levels={levels}
              onOpen={(level) => setValue(Number(level))}
            />
          </ScreenFigure>
        </div>
      </Section>
      {value !== null && <LevelRatings key={value} input={{ study, criterion: criterion.criterion, value }} />}
    </div>
  )
}

/** What can be said of which of two is better: the same, and the same beyond chance. */
const comparisonWeightings = ['cohen_kappa.unweighted', 'percent_agreement'] as const

function OnComparisons({ study, report }: { readonly study: StudyId; readonly report: Report }) {
  const panel = panelOf(report, null)
  const [weighting, setWeighting] = useState<Weighting>('cohen_kappa.unweighted')
  const [selected, setSelected] = useState<string | null>(null)
  const pairs = report.preferencePairs
  const pair = pairs.find((each) => pairId(each) === selected) ?? pairs[0] ?? null
  if (report.preferenceAgreement.length === 0) return null
  return (
    <div className={styles.apart}>
      <Section heading={tell('agreement.preference')}>
        <dl className={styles.facts}>
          {report.preferenceAgreement.flatMap((figure) => [
            <dt key={`${figure.coefficient} name`}>{coefficientName(words, figure.coefficient)}</dt>,
            <dd key={figure.coefficient}>{figureWords(words, figure, formOf(figure.coefficient), 'pairs')}</dd>,
          ])}
        </dl>
        <p className={styles.note}>{tell('agreement.preferenceNote')}</p>
      </Section>
      <Columns shape={pairsBeside(report, pairs)}>
        <div>{panel && <EveryCoefficient report={report} panel={panel} />}</div>
        <div className={styles.apart}>
          <RaterPairs
            report={report}
            pairs={pairs}
            judged="pairs"
            weighting={weighting}
            weightings={comparisonWeightings}
            selected={pair}
            onSelect={setSelected}
            onWeighting={setWeighting}
          />
        </div>
      </Columns>
      {pair && <ComparedTogether key={pairId(pair)} study={study} report={report} pair={pair} />}
    </div>
  )
}
