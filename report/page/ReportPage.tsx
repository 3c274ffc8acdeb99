import type { Report } from '#contract/report.ts'
import type { Ledger } from '#contract/unblinding.ts'
import { agreementFinding, consistencyFinding, overviewFinding, systemsFinding } from '../findings.ts'
import type { Telling } from '../language.ts'
import { instantWords, shortHash } from '../numbers.ts'
import { sayRecord } from '../record/sayRecord.ts'
import { say } from '../say.ts'
import { sayFinding } from '../sayFinding.ts'
import { blindingFinding } from '../views/blindingView.ts'
import { givenSentence, heldSentence } from '../views/overviewView.ts'
import { ratersFinding } from '../views/ratersView.ts'
import { AgreementParts } from './AgreementChapter.tsx'
import { BlindingParts } from './BlindingChapter.tsx'
import { ConsistencyParts } from './ConsistencyChapter.tsx'
import { MethodsParts } from './MethodsChapter.tsx'
import { Chapter } from './Parts.tsx'
import { RatersParts } from './RatersChapter.tsx'
import { RecordParts } from './RecordChapter.tsx'
import { SystemsParts } from './SystemsChapter.tsx'

export interface ReportPageProps {
  readonly report: Report
  /** What happened to the blinding; null where nobody knows (a report without its study). */
  readonly ledger: Ledger | null
  readonly telling: Telling
  /** The style of the page, set in its head. */
  readonly styles: string
}

/** Even a page opened from a mail may run nothing and ask nobody. */
const pagePolicy = "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:"

/** The whole exported report as one page. Without scripts, so that it opens anywhere and can be kept. */
export function ReportPage({ report, ledger, telling, styles }: ReportPageProps) {
  const { words, direction } = telling
  return (
    <html lang={words.language} dir={direction}>
      <head>
        <meta charSet="utf-8" />
        <meta httpEquiv="Content-Security-Policy" content={pagePolicy} />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="generator" content={`Evenhand ${report.appVersion}`} />
        <title>{report.study.title}</title>
        {/* The text is ours, never the study's. */}
        <style dangerouslySetInnerHTML={{ __html: styles }} />
      </head>
      <body>
        <a className="skip" href="#findings">
          {say(words, 'html.skip')}
        </a>
        <div className="leaf">
          <Head report={report} ledger={ledger} telling={telling} />
          <Chapters report={report} ledger={ledger} telling={telling} />
          <footer>
            {say(words, 'html.madeAt', { at: instantWords(words, report.madeAt), version: report.appVersion })}.{' '}
            {say(words, 'html.dataHash', { hash: report.dataHash })}
          </footer>
        </div>
      </body>
    </html>
  )
}

type Told = Pick<ReportPageProps, 'report' | 'ledger' | 'telling'>

/** The chapters, each with its finding as the heading. */
function Chapters({ report, ledger, telling }: Told) {
  const { words, record } = telling
  const [consistency] = report.consistency
  const agreementTitle =
    report.agreement.length === 1
      ? sayFinding(words, agreementFinding(report.agreement[0]))
      : say(words, 'agreement.heading')
  return (
    <main id="findings">
      <Chapter id="agreement" title={agreementTitle}>
        {report.agreement.length === 0 && <p className="second">{say(words, 'overview.noAgreement')}</p>}
        <AgreementParts report={report} words={words} />
      </Chapter>
      <Chapter id="consistency" title={sayFinding(words, consistencyFinding(report, consistency))}>
        <ConsistencyParts report={report} words={words} />
      </Chapter>
      <Chapter
        id="systems"
        title={sayFinding(words, systemsFinding(report))}
        second={say(words, 'systems.second', {
          items: say(words, 'count.items', { count: report.counts.items }),
        })}
      >
        <SystemsParts report={report} words={words} />
      </Chapter>
      {hasRaters(report) && (
        <Chapter id="raters" title={sayFinding(words, ratersFinding(report, report.severity[0]))}>
          <RatersParts report={report} words={words} />
        </Chapter>
      )}
      {report.blinding && (
        <Chapter
          id="blinding"
          title={sayFinding(words, blindingFinding(report))}
          second={say(words, 'blinding.second')}
        >
          <BlindingParts report={report} words={words} blinding={report.blinding} />
        </Chapter>
      )}
      {ledger && (
        <Chapter
          id="record"
          title={sayRecord(record, `ledger.title.${report.naming}`)}
          second={sayRecord(record, 'ledger.second')}
        >
          <RecordParts
            telling={telling}
            ledger={ledger}
            naming={report.naming}
            withExcluded={report.settings.withExcluded ?? false}
          />
        </Chapter>
      )}
      <Chapter id="methods" title={say(words, 'methods.title')} second={say(words, 'methods.second')}>
        <MethodsParts report={report} words={words} />
      </Chapter>
    </main>
  )
}

const hasRaters = ({ severity, ceilings, pace }: Report): boolean => severity.length + ceilings.length + pace.length > 0

/** The chapters a report has, in its order; raters and blinding only where there is something to say. */
const chaptersOf = (report: Report) =>
  (['agreement', 'consistency', 'systems', 'raters', 'blinding', 'methods'] as const).filter(
    (chapter) => (chapter !== 'raters' || hasRaters(report)) && (chapter !== 'blinding' || report.blinding !== null),
  )

function Head({ report, ledger, telling }: Told) {
  const { words, record } = telling
  return (
    <header>
      <p className="kicker">
        {say(words, 'html.kicker')}, {say(words, 'html.dataHash', { hash: shortHash(report.dataHash) })}
      </p>
      <h1 dir="auto">{report.study.title}</h1>
      <p className="finding">{sayFinding(words, overviewFinding(report))}</p>
      {report.study.description !== '' && (
        <p className="second" dir="auto">
          {report.study.description}
        </p>
      )}
      <p className="second">
        {heldSentence(words, report)} {givenSentence(words, report)} {say(words, `methods.namings.${report.naming}`)}
      </p>
      <nav aria-label={say(words, 'html.contents')}>
        <ul className="contents">
          {chaptersOf(report).map((chapter) => (
            <li key={chapter}>
              <a href={`#${chapter}`}>{say(words, `${chapter}.heading`)}</a>
            </li>
          ))}
          {ledger && (
            <li>
              <a href="#record">{sayRecord(record, 'ledger.heading')}</a>
            </li>
          )}
        </ul>
      </nav>
    </header>
  )
}
