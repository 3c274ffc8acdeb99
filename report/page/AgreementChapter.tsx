import type { CriterionAgreement, RaterPair, Report } from '#contract/report.ts'
import { AgreementHeatmap, heatmapTable } from '../figures/AgreementHeatmap.tsx'
import { FigureFrame } from '../figures/FigureTable.tsx'
import { IntervalPlot, intervalPlotTable } from '../figures/IntervalPlot.tsx'
import { LevelBars, levelTable } from '../figures/LevelBars.tsx'
import { agreementFinding, raterIn } from '../findings.ts'
import { coefficientName, confidenceWords, decimal, figureWords } from '../numbers.ts'
import { type ReportWords, say } from '../say.ts'
import { sayFinding } from '../sayFinding.ts'
import {
  agreementNote,
  agreementSecond,
  coefficientGroups,
  formOf,
  heatmap,
  type Judged,
  levelCounts,
  pairFigures,
  pairId,
  shareRows,
  type Weighting,
  whySentence,
} from '../views/agreementView.ts'
import { ComparisonPanel, PanelParts } from './PanelParts.tsx'
import { Facts, PlainTable } from './Parts.tsx'

export interface ChapterProps {
  readonly report: Report
  readonly words: ReportWords
}

/** Agreement on every criterion, then on the comparisons. */
export function AgreementParts({ report, words }: ChapterProps) {
  return (
    <>
      {report.agreement.map((criterion) => (
        <CriterionPart key={criterion.criterion} report={report} words={words} criterion={criterion} />
      ))}
      {report.preferenceAgreement.length > 0 && (
        <div className="part">
          <h3>{say(words, 'agreement.preference')}</h3>
          <Facts
            facts={report.preferenceAgreement.map((figure) => ({
              id: figure.coefficient,
              name: coefficientName(words, figure.coefficient),
              value: figureWords(words, figure, formOf(figure.coefficient), 'pairs'),
            }))}
          />
          <p className="note">{say(words, 'agreement.preferenceNote')}</p>
          <ComparisonPanel report={report} words={words} />
          <RaterPairs
            report={report}
            words={words}
            pairs={report.preferencePairs}
            judged="pairs"
            weighting="cohen_kappa.unweighted"
            about={say(words, 'agreement.preference')}
          />
        </div>
      )}
    </>
  )
}

function CriterionPart({ report, words, criterion }: ChapterProps & { readonly criterion: CriterionAgreement }) {
  if (criterion.counts.ratings === 0) {
    return (
      <div className="part">
        <h3>{criterion.name}</h3>
        <p className="second">{sayFinding(words, agreementFinding(criterion))}.</p>
      </div>
    )
  }
  const groups = coefficientGroups(words, criterion)
  const intervalHeading = say(words, 'figure.confidence', {
    percent: confidenceWords(words, report.settings.confidence),
  })
  const table = intervalPlotTable([...groups, { id: 'shares', rows: shareRows(words, criterion) }], {
    caption: `${say(words, 'agreement.coefficients')}, ${criterion.name}`,
    name: say(words, 'agreement.coefficient'),
    value: say(words, 'overview.value'),
    interval: intervalHeading,
    count: say(words, 'overview.n'),
  })
  return (
    <div className="part">
      <h3>{criterion.name}</h3>
      <p className="finding">{sayFinding(words, agreementFinding(criterion))}</p>
      <p className="second">{agreementSecond(words, criterion)}</p>
      <div className="figure">
        <FigureFrame table={table} tableWords={say(words, 'table')} note={agreementNote(words, report, criterion)}>
          <IntervalPlot
            title={say(words, 'agreement.coefficients')}
            description={say(words, 'agreement.plot')}
            groups={groups}
            axisWords={[
              { at: 0, words: say(words, 'agreement.chance') },
              { at: 1, words: say(words, 'agreement.always') },
            ]}
            intervalHeading={intervalHeading}
            formatTick={(value) => decimal(words, value, 1)}
          />
        </FigureFrame>
      </div>
      <h4>{say(words, 'agreement.why')}</h4>
      <p>{whySentence(words, criterion)}</p>
      <PanelParts report={report} words={words} criterion={criterion} />
      <RaterPairs
        report={report}
        words={words}
        pairs={criterion.pairs}
        judged="responses"
        weighting="cohen_kappa.quadratic"
        about={criterion.name}
      />
      <Distribution words={words} criterion={criterion} />
    </div>
  )
}

