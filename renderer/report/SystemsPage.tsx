import { useTranslation } from 'react-i18next'
import type { CriterionMeans, Report, SystemOutcome } from '#contract/report.ts'
import { IntervalPlot, intervalPlotTable } from '#report/figures/IntervalPlot.tsx'
import { OutcomeBars, outcomeTable } from '#report/figures/OutcomeBars.tsx'
import { systemsFinding } from '#report/findings.ts'
import { confidenceWords, decimal, whole } from '#report/numbers.ts'
import { sayFinding } from '#report/sayFinding.ts'
import { meanGroups, nSentence, outcomeRows, positionSentence, scaleEnds, withN } from '#report/views/systemsView.ts'
import { EmptyState } from '#ui/Notice.tsx'
import { Columns, Section, Sheet } from '#ui/Sheet.tsx'
import { LevelsUsed } from './parts/LevelsUsed.tsx'
import { ScreenFigure } from './parts/ScreenFigure.tsx'
import type { ReportPageProps } from './places.ts'
import styles from './ReportRoom.module.css'
import { TagsPart, TestsPart } from './systems/TestsPart.tsx'
import { TournamentPart } from './systems/TournamentPart.tsx'
import { tell, words } from './words.ts'

/** How the systems did: outcomes under each protocol, mean ratings, and whether the place on the screen mattered. */
export function SystemsPage({ report, overview }: ReportPageProps) {
  const { t } = useTranslation('report')
  const position = positionSentence(words, report)
  if (report.outcomes.length === 0 && report.means.length === 0) {
    return (
      <Sheet title={sayFinding(words, systemsFinding(report))}>
        <EmptyState title={t('systems.empty')} />
      </Sheet>
    )
  }
  return (
    <Sheet
      title={sayFinding(words, systemsFinding(report))}
      second={tell('systems.second', { items: tell('count.items', { count: report.counts.items }) })}
    >
      <Columns shape="figure">
        <div>
          {report.outcomes.map((outcome) => (
            <Outcome key={outcome.protocol} report={report} outcome={outcome} />
          ))}
        </div>
        <div>
          {position !== '' && (
            <Section heading={tell('systems.position')}>
              <p className={styles.under}>{position}</p>
            </Section>
          )}
        </div>
      </Columns>
      {report.means.length > 0 && (
        <div className={styles.apart}>
          <Section heading={tell('systems.means')} note={tell('systems.meansNote')}>
            <Columns shape="even">
              {report.means.map((means) => (
                <Means key={means.criterion} report={report} means={means} />
              ))}
            </Columns>
          </Section>
        </div>
      )}
      {report.agreement.map((criterion) => (
        <LevelsUsed key={criterion.criterion} report={report} criterion={criterion} by="system" />
      ))}
      {report.tournaments.map((tournament) => (
        <TournamentPart key={tournament.protocol} study={overview.study} report={report} tournament={tournament} />
      ))}
      <TagsPart report={report} />
      {report.pairedTests.map((tests) => (
        <TestsPart key={tests.criterion} report={report} tests={tests} />
      ))}
    </Sheet>
  )
}

const intervalHeading = ({ settings }: Report): string =>
  tell('figure.confidence', { percent: confidenceWords(words, settings.confidence) })

function Outcome({ report, outcome }: { readonly report: Report; readonly outcome: SystemOutcome }) {
  const rows = outcomeRows(words, report, outcome)
  const format = (count: number) => whole(words, count)
  const heads = {
    wins: tell('systems.wins'),
    ties: tell('systems.ties'),
    losses: tell('systems.losses'),
    interval: intervalHeading(report),
  }
  const title = tell(`systems.outcomes.${outcome.protocol}`)
  const table = outcomeTable(
    rows,
    { ...heads, caption: title, system: tell('systems.system'), mean: tell('systems.mean') },
    format,
  )
  return (
    <Section heading={title} note={tell(`systems.outcomesNote.${outcome.protocol}`)}>
      <div className={styles.figure}>
        <ScreenFigure table={withN(words, table, rows)} note={nSentence(words, rows)}>
          <OutcomeBars
            title={title}
            description={tell('systems.figure')}
            rows={rows}
            words={heads}
            formatCount={format}
          />
        </ScreenFigure>
      </div>
    </Section>
  )
}

function Means({ report, means }: { readonly report: Report; readonly means: CriterionMeans }) {
  const groups = meanGroups(words, report, means)
  const [low, high] = scaleEnds(report, means.criterion)
  return (
    <div className={styles.figure}>
      <h3>{means.name}</h3>
      <ScreenFigure
        table={intervalPlotTable(groups, {
          caption: means.name,
          name: tell('systems.system'),
          value: tell('coefficient.mean_rating'),
          interval: intervalHeading(report),
          count: tell('systems.n'),
        })}
        note={nSentence(
          words,
          groups.flatMap(({ rows }) => rows.map(({ name, countWords }) => ({ name, n: countWords ?? '' }))),
        )}
      >
        <IntervalPlot
          title={means.name}
          description={tell('systems.meansFigure', { criterion: means.name })}
          groups={groups}
          domain={[low, high]}
          reference={low}
          intervalHeading={intervalHeading(report)}
          formatTick={(value) => decimal(words, value, high - low >= 4 ? 0 : 1)}
          width={480}
        />
      </ScreenFigure>
    </div>
  )
}
