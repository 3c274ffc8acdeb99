import { comparedPairs, statedTogether } from '../report/comparedPairs.ts'
import { makeReport } from '../report/make.ts'
import { metPairs } from '../report/metPairs.ts'
import { pairsBehind } from '../report/pairs.ts'
import { raterPair, ratingsAtLevel, responsesBehind } from '../report/raterPair.ts'
import { readReportInput } from '../report/readInput.ts'
import { ReportTelling } from '../report/telling.ts'
import { api, type Desk } from './base.ts'
import { toldWhileWorking } from './job.ts'

/** The report: computed as a job with progress, and opened down to the pairs behind a number. */
export function reportHandlers(desk: Desk) {
  const report = api.coordinator.report
  return {
    run: report.run.handler(({ input, signal }) => {
      const file = desk.library.file(input.study)
      const telling = new ReportTelling()
      return toldWhileWorking(signal, telling, (stop) =>
        makeReport(desk, file, input.settings, { ...telling.watch, signal: stop }),
      )
    }),

    pairs: report.pairs.handler(async ({ input, signal }) => {
      const file = desk.library.file(input.study)
      return pairsBehind(file, await readReportInput(file, signal), input)
    }),

    raterPair: report.raterPair.handler(async ({ input, signal }) =>
      raterPair(await readReportInput(desk.library.file(input.study), signal), input),
    ),

    cell: report.cell.handler(async ({ input, signal }) => {
      const file = desk.library.file(input.study)
      return responsesBehind(file, await readReportInput(file, signal), input)
    }),

    metPairs: report.metPairs.handler(async ({ input, signal }) => {
      const file = desk.library.file(input.study)
      return metPairs(file, await readReportInput(file, signal), input)
    }),

    level: report.level.handler(async ({ input, signal }) => {
      const file = desk.library.file(input.study)
      return ratingsAtLevel(file, await readReportInput(file, signal), input)
    }),

    statedTogether: report.statedTogether.handler(async ({ input, signal }) =>
      statedTogether(await readReportInput(desk.library.file(input.study), signal), input),
    ),

    comparedPairs: report.comparedPairs.handler(async ({ input, signal }) => {
      const file = desk.library.file(input.study)
      return comparedPairs(file, await readReportInput(file, signal), input)
    }),
  }
}
