import type { Report } from '#contract/report.ts'
import type { BlindingSection } from '#contract/reportSections.ts'
import type { Ledger } from '#contract/unblinding.ts'
import type { Telling } from '#report/language.ts'
import { instantWords, shortHash } from '#report/numbers.ts'
import { leakRows } from '#report/record/decisionsView.ts'
import { sayRecord } from '#report/record/sayRecord.ts'
import { sayFinding } from '#report/sayFinding.ts'
import {
  blindingFinding,
  certificateFacts,
  guessRows,
  guessSentences,
  positionGroups,
  shownFirstRows,
  takenRows,
} from '#report/views/blindingView.ts'
import { Columns, Section, Sheet } from '#ui/Sheet.tsx'
import { Decisions, useLedger } from './parts/Decisions.tsx'
import { FactList } from './parts/FactList.tsx'
import { Forest } from './parts/Forest.tsx'
import { PlainRows } from './parts/PlainRows.tsx'
import type { ReportPageProps } from './places.ts'
import styles from './ReportRoom.module.css'
import { useTelling } from './unblind/useTelling.ts'
import { tell, words } from './words.ts'

/** Did the blinding hold: what was planned and shown, whether the place mattered, whether raters could tell. */
export function BlindingPage({ overview, report, view }: ReportPageProps) {
  const ledger = useLedger(overview.study, view.settings)
  const telling = useTelling()
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
          <Guesses report={report} blinding={blinding} />
        </Columns>
      </div>
      {ledger && telling && <Decisions of={leakRows(telling, ledger)} />}
      {ledger && telling && <Frozen telling={telling} freeze={ledger.freeze} />}
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

/** What was fixed when judging opened, and whether it still is as it was. */
function Frozen({ telling, freeze }: { readonly telling: Telling; readonly freeze: Ledger['freeze'] }) {
  if (!freeze) return null
  const { hash, at, unchanged } = freeze
  return (
    <p className={styles.under}>
      {instantWords(words, at)}: {sayRecord(telling.record, 'ledger.frozen', { hash: shortHash(hash) })}.{' '}
      {sayRecord(telling.record, unchanged ? 'ledger.unchanged' : 'ledger.changed')}
    </p>
  )
}

function Guesses({ report, blinding }: { readonly report: Report; readonly blinding: BlindingSection }) {
  const taken = takenRows(words, report, blinding)
  return (
    <Section heading={tell('blinding.guess')}>
      {guessSentences(words, blinding).map((sentence) => (
        <p key={sentence} className={styles.under}>
          {sentence}
        </p>
      ))}
      {taken.rows.length > 0 && (
        <PlainRows
          caption={tell('blinding.taken')}
          headings={[tell('systems.system'), ...taken.headings]}
          rows={taken.rows}
        />
      )}
      {blinding.guesses && blinding.guesses.bang.length > 0 && (
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
