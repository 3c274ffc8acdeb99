import type { ExportedFile, ExportFormat, Report } from '#contract/report.ts'
import { reportTables } from './reportTables.ts'

/** A finished report as files: one for JSON, one for HTML, several for CSV. The same report gives the same text. */
export function exportReport(report: Report, format: Exclude<ExportFormat, 'html'>): ExportedFile[] {
  switch (format) {
    case 'json':
      return [{ fileName: 'report.json', mediaType: 'application/json', text: `${JSON.stringify(report, null, 2)}\n` }]
    case 'csv':
      return reportTables(report).map((file) => ({ ...file, mediaType: 'text/csv' }))
  }
}
