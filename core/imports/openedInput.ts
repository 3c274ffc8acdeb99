import type { FileReading } from '#contract/imports.ts'
import { hashOfFiles, type ImportInput } from './importFile.ts'
import type { StagedFiles } from './stageStore.ts'
import { tablesOf } from './tables.ts'

/** Files as a check or a commit takes them. The hash is made once. Fails with FILE_UNREADABLE. */
export async function openedInput(staged: StagedFiles, reading: FileReading = {}): Promise<ImportInput> {
  const { tables, attachments } = await tablesOf(staged, reading)
  const fileHash = (staged.memory.get('hash') as string | undefined) ?? hashOfFiles(staged.files)
  staged.memory.set('hash', fileHash)
  return { fileName: staged.fileName, fileHash, reading, tables, attachments }
}
