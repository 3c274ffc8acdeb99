import { say } from '../say.ts'
import {
  countHeadings,
  countRows,
  definitions,
  exclusionRows,
  methodFacts,
  settingFacts,
} from '../views/methodsView.ts'
import type { ChapterProps } from './AgreementChapter.tsx'
import { Facts, PlainTable } from './Parts.tsx'

/** Everything left out and why, how each number was made, and what is needed to make it again. */
export function MethodsParts({ report, words }: ChapterProps) {
  const exclusions = exclusionRows(words, report)
  const methods = methodFacts(words, report)
  return (
    <>
      <h3>{say(words, 'methods.settings')}</h3>
      <Facts facts={settingFacts(words, report)} />
      <h3>{say(words, 'methods.exclusions')}</h3>
      {exclusions.length === 0 ? (
        <p className="second">{say(words, 'methods.noExclusions')}</p>
      ) : (
        <PlainTable
          caption={say(words, 'methods.exclusions')}
          captionHidden
          wordColumns={2}
          columns={[say(words, 'methods.what'), say(words, 'methods.reasonColumn'), say(words, 'methods.countColumn')]}
          rows={exclusions.map(({ id, what, reason, count }) => ({ id, cells: [what, reason, count] }))}
        />
      )}
      {report.agreement.length > 0 && (
        <>
          <h3>{say(words, 'methods.counts')}</h3>
          <PlainTable
            caption={say(words, 'methods.counts')}
            captionHidden
            wordColumns={2}
            columns={countHeadings(words)}
            rows={countRows(words, report)}
          />
        </>
      )}
      <h3>{say(words, 'methods.definitions')}</h3>
      <Facts facts={definitions(words).map(({ id, name, text }) => ({ id, name, value: text }))} />
      {methods.length > 0 && (
        <>
          <h3>{say(words, 'methods.intervalMethods')}</h3>
          <Facts facts={methods} />
        </>
      )}
    </>
  )
}
