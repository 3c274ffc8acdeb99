import { ExpectedError } from '#contract/errors.ts'
import { ImportCheck, InspectedFile } from '#contract/imports.ts'
import { readCounts } from '#db/queries/study.ts'
import type { GivenFile } from './brokenFile.ts'
import { broughtIn, fileOf } from './broughtIn.ts'
import { RealStudy } from './realStudy.ts'

/** What became of a broken file. `failed` is a defect: an error that was not expected, or counts that do not add up. */
export type Outcome =
  | { readonly kind: 'refused' | 'nothing new' | 'written' | 'not mapped' }
  | { readonly kind: 'failed'; readonly what: string }

/** A study into which broken files are brought; a new one when it has grown. */
export function triedToBringIn(): { bringIn(file: GivenFile): Promise<Outcome> } & Disposable {
  let study = new RealStudy()
  return {
    async bringIn(file) {
      if (readCounts(study.file).items > 300) {
        study[Symbol.dispose]()
        study = new RealStudy()
      }
      return outcomeOf(study, file)
    },
    [Symbol.dispose]: () => study[Symbol.dispose](),
  }
}

async function outcomeOf(study: RealStudy, { name, bytes }: GivenFile): Promise<Outcome> {
  const before = { ...readCounts(study.file) }
  let told = { newItems: 0, newResponses: 0, newJudgements: 0 }
  let kind: Outcome['kind'] = 'refused'
  try {
    const { found, check, commit } = await broughtIn(study.file, [fileOf(name, bytes)])
    InspectedFile.parse(found)
    ImportCheck.parse(check)
    kind = 'nothing new'
    const { counts } = commit()
    kind = 'written'
    told = counts
    if (JSON.stringify(counts) !== JSON.stringify(check.counts)) return failed('written otherwise than checked')
    if (counts.rowsSkipped > 0 && check.problems.length === 0) return failed('rows are skipped without a reason')
  } catch (error) {
    if (!(error instanceof ExpectedError)) return failed(error instanceof Error ? (error.stack ?? '') : String(error))
    const { failure } = error
    if (failure.code === 'FILE_UNREADABLE' && failure.data.reason === '') return failed('refused without a reason')
    if (!['FILE_UNREADABLE', 'IMPORT_NOTHING_TO_DO'].includes(failure.code)) return failed(failure.code)
  }
  const after = readCounts(study.file)
  const grown = [after.items - before.items, after.responses - before.responses]
  if (grown[0] !== told.newItems || grown[1] !== told.newResponses) return failed('written in part')
  if (after.importedJudgements - before.importedJudgements !== told.newJudgements) return failed('judgements in part')
  return { kind } as Outcome
}

const failed = (what: string): Outcome => ({ kind: 'failed', what })