interface RaterPairsProps extends ChapterProps {
  readonly pairs: readonly RaterPair[]
  readonly judged: Judged
  readonly weighting: Weighting
  /** The criterion's name, or what else the raters judged. */
  readonly about: string
}

function RaterPairs({ report, words, pairs: whole, judged, weighting, about }: RaterPairsProps) {
  if (whole.length === 0) return <p className="note">{say(words, 'agreement.onePair')}</p>
  // Two raters who never met on a response have nothing to be held against each other; a large panel has thousands of such pairs.
  const pairs = whole.filter(({ figures }) => figures.some(({ n }) => n > 0))
  if (pairs.length === 0) return null
  const { names, cells, wholeCells, nWords } = heatmap(words, report, pairs, weighting, judged)
  const name = raterIn(report)
  const rows = pairs.flatMap((pair) =>
    pairFigures(words, pair, judged).map((figure) => ({
      id: `${pairId(pair)} ${figure.id}`,
      cells: [
        say(words, 'agreement.cellTitle', { a: name(pair.raterA), b: name(pair.raterB) }),
        figure.name,
        figure.value,
      ],
    })),
  )
  const caption = `${say(words, 'agreement.raters')}, ${about}`
  return (
    <>
      <h4>{say(words, 'agreement.raters')}</h4>
      <p className="note">
        {say(words, 'agreement.ratersNote', { weighting: say(words, `weighting.${weighting}`), n: nWords })}
      </p>
      <div className="figure">
        <FigureFrame
          tableWords={say(words, 'table')}
          table={heatmapTable(wholeCells, {
            caption,
            pair: say(words, 'agreement.pairs'),
            value: say(words, `weighting.${weighting}`),
            details: [say(words, 'overview.interval'), say(words, 'overview.n')],
          })}
        >
          <AgreementHeatmap
            title={caption}
            description={say(words, 'agreement.heat', { weighting: say(words, `weighting.${weighting}`) })}
            names={names}
            cells={cells}
          />
        </FigureFrame>
      </div>
      <details className="fig-details">
        <summary>{say(words, 'agreement.coefficients')}</summary>
        <PlainTable
          caption={`${caption}: ${say(words, 'agreement.coefficients')}`}
          wordColumns={3}
          columns={[say(words, 'agreement.pairs'), say(words, 'agreement.coefficient'), say(words, 'overview.value')]}
          rows={rows}
        />
      </details>
    </>
  )
}

function Distribution({ words, criterion }: { readonly words: ReportWords; readonly criterion: CriterionAgreement }) {
  const levels = levelCounts(words, criterion)
  if (levels.length === 0) return null
  const caption = `${say(words, 'agreement.distribution')}, ${criterion.name}`
  const table = levelTable(levels, {
    caption,
    level: say(words, 'agreement.level'),
    count: say(words, 'agreement.times'),
  })
  // More than this many different numbers are no levels any more: then the table alone says it.
  const drawn = levels.length <= 11
  return (
    <>
      <h4>{say(words, 'agreement.distribution')}</h4>
      {drawn ? (
        <FigureFrame table={table} tableWords={say(words, 'table')}>
          <LevelBars title={caption} description={caption} levels={levels} />
        </FigureFrame>
      ) : (
        <details className="fig-details">
          <summary>{say(words, 'table')}</summary>
          <PlainTable
            caption={table.caption}
            columns={table.columns}
            rows={levels.map(({ level, countWords }) => ({ id: level, cells: [level, countWords] }))}
          />
        </details>
      )}
    </>
  )
}
