import type { Ledger } from '#contract/unblinding.ts'
import type { Telling } from '../language.ts'
import { type DecisionRows, leakRows, leftOutRows, settledRows } from '../record/decisionsView.ts'
import { exportRows, ledgerRows, ledgerSentences } from '../record/ledgerView.ts'
import { sayRecord } from '../record/sayRecord.ts'
import { PlainTable } from './Parts.tsx'

export interface RecordChapterProps {
  readonly telling: Telling
  readonly ledger: Ledger
  readonly naming: 'codes' | 'names' | 'never-blinded'
  /** Whether the report counts the judgements of raters who were left out. */
  readonly withExcluded: boolean
}

/** What happened to the blinding: the stages, the locked plan with its text, who named the systems, what was taken out. */
export function RecordParts({ telling, ledger, naming, withExcluded }: RecordChapterProps) {
  const { record } = telling
  const columns = [sayRecord(record, 'ledger.when'), sayRecord(record, 'ledger.what')]
  const rows = ledgerRows(telling, ledger)
  const exports = exportRows(telling, ledger)
  const table = (caption: string, of: typeof rows) => (
    <PlainTable
      caption={caption}
      captionHidden
      wordColumns={2}
      columns={columns}
      rows={of.map(({ id, at, words }) => ({ id, cells: [at, words] }))}
    />
  )
  return (
    <>
      {table(sayRecord(record, 'ledger.heading'), rows)}
      {ledgerSentences(telling, ledger, naming).map((sentence) => (
        <p key={sentence} className="second">
          {sentence}
        </p>
      ))}
      <Decisions of={leftOutRows(telling, ledger)}>
        {sayRecord(record, withExcluded ? 'decisions.leftOut.withThem' : 'decisions.leftOut.withoutThem')}
      </Decisions>
      <Decisions of={leakRows(telling, ledger)} />
      <Decisions of={settledRows(telling, ledger)} />
      {ledger.plans.map(({ at, hash, text }) => (
        <div key={`${hash} ${at}`}>
          <h3>{sayRecord(record, 'ledger.planHeading')}</h3>
          <p className="plan" dir="auto">
            {text}
          </p>
          <p className="note">SHA-256 {hash}</p>
        </div>
      ))}
      {exports.length > 0 && (
        <>
          <h3>{sayRecord(record, 'ledger.exports')}</h3>
          {table(sayRecord(record, 'ledger.exports'), exports)}
        </>
      )}
    </>
  )
}

/** A table of decisions with its heading, where there is any. */
function Decisions({ of, children }: { readonly of: DecisionRows | null; readonly children?: string }) {
  if (!of) return null
  const { heading, columns, rows, wordColumns } = of
  return (
    <>
      <h3>{heading}</h3>
      <PlainTable caption={heading} captionHidden wordColumns={wordColumns} columns={columns} rows={rows} />
      {children !== undefined && <p className="note">{children}</p>}
    </>
  )
}
