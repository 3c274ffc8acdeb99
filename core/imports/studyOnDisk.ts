import { existsSync, rmSync } from 'node:fs'
import { ExpectedError, fail } from '#contract/errors.ts'
import { BatchId, StudyId } from '#contract/ids.ts'
import type { ImportCheck, ImportCounts, ImportMapping } from '#contract/imports.ts'
import { readStudy } from '#db/queries/study.ts'
import { closeStudyFile, createStudyFile, openStudyFile, type StudyFile } from '#db/studyFile.ts'
import type { Surroundings } from '../context.ts'
import { newStudyProtocol, newStudyWords } from '../newStudy.ts'
import {
  bringsNothing,
  checkedInto,
  checkImport,
  commitImport,
  digestOf,
  type ImportInput,
  inputOf,
} from './importFile.ts'
import { emptyStudy } from './importPlan.ts'
import type { StagedFile } from './stageStore.ts'

export type Check = Omit<ImportCheck, 'digest'>

/** What importing into the study at a path would do; a study that does not exist yet is an empty one. Writes nothing. */
export function checkIntoPath(path: string, given: ImportInput | StagedFile, mapping: ImportMapping): Check {
  if (!existsSync(path)) return checkedInto(emptyStudy, inputOf(given), mapping)
  return withStudy(openForImport(path), (file) => checkImport(file, given, mapping))
}

/**
 * Imports into the study at a path, which is created with the title when it does not exist. When nothing is imported
 * no study is left behind. Fails like `commitImport`, and with what keeps a study from being opened.
 */
export function importIntoPath(
  path: string,
  title: string,
  given: ImportInput | StagedFile,
  mapping: ImportMapping,
  around: Surroundings,
  appVersion: string,
): ImportCounts {
  const isNew = !existsSync(path)
  if (isNew && bringsNothing(checkIntoPath(path, given, mapping).counts)) fail('IMPORT_NOTHING_TO_DO', {})
  try {
    return withStudy(isNew ? created(path, title, around) : openForImport(path), (file) => {
      const { now, randomCode } = around
      const surroundings = { batch: BatchId.parse(randomCode()), at: now(), randomCode, appVersion }
      return commitImport(file, given, mapping, digestOf(file, given, mapping), surroundings).counts
    })
  } catch (error) {
    if (isNew) rmSync(path, { force: true })
    throw error
  }
}

const created = (path: string, title: string, around: Surroundings): StudyFile => {
  const study = StudyId.parse(around.randomCode())
  const protocol = newStudyProtocol(around.randomCode())
  return createStudyFile(path, { study, words: newStudyWords(title), protocol, createdAt: around.now() })
}

/** Files are brought in before judging begins. */
function openForImport(path: string): StudyFile {
  const file = openStudyFile(path)
  const { stage } = readStudy(file)
  if (stage === 'preparing') return file
  closeStudyFile(file)
  throw new ExpectedError({ code: 'WRONG_STAGE', data: { stage, needed: 'preparing' } })
}

function withStudy<Answer>(file: StudyFile, work: (file: StudyFile) => Answer): Answer {
  try {
    return work(file)
  } finally {
    closeStudyFile(file)
  }
}
