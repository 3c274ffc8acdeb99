import { useTranslation } from 'react-i18next'
import type { RaterPair, Report } from '#contract/report.ts'
import { AgreementHeatmap, heatmapTable, heatmapWidth } from '#report/figures/AgreementHeatmap.tsx'
import { raterIn } from '#report/findings.ts'
import { heatmap, type Judged, pairFigures, pairId, type Weighting } from '#report/views/agreementView.ts'
import { Select } from '#ui/Select.tsx'
import { Section } from '#ui/Sheet.tsx'
import { besideFigure } from '../parts/besideFigure.ts'
import { ScreenFigure } from '../parts/ScreenFigure.tsx'
import { tell, words } from '../words.ts'
import styles from './RaterPairs.module.css'

export interface RaterPairsProps {
  readonly report: Report
  readonly pairs: readonly RaterPair[]
  readonly judged: Judged
  readonly weighting: Weighting
  /** What the cells can be made of. */
  readonly weightings: readonly Weighting[]
  readonly selected: RaterPair | null
  readonly onSelect: (id: string) => void
  readonly onWeighting: (weighting: Weighting) => void
}

/** Whether the raters by raters stand beside the coefficients: below them where there are many. */
export const pairsBeside = (report: Report, pairs: readonly RaterPair[]): 'figure' | 'below' =>
  pairs.length === 0
    ? 'figure'
    : besideFigure(heatmapWidth(heatmap(words, report, pairs, 'percent_agreement', 'responses').names))

/** Each two raters as a cell; the chosen cell below with every coefficient, its interval and its n. */
export function RaterPairs(props: RaterPairsProps) {
  const { report, pairs, judged, weighting, weightings, selected, onSelect, onWeighting } = props
  const { t } = useTranslation('report')
  if (pairs.length === 0) {
    return (
      <Section heading={tell('agreement.raters')}>
        <p className={styles.none}>{tell('agreement.onePair')}</p>
      </Section>
    )
  }
  const { names, cells, wholeCells, nWords } = heatmap(words, report, pairs, weighting, judged)
  return (
    <Section
      heading={tell('agreement.raters')}
      note={
        <span className={styles.note}>
          <Select
            kind="word"
            headingHidden
            heading={t('changeWeighting')}
            value={weighting}
            options={weightings.map((id) => ({ id, words: tell(`weighting.${id}`) }))}
            onChange={onWeighting}
          />
          {t('nIs', { n: nWords })}
        </span>
      }
    >
      <div className={styles.figure}>
        <ScreenFigure
          table={heatmapTable(wholeCells, {
            caption: tell('agreement.raters'),
            pair: tell('agreement.pairs'),
            value: tell(`weighting.${weighting}`),
            details: [tell('overview.interval'), tell('overview.n')],
          })}
        >
          <AgreementHeatmap
            title={tell('agreement.raters')}
            description={tell('agreement.heat', { weighting: tell(`weighting.${weighting}`) })}
            names={names}
            cells={cells}
            selected={selected && pairId(selected)}
            onOpen={onSelect}
          />
        </ScreenFigure>
      </div>
      {selected && <PairDetail report={report} pair={selected} judged={judged} weighting={weighting} />}
    </Section>
  )
}

interface PairDetailProps {
  readonly report: Report
  readonly pair: RaterPair
  readonly judged: Judged
  readonly weighting: Weighting
}

/** The chosen two raters: every coefficient with its interval, the one drawn above in bold. */
function PairDetail({ report, pair, judged, weighting }: PairDetailProps) {
  const name = raterIn(report)
  const figures = pairFigures(words, pair, judged)
  const n = figures[0]?.n ?? 0
  const both = { a: name(pair.raterA), b: name(pair.raterB) }
  return (
    <div className={styles.detail} aria-live="polite">
      <h3>{tell('agreement.cellWithN', { ...both, n, units: tell(`unit.${judged}`, { count: n }) })}</h3>
      <dl>
        {figures.map((figure) => (
          <div key={figure.id} className={figure.id === weighting ? styles.chosen : undefined}>
            <dt>{figure.name}</dt>
            <dd>{figure.n === n ? figure.short : figure.value}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
