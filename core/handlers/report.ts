import { exportFiles } from '../report/export.ts'
import { makeReport } from '../report/make.ts'
import { pairsBehind } from '../report/pairs.ts'
import { api, type Desk } from './base.ts'
import { progressThenResult } from './job.ts'

/** The report: computed as a job with progress, exported as files, and opened down to the pairs behind a number. */
export function reportHandlers(desk: Desk) {
  const report = api.coordinator.report
  return {
    run: report.run.handler(({ input, signal }) => {
      const file = desk.library.file(input.study)
      return progressThenResult(signal, (watch) => makeReport(desk, file, input.settings, watch))
    }),

    export: report.export.handler(async ({ input, signal }) => {
      const file = desk.library.file(input.study)
      const made = await makeReport(desk, file, input.settings, { signal, onProgress: () => undefined })
      return { files: await exportFiles(made, input.format) }
    }),

    pairs: report.pairs.handler(({ input }) => pairsBehind(desk.library.file(input.study), input)),
  }
}
