import { renderToStaticMarkup } from 'react-dom/server'
import type { Report } from '#contract/report.ts'
import { figureCss, lightTokensCss } from './figures/figureCss.ts'
import { faceCss } from './page/faceCss.ts'
import { pageCss } from './page/pageCss.ts'
import { ReportPage } from './page/ReportPage.tsx'
import type { ReportWords } from './say.ts'
import english from './words/en.json' with { type: 'json' }

/** What an exported page looks like: the face, the light tokens, the page, the figures. */
export const reportStyles = `${faceCss}${lightTokensCss}${pageCss}${figureCss}`

/**
 * A report as one self-contained HTML file: no script, no request to anywhere, the face inside. The same report
 * and words give the same bytes. Figures carry their numbers as tables beside them.
 */
export function reportHtml(report: Report, words: ReportWords = english, styles: string = reportStyles): string {
  return `<!doctype html>${renderToStaticMarkup(<ReportPage report={report} words={words} styles={styles} />)}\n`
}
