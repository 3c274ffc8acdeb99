import type { BlindingSection } from '#contract/reportSections.ts'
import { figureWords } from '#report/numbers.ts'
import { sayFinding } from '#report/sayFinding.ts'
import {
  blindingFinding,
  certificateFacts,
  guessRows,
  positionGroups,
  shownFirstRows,
} from '#report/views/blindingView.ts'
import { Columns, Section, Sheet } from '#ui/Sheet.tsx'
import { FactList } from './parts/FactList.tsx'
import { Forest } from './parts/Forest.tsx'
import { PlainRows } from './parts/PlainRows.tsx'
import type { ReportPageProps } from './places.ts'
import styles from './ReportRoom.module.css'
import { tell, words } from './words.ts'

/** Did the blinding hold: what was planned and shown, whether the place mattered, whether raters could tell. */
export function BlindingPage({ report }: ReportPageProps) {
  const { blinding } = report
  const title = sayFinding(words, blindingFinding(report))
  if (!blinding) return <Sheet title={title} second={tell('blinding.noPlan')} />
  const shown = shownFirstRows(words, report, blinding)
  const position = positionGroups(words, report, blinding)
  const facts = certificateFacts(words, blinding)
  return (
    <Sheet title={title} second={tell('blinding.second')}>
      {position.length > 0 && (
        <Section heading={tell('blinding.position')} note={tell('blinding.positionNote')}>
          <div className={styles.figure}>
            <Forest
              report={report}
              title={tell('blinding.position')}
              description={tell('blinding.positionFigure')}
              groups={position}
              name={tell('raters.rater')}
              reference={0.5}
              axisWords={[{ at: 0.5, words: tell('consistency.even') }]}
            />
          </div>
        </Section>
      )}
      <div className={styles.apart}>
        <Columns shape="even">
          <Section heading={tell('blinding.certificate')}>
            {facts.length > 0 ? <FactList facts={facts} /> : <p className={styles.under}>{tell('blinding.noPlan')}</p>}
          </Section>
          <Guesses blinding={blinding} />
        </Columns>
      </div>
      {shown.length > 0 && (
        <div className={styles.apart}>
          <Section heading={tell('blinding.shown')} note={tell('blinding.shownNote')}>
            <PlainRows
              caption={tell('blinding.shown')}
              headings={[tell('tournament.pair'), tell('blinding.planned'), tell('blinding.realised')]}
              rows={shown.map(({ id, name, planned, realised }) => ({ id, cells: [name, planned, realised] }))}
            />
          </Section>
        </div>
      )}
    </Sheet>
  )
}

function Guesses({ blinding }: { readonly blinding: BlindingSection }) {
  const { guesses } = blinding
  return (
    <Section heading={tell('blinding.guess')}>
      {!guesses && <p className={styles.under}>{tell('blinding.guessNone')}</p>}
      {guesses && (
        <p className={styles.under}>
          {tell('blinding.james', { figure: figureWords(words, guesses.james, 'coefficient', 'responses') })}
        </p>
      )}
      {guesses && guesses.bang.length > 0 && (
        <>
          <p className={styles.note}>{tell('blinding.bang')}</p>
          <PlainRows
            caption={tell('blinding.guess')}
            headings={[
              tell('blinding.source'),
              tell('blinding.right'),
              tell('blinding.wrong'),
              tell('blinding.unknown'),
              tell('blinding.index'),
            ]}
            rows={guessRows(words, blinding).map(({ id, name, right, wrong, unknown, index }) => ({
              id,
              cells: [name, right, wrong, unknown, index],
            }))}
          />
        </>
      )}
    </Section>
  )
}
