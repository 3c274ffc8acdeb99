import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fail } from '#contract/errors.ts'
import { BatchId } from '#contract/ids.ts'
import type { FileReading, ImportCheck, ImportDone, ImportMapping, InspectedFile } from '#contract/imports.ts'
import type { StudyFile } from '#db/studyFile.ts'
import { type ByteSource, memorySource } from '#formats/byteSource.ts'
import { memorySpool } from '#formats/spool.ts'
import { randomCode } from '../../context.ts'
import { checkImport, commitImport, hashOfFiles, type ImportInput } from '../importFile.ts'
import { inspectStaged } from '../inspect.ts'
import type { StagedFiles } from '../stageStore.ts'
import { tablesOf } from '../tables.ts'

/** Files in memory as the store would hand them out. */
export const staged = (...files: readonly ByteSource[]): StagedFiles => ({
  fileName: files[0]?.name ?? '',
  files,
  spool: memorySpool,
  memory: new Map(),
})

/** A file of bytes or text. */
export const fileOf = (name: string, content: string | Uint8Array): ByteSource =>
  memorySource(name, typeof content === 'string' ? new TextEncoder().encode(content) : content)

/** A file on disk, or every file of a folder with its path in it. */
export function filesAt(path: string): ByteSource[] {
  if (!statSync(path).isDirectory()) return [fileOf(path.slice(path.lastIndexOf('/') + 1), readFileSync(path))]
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const own = join(entry.parentPath, entry.name)
      return fileOf(relative(join(path, '..'), own).replaceAll('\\', '/'), readFileSync(own))
    })
}

/** What a person would bring in who takes every suggestion. */
export const suggested = ({ parts }: InspectedFile): ImportMapping => ({
  parts: parts.flatMap(({ part, suggestion, chosen }) => (chosen && suggestion ? [{ part, mapping: suggestion }] : [])),
})

export async function inputFor(files: StagedFiles, reading: FileReading = {}): Promise<ImportInput> {
  const { tables, attachments } = await tablesOf(files, reading)
  return { fileName: files.fileName, fileHash: hashOfFiles(files.files), reading, tables, attachments }
}

/** Inspects, checks and commits files with a mapping made from what was found (the suggestions unless given). */
export async function broughtIn(
  file: StudyFile,
  files: readonly ByteSource[],
  mappingFor: (found: InspectedFile) => ImportMapping = suggested,
  reading: FileReading = {},
): Promise<{ readonly found: InspectedFile; readonly check: ImportCheck; readonly commit: () => ImportDone }> {
  const given = staged(...files)
  const found = await inspectStaged(given, reading, [])
  const input = await inputFor(given, reading)
  const mapping = mappingFor(found)
  if ('parts' in mapping && mapping.parts.length === 0) fail('IMPORT_NOTHING_TO_DO', {})
  const check = checkImport(file, input, mapping)
  const outside = { batch: BatchId.parse(randomCode()), at: '2026-11-23T10:00:00.000Z', randomCode }
  return { found, check, commit: () => commitImport(file, input, mapping, check.digest, outside) }
}
