import { AssignmentId, type BatchId, type CriterionId, type RaterId, type ResponseId } from '#contract/ids.ts'
import type { ImportCounts, Mapping } from '#contract/imports.ts'
import type { JudgementAction, PreferenceValue, RankingValue, RatingValue } from '#contract/judgement.ts'
import { all, first, run, type StudyFile, transaction } from '../driver.ts'
import { randomCode } from '../randomCode.ts'
import { type ChainEnd, chainStart, insertEvent } from './judgementLog.ts'

/** One accepted import: which file, how its columns were read, what came of it. */
export type ImportBatch = {
  readonly batch: BatchId
  readonly fileName: string
  readonly fileHash: string
  /** How the columns were read; null when the content was not a file (a sample). */
  readonly mapping: Mapping | null
  readonly counts: ImportCounts
  readonly at: string
}

export function insertBatch(file: StudyFile, { batch, fileName, fileHash, mapping, counts, at }: ImportBatch): void {
  run(
    file,
    'INSERT INTO import_batch (id, file_name, file_hash, mapping, counts, at) VALUES (?, ?, ?, ?, ?, ?)',
    batch,
    fileName,
    fileHash,
    JSON.stringify(mapping),
    JSON.stringify(counts),
    at,
  )
  run(file, 'UPDATE study SET changed_at = ?', at)
}

/** The accepted imports, oldest first. */
export function readBatches(file: StudyFile): ImportBatch[] {
  const rows = all<Omit<ImportBatch, 'mapping' | 'counts'> & { mapping: string; counts: string }>(
    file,
    `SELECT id AS batch, file_name AS fileName, file_hash AS fileHash, mapping, counts, at
     FROM import_batch ORDER BY batch_no`,
  )
  return rows.map((row) => ({
    ...row,
    mapping: JSON.parse(row.mapping) as Mapping | null,
    counts: JSON.parse(row.counts) as ImportCounts,
  }))
}

/** What one person judged on one occasion, as it came from a file. `occurrence` is 2 for a planned repeat, and so on. */
export type ImportedJudgement = {
  readonly rater: RaterId
  readonly occurrence?: number
  readonly comment?: string
  /** In per cent. */
  readonly confidence?: number
} & (
  | {
      readonly kind: 'rating'
      readonly response: ResponseId
      readonly values: readonly {
        readonly criterion: CriterionId
        /** The turn that was rated, from 1; absent: the whole. */
        readonly turn?: number
        readonly value: RatingValue
      }[]
    }
  | { readonly kind: 'preference'; readonly shown: readonly [ResponseId, ResponseId]; readonly value: PreferenceValue }
  | { readonly kind: 'ranking'; readonly shown: readonly ResponseId[]; readonly value: RankingValue }
)

type Writer = {
  readonly file: StudyFile
  readonly batchNo: number
  readonly rubricVersion: number
  readonly deviceNo: number
  readonly device: string
  readonly at: string
  readonly appVersion: string
  readonly responses: ReadonlyMap<string, { readonly no: number; readonly itemNo: number }>
  readonly raters: ReadonlyMap<string, number>
  readonly criteria: ReadonlyMap<string, number>
}

/**
 * Puts finished judgements into the same log as the app's own: for each an assignment, what was shown, its events and
 * a submission, chained on a device of the batch. Responses, raters and criteria must be in the study already, the
 * criteria in its current rubric. Returns the number of values written (without what stands beside them).
 */
export function importJudgements(
  file: StudyFile,
  { batch, at, appVersion }: { readonly batch: BatchId; readonly at: string; readonly appVersion: string },
  judgements: Iterable<ImportedJudgement>,
): number {
  return transaction(file, () => {
    const writer = writerFor(file, batch, at, appVersion)
    let end = chainStart
    let values = 0
    for (const judgement of judgements) {
      const actions = actionsOf(judgement)
      values += actions.filter(({ kind }) => kind === judgement.kind).length
      end = writeJudgement(writer, judgement, actions, end)
    }
    return values
  })
}

