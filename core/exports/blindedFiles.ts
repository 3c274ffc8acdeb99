import { fail } from '#contract/errors.ts'
import { readStudy } from '#db/queries/study.ts'
import type { StudyFile } from '#db/studyFile.ts'
import { csvText } from '#formats/writers/csv.ts'
import { namedSystems } from '../naming.ts'
import { codebookColumns, codebookRows } from './codebook.ts'
import type { TextFile } from './countedTables.ts'
import { judgementRecords, studyNames } from './judgementRecords.ts'
import { judgementTables } from './judgementTables.ts'
import { shownJudgements } from './shownJudgements.ts'
import { longTable, wideTables } from './wideTables.ts'

/** The judgements with systems under their codes, whatever the study may show by now, and the codebook. */
export function blindedFiles(file: StudyFile): TextFile[] {
  const names = studyNames(file, 'codes')
  const records = judgementRecords(file, names)
  const rows = codebookRows(names.criteria, ({ id }) => names.criterion(id))
  return [
    longTable(records),
    ...wideTables(records),
    ...judgementTables(shownJudgements(file, 'codes')),
    { fileName: 'codebook.csv', text: csvText({ columns: codebookColumns, rows, freeText: ['meaning'] }) },
  ]
}

/** Which code stands for which system. Fails with `WRONG_STAGE` while that is hidden. */
export function keyFile(file: StudyFile): TextFile {
  const { naming, systems } = namedSystems(file)
  if (naming === 'codes') return fail('WRONG_STAGE', { stage: readStudy(file).stage, needed: 'unblinded' })
  const rows = systems.map(({ code, name, responses }) => [code, name, responses])
  return { fileName: 'key.csv', text: csvText({ columns: ['code', 'system', 'responses'], rows }) }
}
