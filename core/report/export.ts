import type { ExportedFile, ExportFormat, Report } from '#contract/report.ts'
import { exportReport } from '../exports/exportReport.ts'

/** A finished report as files: one for HTML and JSON, several for CSV. The same report gives the same text. */
export async function exportFiles(report: Report, format: ExportFormat): Promise<ExportedFile[]> {
  if (format !== 'html') return exportReport(report, format)
  const { reportHtml } = await import('#report/html.tsx')
  return [{ fileName: 'report.html', mediaType: 'text/html', text: reportHtml(report) }]
}
