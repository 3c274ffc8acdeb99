import { fail } from '#contract/errors.ts'
import type { CaseId, ResponseId } from '#contract/ids.ts'
import type { PreferencePhase } from '#contract/protocol.ts'
import type { CaseFilter, CaseState, CaseSubject, CaseView, ReviewCase, Vote } from '#contract/review.ts'
import type { Criterion } from '#contract/rubric.ts'
import { type Adjudication, readAdjudications } from '#db/queries/adjudications.ts'
import { responseIds } from '#db/queries/items.ts'
import { type ItemToReview, itemToReview } from '#db/queries/itemToReview.ts'
import { judgedCriteria } from '#db/queries/rubric.ts'
import { readStudy } from '#db/queries/study.ts'
import type { StudyFile } from '#db/studyFile.ts'
import { askable } from './askAnother.ts'
import { apartOf, type Case, caseIdOf, casesOf, wantedCases } from './cases.ts'

/** What was decided about a case so far: the own decision, and the final one that counts (the last). */
export type Decided = { readonly own: Adjudication | null; readonly final: Adjudication | null }

const nothing: Decided = { own: null, final: null }

/** Decisions by case. */
export function decisionsByCase(file: StudyFile): ReadonlyMap<CaseId, Decided> {
  const decided = new Map<CaseId, Decided>()
  for (const decision of readAdjudications(file)) {
    decided.set(decision.caseId, { ...(decided.get(decision.caseId) ?? nothing), [decision.step]: decision })
  }
  return decided
}

const stateOf = ({ own, final }: Decided): CaseState => (final ? 'settled' : own ? 'decided' : 'open')

/** A page of disagreements with how many there are and how many are settled. */
export function casePage(file: StudyFile, filter: CaseFilter, from: number, count: number) {
  const decisions = decisionsByCase(file)
  const decidedOf = (id: CaseId) => decisions.get(id) ?? nothing
  const everywhere = wantedCases(file, filter).map((wanted) => ({
    ...wanted,
    ...itemToReview(file, wanted.found.item),
  }))
  const tags = [...new Set(everywhere.flatMap((wanted) => wanted.tags))].sort()
  const tagged = everywhere.filter((wanted) => filter.tag === null || wanted.tags.includes(filter.tag))
  const settled = tagged.filter(({ found }) => decidedOf(found.id).final !== null).length
  const wanted = filter.unsettled ? tagged.filter(({ found }) => decidedOf(found.id).final === null) : tagged
  const cases = wanted
    .slice(from, from + count)
    .map(({ found, apart, ...item }) => listed(found, apart, item, decidedOf(found.id)))
  return { total: wanted.length, settled, tags, cases }
}

/** Where votes lie is told only once the own decision is on record. */
function listed(found: Case, apart: number, { title, texts }: ItemToReview, decided: Decided): ReviewCase {
  const { id, votes } = found
  const alone = found.second !== null || texts.size < 2
  const values = decided.own
    ? votes.flatMap(({ position }) => (position === null ? [] : [position])).sort((a, b) => a - b)
    : null
  const nth = alone ? null : 1 + [...texts.keys()].sort().indexOf(found.first)
  return { id, title, nth, apart, votes: votes.length, state: stateOf(decided), values }
}

/** A case with the criterion it is about, null for a comparison. */
export type FoundCase = { readonly found: Case; readonly criterion: Criterion | null }

/** The case of a code, wherever it is; fails with CASE_UNKNOWN. */
export function findCase(file: StudyFile, id: CaseId): FoundCase {
  const criteria = judgedCriteria(file)
  const subjects: CaseSubject[] = [
    ...criteria.map(({ id: criterion }) => ({ kind: 'rating', criterion }) as const),
    { kind: 'preference' },
  ]
  const responses = responseIds(file)
  for (const subject of subjects) {
    if (!mayHold(subject, id, responses)) continue
    const found = casesOf(file, subject).find((one) => one.id === id)
    if (!found) continue
    const criterion = subject.kind === 'rating' ? (criteria.find((one) => one.id === subject.criterion) ?? null) : null
    return { found, criterion }
  }
  return fail('CASE_UNKNOWN', {})
}

/** Whether a case of a subject can have a code: what a rating's code is made of is soon tried, and reading votes is not. */
const mayHold = (subject: CaseSubject, id: CaseId, responses: readonly ResponseId[]): boolean =>
  subject.kind === 'preference' || responses.some((response) => caseIdOf(response, null, subject.criterion) === id)

/** What the design of the study allows a comparison to say. */
export function comparisonRules(file: StudyFile): Pick<PreferencePhase, 'ties' | 'strength' | 'bothBad'> {
  const phase = readStudy(file).protocol.phases.find(({ kind }) => kind === 'preference')
  return phase?.kind === 'preference' ? phase : { ties: true, strength: true, bothBad: true }
}

/** A case as its adjudicator may see it now. */
export function caseView(file: StudyFile, { found, criterion }: FoundCase): CaseView {
  const decided = decisionsByCase(file).get(found.id) ?? nothing
  const item = itemToReview(file, found.item)
  const { prompt, context, texts } = item
  const { ties, strength, bothBad = false } = comparisonRules(file)
  const { own, final } = decided
  return {
    ...listed(found, apartOf(found.votes, criterion), item, decided),
    prompt,
    context,
    responses: [found.first, ...(found.second === null ? [] : [found.second])].map((response, place) => ({
      blindLabel: found.second === null ? '' : (['A', 'B'][place] ?? ''),
      text: texts.get(response) ?? '',
    })),
    criterion,
    ties,
    strength,
    bothBad,
    askable: askable(file, found),
    own: own && { at: own.at, by: own.by, verdict: own.verdict },
    shownVotes: own && votesShown(found),
    final: final && {
      at: final.at,
      by: final.by,
      verdict: final.verdict,
      reason: final.reason ?? 'other',
      comment: final.comment,
    },
  }
}

/** In the order of random codes of case and rater, so that the first vote is not always the same person's. */
function votesShown({ id, votes }: Case): Vote[] {
  const places = votes.map(({ rater, ...vote }) => ({ vote, place: shuffled(`${id}${rater}`) }))
  return places
    .sort((one, other) => one.place - other.place)
    .map(({ vote: { verdict, reason, comment } }) => ({ verdict, reason, comment }))
}

/** A number that says nothing about the text it follows from (FNV-1a). */
function shuffled(text: string): number {
  let hash = 0x811c9dc5
  for (let place = 0; place < text.length; place++) hash = Math.imul(hash ^ text.charCodeAt(place), 0x01000193) >>> 0
  return hash
}
