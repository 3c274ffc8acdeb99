import { existsSync } from 'node:fs'
import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { app, type BrowserWindow, dialog } from 'electron'
import type { PickedFile, PickedStudy } from '#contract/shell.ts'
import { FilesToSave } from '#contract/shellInputs.ts'
import { words } from './words.ts'

/** Dialogs open where the last one ended; since Electron 43 they would otherwise always open in Downloads. */
let lastFolder: string | null = null
const startFolder = () => lastFolder ?? app.getPath('documents')

export async function openStudyDialog(window: BrowserWindow): Promise<PickedStudy | null> {
  const path = await pick(window, [{ name: words.studyFiles, extensions: ['evenhand'] }])
  return path === null ? null : { kind: 'path', path }
}

export async function openImportDialog(window: BrowserWindow): Promise<PickedFile | null> {
  const path = await pick(window, [
    { name: words.tables, extensions: ['csv', 'tsv', 'txt', 'json', 'jsonl', 'ndjson'] },
    { name: words.allFiles, extensions: ['*'] },
  ])
  return path === null ? null : { fileName: basename(path), bytes: new Uint8Array(await readFile(path)) }
}

/** Saves one file under a chosen name, or several into a chosen folder; asks before anything is replaced. */
export async function saveFiles(window: BrowserWindow, content: unknown): Promise<'saved' | 'cancelled'> {
  const files = FilesToSave.parse(content)
  const [only] = files
  if (files.length === 1 && only) return saveOne(window, only)
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    defaultPath: startFolder(),
    properties: ['openDirectory', 'createDirectory'],
  })
  const [folder] = filePaths
  if (canceled || !folder) return 'cancelled'
  lastFolder = folder
  const there = files.filter(({ fileName }) => existsSync(join(folder, fileName)))
  if (there.length > 0 && !(await mayReplace(window, there.length))) return 'cancelled'
  for (const file of files) await writeWhole(join(folder, file.fileName), contentOf(file))
  return 'saved'
}

async function saveOne(window: BrowserWindow, file: FilesToSave[number]): Promise<'saved' | 'cancelled'> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    defaultPath: join(startFolder(), file.fileName),
  })
  if (canceled || !filePath) return 'cancelled'
  lastFolder = dirname(filePath)
  await writeWhole(filePath, contentOf(file))
  return 'saved'
}

const contentOf = (file: FilesToSave[number]): string | Uint8Array => ('text' in file ? file.text : file.bytes)

/** Under its own name a file is there whole or not at all; what it replaces stays until then. */
async function writeWhole(path: string, content: string | Uint8Array): Promise<void> {
  const part = `${path}.part`
  try {
    await writeFile(part, content)
    await rename(part, path)
  } catch (error) {
    await rm(part, { force: true })
    throw error
  }
}

async function mayReplace(window: BrowserWindow, count: number): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    message: words.replaceQuestion(count),
    detail: words.replaceDetail,
    buttons: [words.replace, words.cancel],
    defaultId: 1,
    cancelId: 1,
  })
  return response === 0
}

async function pick(window: BrowserWindow, filters: Electron.FileFilter[]): Promise<string | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    defaultPath: startFolder(),
    properties: ['openFile'],
    filters,
  })
  const [path] = filePaths
  if (canceled || !path) return null
  lastFolder = dirname(path)
  return path
}
