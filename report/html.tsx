import { renderToStaticMarkup } from 'react-dom/server'
import type { Report } from '#contract/report.ts'
import type { Ledger } from '#contract/unblinding.ts'
import { figureCss, lightTokensCss } from './figures/figureCss.ts'
import { type Telling, tellingIn } from './language.ts'
import { arabicFaceCss, faceCss } from './page/faceCss.ts'
import { pageCss } from './page/pageCss.ts'
import { ReportPage } from './page/ReportPage.tsx'

/** What an exported page looks like: the face, the light tokens, the page, the figures. */
const reportStyles = `${faceCss}${lightTokensCss}${pageCss}${figureCss}`

/** A page in Arabic carries a face for it too: a machine may have none that joins the letters. */
const stylesFor = ({ words }: Telling): string =>
  words.language === 'ar' ? `${arabicFaceCss}${reportStyles}` : reportStyles

/**
 * A report with the record of its blinding as one self-contained HTML file: no script, no request to anywhere, the face
 * inside, in one language and its direction. The same report and words give the same bytes. Figures carry their numbers
 * as tables beside them.
 */
export function reportHtml(report: Report, ledger: Ledger | null = null, telling: Telling = tellingIn('en')): string {
  const page = <ReportPage report={report} ledger={ledger} telling={telling} styles={stylesFor(telling)} />
  return `<!doctype html>${renderToStaticMarkup(page)}\n`
}

/** Paper has nothing to press: every table that is folded away on a screen stands open, below its figure or overleaf. */
const paperStyles = `@media print {
  html { font-size: 87.5%; }
  .fig-details > :not(summary) { display: revert !important; }
  .fig-details > summary { display: none; }
  .fig-frame { break-inside: auto !important; }
  svg.fig, caption, figcaption { break-inside: avoid; }
  .fig-table { min-width: 22rem; }
  thead { display: table-header-group; }
  h2, h3, h4, caption { break-after: avoid; }
}`

/** The same page for paper, with every table open. Meant to be printed, not read on a screen. */
export const reportHtmlForPaper = (report: Report, ledger: Ledger | null, telling: Telling): string =>
  reportHtml(report, ledger, telling)
    .replaceAll('<details class="fig-details">', '<details class="fig-details" open="">')
    .replace('</head>', `<style>${paperStyles}</style></head>`)
