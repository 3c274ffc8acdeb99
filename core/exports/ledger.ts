import type { ReportSettings } from '#contract/report.ts'
import type { Ledger } from '#contract/unblinding.ts'
import { dataHash } from '#db/queries/dataHash.ts'
import { judgedSince, readAnalysisPlans, readExports, readStages } from '#db/queries/ledger.ts'
import { readUnblinding } from '#db/queries/study.ts'
import type { StudyFile } from '#db/studyFile.ts'

/** What happened to the blinding of a study so far, as it stands in every report made with these settings. */
export function readLedger(file: StudyFile, settings: ReportSettings): Ledger {
  const unblinding = readUnblinding(file)
  const plans = readAnalysisPlans(file)
  const last = plans.at(-1)
  return {
    stages: readStages(file),
    plans,
    unblinding,
    judgedAfter: unblinding ? judgedSince(file, unblinding.at) : 0,
    sameData: unblinding ? unblinding.dataHash === dataHash(file) : null,
    asPlanned: last ? sameSettings(last.settings, settings) : null,
    exports: readExports(file),
  }
}

const sameSettings = (one: ReportSettings, other: ReportSettings): boolean =>
  one.seed === other.seed && one.resamples === other.resamples && one.confidence === other.confidence
