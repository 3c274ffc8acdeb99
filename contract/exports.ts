import { oc } from '@orpc/contract'
import { z } from 'zod'
import { mayFailWith } from './errors.ts'
import { Instant, StudyId } from './ids.ts'
import { ReportSettings } from './report.ts'

/** The languages a report can be told in. */
export const ReportLanguage = z.enum(['en', 'de', 'fr', 'es', 'zh-Hans', 'ar'])
export type ReportLanguage = z.infer<typeof ReportLanguage>

/** Everything a study can be taken along as, by what it is for. */
export const exportKinds = {
  /** For people: a page, the same on paper, its words and tables for a paper. */
  read: ['html', 'pdf', 'methods', 'card', 'latex'],
  /** For machines: results, judgements, and programs that compute the results again. */
  compute: ['xlsx', 'results', 'judgements', 'json', 'python', 'r', 'spss'],
  /** For training: what people preferred and how they rated, with prompts and responses. */
  train: ['trl-preference', 'trl-kto', 'helpsteer'],
  /** The blinded study, and apart from it which code stands for which system. */
  apart: ['blinded', 'key'],
  /** All of `read`, `compute` and `blinded` in one archive. */
  all: ['everything'],
} as const
export const ExportKind = z.enum([
  ...exportKinds.read,
  ...exportKinds.compute,
  ...exportKinds.train,
  ...exportKinds.apart,
  ...exportKinds.all,
])
export type ExportKind = z.infer<typeof ExportKind>

/** How judgements become training examples; there is no silent rule for ties or for raters who disagree. */
export const TrainingRules = z.strictObject({
  /** `each`: one example per judgement; `majority`: one per item and pair, by net votes of the raters. */
  votes: z.enum(['each', 'majority']),
  /** Ties as preference pairs: left out, or written once in each order. */
  pairTies: z.enum(['leave-out', 'both-orders']),
  /** Ties as single examples: left out, or both responses desirable, or both undesirable. */
  singleTies: z.enum(['leave-out', 'desirable', 'undesirable']),
})
export type TrainingRules = z.infer<typeof TrainingRules>

/** Leaves out what training formats cannot say. */
export const usualTrainingRules: TrainingRules = { votes: 'each', pairTies: 'leave-out', singleTies: 'leave-out' }

/** A file to save: words, or bytes as base64. The name is one path segment. */
export const ExportFile = z.union([
  z.strictObject({ fileName: z.string(), mediaType: z.string(), text: z.string() }),
  z.strictObject({ fileName: z.string(), mediaType: z.string(), base64: z.string() }),
])
export type ExportFile = z.infer<typeof ExportFile>

/** What was exported when: part of the study's ledger. */
export const ExportRecord = z.strictObject({
  at: Instant,
  kind: z.string(),
  naming: z.enum(['codes', 'names', 'never-blinded']),
  dataHash: z.string(),
})
export type ExportRecord = z.infer<typeof ExportRecord>

export const exportProcedures = {
  /**
   * The study as files of one kind. Several files come as one archive. Recorded in the ledger. `PDF_NO_PRINTER`: nothing
   * on this machine can print a page; the HTML holds the same.
   */
  files: oc
    .input(
      z.strictObject({
        study: StudyId,
        settings: ReportSettings,
        kind: ExportKind,
        language: ReportLanguage,
        training: TrainingRules,
      }),
    )
    .output(z.strictObject({ file: ExportFile, within: z.array(z.string()) }))
    .errors(
      mayFailWith(
        'STUDY_NOT_FOUND',
        'DISK_FULL',
        'STUDY_READ_ONLY',
        'WRONG_STAGE',
        'PDF_NO_PRINTER',
        'PDF_FAILED',
        'EXPORT_EMPTY',
      ),
    ),
}
