import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import type { Stage } from '#contract/coordinator.ts'
import type { ExportRecord } from '#contract/exports.ts'
import type { AnalysisPlan, AnalysisPlanDraft } from '#contract/unblinding.ts'
import { all, first, run, type StudyFile } from '../driver.ts'

/** SHA-256 (hex) of a plan's text and settings in canonical JSON: the same plan has the same hash anywhere. */
export const planHash = ({ text, settings }: Pick<AnalysisPlanDraft, 'text' | 'settings'>): string =>
  createHash('sha256')
    .update(canonicalize({ settings, text }) ?? '')
    .digest('hex')

/** Locks an analysis plan; nothing of it can be changed afterwards. */
export function appendAnalysisPlan(file: StudyFile, plan: Omit<AnalysisPlan, 'hash'>): string {
  const hash = planHash(plan)
  const sql = 'INSERT INTO analysis_plan (at, by, text, settings, hash, data_hash) VALUES (?, ?, ?, ?, ?, ?)'
  run(file, sql, plan.at, plan.by, plan.text, JSON.stringify(plan.settings), hash, plan.dataHash)
  return hash
}

/** Locked plans, oldest first. */
export function readAnalysisPlans(file: StudyFile): AnalysisPlan[] {
  return all<Omit<AnalysisPlan, 'settings'> & { readonly settings: string }>(
    file,
    'SELECT at, by, text, settings, hash, data_hash AS dataHash FROM analysis_plan ORDER BY plan_no',
  ).map((row) => ({ ...row, settings: JSON.parse(row.settings) as AnalysisPlan['settings'] }))
}

/** Every stage the study entered, in order. */
export const readStages = (file: StudyFile): { stage: Stage; at: string }[] =>
  all(file, 'SELECT stage, at FROM stage_event ORDER BY sequence')

/** Remembers that something was exported, under which names, from which data. */
export function appendExport(file: StudyFile, { at, kind, naming, dataHash }: ExportRecord, fileName: string): void {
  const sql = 'INSERT INTO export (at, format, file_name, naming, data_hash) VALUES (?, ?, ?, ?, ?)'
  run(file, sql, at, kind, fileName, naming, dataHash)
}

/** What was exported, oldest first. */
export const readExports = (file: StudyFile): ExportRecord[] =>
  all(file, 'SELECT at, format AS kind, naming, data_hash AS dataHash FROM export ORDER BY export_no')

/** Judgements recorded after an instant, by people at a desk (what came from a file has no desk). */
export function judgedSince(file: StudyFile, at: string): number {
  const sql = `SELECT count(*) AS judged FROM judgement JOIN device USING (device_no)
    WHERE device.kind <> 'import' AND recorded_at > ? AND judgement.kind IN ('rating', 'preference', 'ranking', 'best-worst')`
  return first<{ judged: number }>(file, sql, at)?.judged ?? 0
}
