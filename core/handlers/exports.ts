import { exportedStudy } from '../exports/exportedStudy.ts'
import { exportStudy } from '../exports/exportStudy.ts'
import { packed } from '../exports/packed.ts'
import { recordExport } from '../exports/studyReport.ts'
import { api, type Desk } from './base.ts'

/** The study as files to take along. Each export is noted in the study's ledger. */
export function exportHandlers(desk: Desk) {
  const { printPdf } = desk
  return {
    files: api.coordinator.exports.files.handler(async ({ input, signal }) => {
      const { kind, language, training } = input
      const file = desk.library.file(input.study)
      const study = await exportedStudy(desk, file, input.settings, { signal, onProgress: () => undefined })
      const files = await exportStudy(study, kind, { language, training, printPdf })
      recordExport(file, kind, study.report, desk.around)
      return { file: await packed(kind, files), within: files.map(({ fileName }) => fileName) }
    }),
  }
}
