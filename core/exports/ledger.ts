import type { ReportSettings } from '#contract/report.ts'
import { AdjudicationReason } from '#contract/review.ts'
import type { Ledger } from '#contract/unblinding.ts'
import { isHashOfData } from '#db/queries/dataHash.ts'
import { readExclusions } from '#db/queries/exclusions.ts'
import { readFreeze } from '#db/queries/freeze.ts'
import { judgedSince, readAnalysisPlans, readExports, readStages } from '#db/queries/ledger.ts'
import { readRaters } from '#db/queries/raters.ts'
import { readUnblinding } from '#db/queries/study.ts'
import { leakDecisions } from '#db/queries/textCells.ts'
import type { StudyFile } from '#db/studyFile.ts'
import { decisionsByCase } from '../review/caseView.ts'

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
    sameData: unblinding ? isHashOfData(file, unblinding.dataHash) : null,
    asPlanned: last ? sameSettings(last.settings, settings) : null,
    exports: readExports(file),
    freeze: readFreeze(file),
    raterDecisions: raterDecisions(file),
    leakDecisions: leaksDecided(file),
    adjudications: adjudicated(file),
  }
}

const sameSettings = (one: ReportSettings, other: ReportSettings): boolean =>
  one.seed === other.seed &&
  one.resamples === other.resamples &&
  one.confidence === other.confidence &&
  (one.withExcluded ?? false) === (other.withExcluded ?? false)

function raterDecisions(file: StudyFile): Ledger['raterDecisions'] {
  const pseudonyms = new Map(readRaters(file).map(({ id, pseudonym }) => [id, pseudonym]))
  return readExclusions(file).map((decision) => ({ ...decision, rater: pseudonyms.get(decision.rater) ?? '' }))
}

/** Neither what was found nor where: the words themselves could name a system. */
function leaksDecided(file: StudyFile): Ledger['leakDecisions'] {
  const alike = Map.groupBy(leakDecisions(file), ({ kind, what }) => `${kind} ${what}`)
  return [...alike.values()].flatMap((group) => {
    const [first] = group
    if (!first) return []
    const places = group.reduce((sum, each) => sum + each.places, 0)
    return [{ kind: first.kind, what: first.what, decisions: group.length, places }]
  })
}

function adjudicated(file: StudyFile): Ledger['adjudications'] {
  const cases = [...decisionsByCase(file).values()]
  const settled = AdjudicationReason.options
    .map((reason) => ({ reason, count: cases.filter(({ final }) => final?.reason === reason).length }))
    .filter(({ count }) => count > 0)
  return { settled, ownOnly: cases.filter(({ final }) => final === null).length }
}
