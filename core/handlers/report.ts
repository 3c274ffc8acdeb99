import { comparedPairs, statedTogether } from '../report/comparedPairs.ts'
import { makeReport } from '../report/make.ts'
import { pairsBehind } from '../report/pairs.ts'
import { raterPair, responsesBehind } from '../report/raterPair.ts'
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

    pairs: report.pairs.handler(({ input }) => pairsBehind(desk.library.file(input.study), input)),
    raterPair: report.raterPair.handler(({ input }) => raterPair(desk.library.file(input.study), input)),
    cell: report.cell.handler(({ input }) => responsesBehind(desk.library.file(input.study), input)),
    statedTogether: report.statedTogether.handler(({ input }) => statedTogether(desk.library.file(input.study), input)),
    comparedPairs: report.comparedPairs.handler(({ input }) => comparedPairs(desk.library.file(input.study), input)),
  }
}