function writerFor(file: StudyFile, batch: BatchId, at: string, appVersion: string): Writer {
  const batchNo = first<{ no: number }>(file, 'SELECT batch_no AS no FROM import_batch WHERE id = ?', batch)?.no
  if (batchNo === undefined) throw new Error('judgements of a batch that is not in the file')
  const rubricVersion =
    first<{ version: number }>(file, 'SELECT max(version) AS version FROM rubric_version')?.version ?? 1
  const device = randomCode()
  const computer = `batch ${batch}`
  const deviceNo = run(file, "INSERT INTO device (id, kind, computer) VALUES (?, 'import', ?)", device, computer).row
  const responses = new Map<string, { no: number; itemNo: number }>()
  const responseSql = 'SELECT id, response_no AS no, item_no AS itemNo FROM response'
  for (const { id, no, itemNo } of all<{ id: string; no: number; itemNo: number }>(file, responseSql)) {
    responses.set(id, { no, itemNo })
  }
  const raters = numbersById(file, 'SELECT id, rater_no AS no FROM rater')
  const criteria = numbersById(
    file,
    `SELECT id, criterion_version_no AS no FROM rubric_criterion JOIN criterion_version USING (criterion_version_no)
     JOIN criterion USING (criterion_no) WHERE version = ?`,
    rubricVersion,
  )
  return { file, batchNo, rubricVersion, deviceNo, device, at, appVersion, responses, raters, criteria }
}

const numbersById = (file: StudyFile, sql: string, ...bound: number[]): Map<string, number> =>
  new Map(all<{ id: string; no: number }>(file, sql, ...bound).map(({ id, no }) => [id, no]))

function actionsOf(judgement: ImportedJudgement): JudgementAction[] {
  const { kind, comment, confidence } = judgement
  const actions: JudgementAction[] =
    kind === 'rating'
      ? judgement.values.map((given) => ({ kind, ...given }))
      : [{ kind, value: judgement.value } as JudgementAction]
  if (confidence !== undefined) actions.push({ kind: 'confidence', percent: confidence })
  if (comment !== undefined && comment !== '') actions.push({ kind: 'comment', text: comment })
  actions.push({ kind: 'submission' })
  return actions
}

function writeJudgement(
  writer: Writer,
  judgement: ImportedJudgement,
  actions: readonly JudgementAction[],
  end: ChainEnd,
): ChainEnd {
  const { file, rubricVersion, deviceNo } = writer
  const shown = judgement.kind === 'rating' ? [judgement.response] : judgement.shown
  const assignment = AssignmentId.parse(randomCode())
  const presentationNo = writePresentation(writer, judgement, shown, assignment)
  let chain = end
  for (const action of actions) {
    const event = {
      judgement: randomCode(),
      command: null,
      rater: judgement.rater,
      assignment,
      rubricVersion,
      shown,
      action,
      times: null,
      supersedes: null,
      recordedAt: writer.at,
      appVersion: writer.appVersion,
      device: writer.device,
      sequence: chain.sequence + 1,
    }
    const criterionVersionNo =
      action.kind === 'rating' ? known(writer.criteria.get(action.criterion), 'criterion') : null
    chain = insertEvent(file, event, { presentationNo, criterionVersionNo, supersedesNo: null, deviceNo }, chain)
  }
  return chain
}

function writePresentation(
  { file, batchNo, rubricVersion, responses, raters }: Writer,
  { rater, kind, occurrence }: ImportedJudgement,
  shown: readonly ResponseId[],
  assignment: AssignmentId,
): number {
  const rows = shown.map((response) => known(responses.get(response), 'response'))
  const assignmentNo = run(
    file,
    'INSERT INTO assignment (id, rater_no, item_no, kind, batch_no) VALUES (?, ?, ?, ?, ?)',
    assignment,
    known(raters.get(rater), 'rater'),
    known(rows[0], 'response').itemNo,
    kind,
    batchNo,
  ).row
  const presentationNo = run(
    file,
    'INSERT INTO presentation (assignment_no, occurrence, rubric_version) VALUES (?, ?, ?)',
    assignmentNo,
    occurrence ?? 1,
    rubricVersion,
  ).row
  rows.forEach(({ no }, place) => {
    const sql =
      "INSERT INTO presentation_slot (presentation_no, position, response_no, blind_label) VALUES (?, ?, ?, '')"
    run(file, sql, presentationNo, place + 1, no)
  })
  return presentationNo
}

function known<Thing>(thing: Thing | undefined, what: string): Thing {
  if (thing === undefined) throw new Error(`an imported judgement names a ${what} that is not in the study`)
  return thing
}
