import type { Report } from '#contract/report.ts'
import type { PairedTests } from '#contract/reportSections.ts'
import { decimal } from '#report/numbers.ts'
import { friedmanSentence, tagRows, testRows } from '#report/views/tournamentView.ts'
import { Section } from '#ui/Sheet.tsx'
import { PlainRows } from '../parts/PlainRows.tsx'
import styles from '../ReportRoom.module.css'
import { tell, words } from '../words.ts'

/** Each two systems on one criterion, item by item: difference, p, and what flips from pass to fail. */
export function TestsPart({ report, tests }: { readonly report: Report; readonly tests: PairedTests }) {
  if (tests.pairs.length === 0) return null
  const name = report.agreement.find(({ criterion }) => criterion === tests.criterion)?.name ?? ''
  const caption = `${tell('tournament.tests')}, ${name}`
  const sentence = friedmanSentence(words, tests)
  return (
    <div className={styles.apart}>
      <Section heading={caption} note={tell('tournament.testsNote', { threshold: decimal(words, tests.threshold, 1) })}>
        {sentence !== '' && <p className={styles.under}>{sentence}</p>}
        <PlainRows
          caption={caption}
          headings={[
            tell('tournament.pair'),
            tell('tournament.differenceColumn'),
            tell('tournament.p'),
            tell('tournament.lost'),
            tell('tournament.gained'),
            tell('tournament.flipP'),
            tell('overview.n'),
          ]}
          rows={testRows(words, report, tests).map(({ id, name: pair, difference, p, lost, gained, flipP, n }) => ({
            id,
            cells: [pair, difference, p, lost, gained, flipP, n],
          }))}
        />
      </Section>
    </div>
  )
}

/** Mean outcomes of the systems on the items of each tag, parents before children. */
export function TagsPart({ report }: { readonly report: Report }) {
  const protocols = [...new Set(report.tagOutcomes.map(({ protocol }) => protocol))]
  return protocols.map((protocol) => {
    const caption = `${tell('tournament.tags')}: ${tell(`systems.outcomes.${protocol}`)}`
    return (
      <div key={protocol} className={styles.apart}>
        <Section heading={caption} note={tell('tournament.tagsNote')}>
          <PlainRows
            caption={caption}
            headings={[tell('tournament.tags'), tell('tournament.items'), ...report.systems.map(({ name }) => name)]}
            rows={tagRows(words, report, protocol).map(({ id, name, items, means }) => ({
              id,
              cells: [name, items, ...means],
            }))}
          />
        </Section>
      </div>
    )
  })
}
