import type { SystemId } from '#contract/ids.ts'
import type { MetPair, SystemOutcome } from '#contract/report.ts'
import { readRaters } from '#db/queries/raters.ts'
import type { StudyFile } from '#db/studyFile.ts'
import type { ReportInput } from './input.ts'
import { comparisonsBy } from './systems.ts'
import { commentsOn, twoToRead } from './twoToRead.ts'

type Wanted = {
  readonly protocol: SystemOutcome['protocol']
  readonly a: SystemId
  readonly b: SystemId
  readonly from: number
  readonly count: number
}

/** The comparisons of two systems behind a cell of the win matrix, a page at a time, with both responses to read. */
export function metPairs(
  file: StudyFile,
  input: ReportInput,
  { protocol, a, b, from, count }: Wanted,
): { total: number; pairs: MetPair[] } {
  const met = comparisonsBy(input, protocol).filter(
    ({ one, other }) => (one === a && other === b) || (one === b && other === a),
  )
  const pseudonyms = new Map(readRaters(file).map(({ id, pseudonym }) => [id, pseudonym]))
  const toRead = twoToRead(file)
  // What is written beside a rating is about one response, not about the two.
  const wrote = protocol === 'rating' ? () => '' : commentsOn(file, protocol)
  const pairs = met.slice(from, from + count).map(({ rater, item, one, outcome }): MetPair => {
    const ofA = one === a ? outcome : 1 - outcome
    return {
      ...toRead(item, [a, b]),
      rater: pseudonyms.get(rater) ?? null,
      stated: ofA === 1 ? 'A' : ofA === 0 ? 'B' : 'tie',
      comment: wrote(rater, item, [a, b]),
    }
  })
  return { total: met.length, pairs }
}
