import { FigureFrame } from '../figures/FigureTable.tsx'
import { IntervalPlot, intervalPlotTable } from '../figures/IntervalPlot.tsx'
import { OutcomeBars, outcomeTable } from '../figures/OutcomeBars.tsx'
import { confidenceWords, decimal, whole } from '../numbers.ts'
import { type ReportWords, say } from '../say.ts'
import { meanGroups, nSentence, outcomeRows, positionSentence, scaleEnds, withN } from '../views/systemsView.ts'
import { tournamentOf } from '../views/tournamentView.ts'
import type { ChapterProps } from './AgreementChapter.tsx'
import { TagParts, TestParts, TournamentParts } from './TournamentParts.tsx'

/** How the systems did under every protocol, their mean ratings, and whether the place on the screen mattered. */
export function SystemsParts({ report, words }: ChapterProps) {
  const interval = say(words, 'figure.confidence', { percent: confidenceWords(words, report.settings.confidence) })
  const position = positionSentence(words, report)
  return (
    <>
      {report.outcomes.map((outcome) => (
        <div key={outcome.protocol} className="part">
          <h3>{say(words, `systems.outcomes.${outcome.protocol}`)}</h3>
          <Outcome report={report} words={words} outcome={outcome} interval={interval} />
          <Fought report={report} words={words} protocol={outcome.protocol} />
        </div>
      ))}
      {report.means.length > 0 && <h3>{say(words, 'systems.means')}</h3>}
      {report.means.map((means) => {
        const groups = meanGroups(words, report, means)
        const [low, high] = scaleEnds(report, means.criterion)
        return (
          <div key={means.criterion} className="figure">
            <h4>{means.name}</h4>
            <FigureFrame
              tableWords={say(words, 'table')}
              note={say(words, 'systems.meansNote')}
              table={intervalPlotTable(groups, {
                caption: `${say(words, 'systems.means')}, ${means.name}`,
                name: say(words, 'systems.system'),
                value: say(words, 'coefficient.mean_rating'),
                interval,
                count: say(words, 'systems.n'),
              })}
            >
              <IntervalPlot
                title={means.name}
                description={say(words, 'systems.meansFigure', { criterion: means.name })}
                groups={groups}
                domain={[low, high]}
                reference={low}
                intervalHeading={interval}
                formatTick={(value) => decimal(words, value, high - low > 4 ? 0 : 1)}
              />
            </FigureFrame>
          </div>
        )
      })}
      {report.pairedTests.map((tests) => (
        <TestParts key={tests.criterion} report={report} words={words} tests={tests} />
      ))}
      <TagParts report={report} words={words} />
      {position !== '' && (
        <>
          <h3>{say(words, 'systems.position')}</h3>
          <p className="second">{position}</p>
        </>
      )}
    </>
  )
}

function Outcome(
  props: ChapterProps & { readonly outcome: ChapterProps['report']['outcomes'][number]; readonly interval: string },
) {
  const { report, words, outcome, interval } = props
  const rows = outcomeRows(words, report, outcome)
  const format = (count: number) => whole(words, count)
  const heads = outcomeWords(words, interval)
  const table = outcomeTable(
    rows,
    {
      ...heads,
      caption: say(words, `systems.outcomes.${outcome.protocol}`),
      system: say(words, 'systems.system'),
      mean: say(words, 'systems.mean'),
    },
    format,
  )
  return (
    <>
      <p className="note">{say(words, `systems.outcomesNote.${outcome.protocol}`)}</p>
      <div className="figure">
        <FigureFrame tableWords={say(words, 'table')} table={withN(words, table, rows)} note={nSentence(words, rows)}>
          <OutcomeBars
            title={say(words, `systems.outcomes.${outcome.protocol}`)}
            description={say(words, 'systems.figure')}
            rows={rows}
            words={heads}
            formatCount={format}
          />
        </FigureFrame>
      </div>
    </>
  )
}

type Protocol = ChapterProps['report']['outcomes'][number]['protocol']

function Fought({ report, words, protocol }: ChapterProps & { readonly protocol: Protocol }) {
  const tournament = tournamentOf(report, protocol)
  return tournament ? <TournamentParts report={report} words={words} tournament={tournament} /> : null
}

/** The heads over wins, ties, losses and the interval. */
export const outcomeWords = (words: ReportWords, interval: string) => ({
  wins: say(words, 'systems.wins'),
  ties: say(words, 'systems.ties'),
  losses: say(words, 'systems.losses'),
  interval,
})
