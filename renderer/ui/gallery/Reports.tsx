/* oxlint-disable boundaries/dependencies -- the gallery is not shipped; it shows the figures beside the parts */
import { AgreementHeatmap, heatmapTable } from '#report/figures/AgreementHeatmap.tsx'
import { BumpChart } from '#report/figures/BumpChart.tsx'
import { ConsistencyCalls, ConsistencyTable } from '#report/figures/ConsistencyTable.tsx'
import { FigureFrame } from '#report/figures/FigureTable.tsx'
import { IntervalPlot } from '#report/figures/IntervalPlot.tsx'
import { LevelBars } from '#report/figures/LevelBars.tsx'
import { OutcomeBars } from '#report/figures/OutcomeBars.tsx'
import { SpreadGlyph } from '#report/figures/SpreadGlyph.tsx'
import { Columns, Section, Sheet } from '../Sheet.tsx'
import { CALLS, COEFFICIENTS, GRID, HEAT, OUTCOMES, RATERS, SYSTEMS } from './numbers.ts'
import { entries, Shell } from './Shell.tsx'

const GROUPS = [
  entries('Overview'),
  entries('Agreement', 'Consistency', 'Systems', 'Raters', 'Order effects'),
  entries('Methods and data', 'Unblind'),
]

/** The agreement page. */
export function ReportAgreement() {
  return (
    <Shell
      room="Report"
      current="Agreement"
      groups={GROUPS}
      facts={['6 of 6 packets back, judgements closed 13 November 2026', 'Data 4be2 77d0']}
      end="Blinded: 5 sources hidden"
    >
      <Sheet
        title="The raters order answers alike, but use the levels differently"
        second="Medical accuracy. 300 answers, 900 ratings, three raters each. 40 % of rating pairs match exactly, 86 % within one level."
      >
        <Columns shape="figure">
          <Section heading="Five coefficients" note="in blue, the one named in the plan">
            <IntervalPlot
              title="Five coefficients"
              description="Coefficients from 0, chance, to 1, always the same."
              groups={COEFFICIENTS}
              axisWords={[
                { at: 0, words: 'chance' },
                { at: 1, words: 'always the same' },
              ]}
              intervalHeading="95 % interval"
              hrefOf={(id) => `#${id}`}
            />
          </Section>
          <Section heading="Rater by rater" note="kappa, quadratic, n = 60 each" gap>
            <FigureFrame
              tableWords="The same numbers as a table"
              table={heatmapTable(HEAT, { caption: 'Rater by rater', pair: 'Pair', value: 'kappa', details: [] })}
            >
              <AgreementHeatmap
                title="Weighted kappa for each pair of raters"
                description="R06 stands apart."
                names={RATERS}
                cells={HEAT}
                selected="R05-R06"
                hrefOf={(id) => `#${id}`}
              />
            </FigureFrame>
          </Section>
        </Columns>
      </Sheet>
    </Shell>
  )
}

/** The consistency page. */
export function ReportConsistency() {
  return (
    <Shell
      room="Report"
      current="Consistency"
      groups={GROUPS}
      facts={['Unblinded 14 November 2026, 16:20, for the report', '0 pairs lacked a rating']}
      end="Kendall’s tau-b of the two orders 0.60"
    >
      <Sheet
        title="Ratings put Heron first; rankings put it third"
        second="The same raters on the same answers. In 59.4 % of 1,800 pairs [55.7 to 62.7] a rater’s ranking said what the same rater’s ratings said."
      >
        <div style={{ display: 'grid', gridTemplateColumns: '27.75rem 9.5rem minmax(0,1fr)' }}>
          <ConsistencyTable
            title="1,800 pairs"
            description="What the ratings imply against what was stated."
            cells={GRID}
            words={{
              rated: 'Own ratings say',
              stated: 'Own ranking says',
              outcomes: ['A better', 'tie', 'B better'],
              sum: 'pairs',
            }}
            formatCount={(count) => count.toLocaleString('en')}
            hrefOf={(id) => `#${id}`}
          />
          <div style={{ paddingTop: '2.75rem' }}>
            <ConsistencyCalls calls={CALLS} />
          </div>
          <BumpChart
            title="Mean outcome of five systems"
            description="Heron falls from first to third; Lark rises to first."
            sides={['By ratings', 'By rankings']}
            systems={SYSTEMS}
            even={{ at: 0.5, words: 'even' }}
          />
        </div>
      </Sheet>
    </Shell>
  )
}

/** Win rates and small figures. */
export function ReportSystems() {
  return (
    <Shell room="Report" current="Systems" groups={GROUPS} facts={['Data 4be2 77d0']} end="Unblinded">
      <Sheet title="Lark wins two comparisons in three" second="1,800 comparisons by six raters on 60 items.">
        <Columns shape="figure">
          <Section heading="Mean outcome" note="win 1, tie a half, loss 0" gap>
            <OutcomeBars
              title="Wins, ties and losses"
              description="Lark first, Teal last."
              rows={OUTCOMES}
              words={{ wins: 'wins', ties: 'even', losses: 'losses', interval: '95 % interval' }}
            />
          </Section>
          <div>
            <Section heading="Levels given" note="900 ratings" gap>
              <LevelBars
                title="Levels given"
                description="Most are 3 and 4."
                levels={[41, 132, 286, 318, 123].map((count, index) => ({
                  level: String(index + 1),
                  count,
                  countWords: String(count),
                  accessibleName: `Level ${index + 1}: ${count} ratings`,
                }))}
              />
            </Section>
            <Section heading="Spread" note="before and after" gap spaced>
              <SpreadGlyph scale={[1, 5]} values={[2, 5, 4]} revealed={false} accessibleName="3 apart, values hidden" />
              <SpreadGlyph scale={[1, 5]} values={[2, 5, 4]} revealed accessibleName="Ratings 2, 5, 4" />
            </Section>
          </div>
        </Columns>
      </Sheet>
    </Shell>
  )
}
