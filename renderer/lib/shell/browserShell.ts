import type { PickedFile, Shell } from '#contract/shell.ts'
import type { FilesToSave } from '#contract/shellInputs.ts'

const nothing = () => () => undefined

/**
 * The shell in a browser: files are picked with an input and saved as downloads; there is no native menu, and nothing
 * opens files from outside. A core that was started again is noticed by the connection alone.
 */
export function browserShell(): Shell {
  return {
    host: 'browser',
    platform: platformOf(navigator.userAgent),
    openStudyDialog: async () => {
      const file = await pickFile('.evenhand')
      return file && { kind: 'bytes', file }
    },
    openImportDialog: () => pickFile('.csv,.tsv,.txt,.json,.jsonl,.ndjson'),
    saveFiles: async (files) => download(files),
    setMenu: () => undefined,
    onMenuCommand: nothing,
    openPacket: null,
    onOpenFile: nothing,
    onSleep: nothing,
    onCoreRestarted: nothing,
  }
}

/** The system by the browser's own word; decides only which keys are shown. */
export function platformOf(userAgent: string): Shell['platform'] {
  if (/Mac OS X|Macintosh/.test(userAgent)) return 'mac'
  return /Windows/.test(userAgent) ? 'windows' : 'linux'
}

function pickFile(accept: string): Promise<PickedFile | null> {
  const input = document.createElement('input')
  input.type = 'file'
  input.accept = accept
  input.hidden = true
  document.body.append(input)
  return new Promise<PickedFile | null>((resolve, reject) => {
    input.addEventListener('cancel', () => resolve(null))
    input.addEventListener('change', () => {
      const file = input.files?.[0]
      if (!file) return resolve(null)
      file.arrayBuffer().then((bytes) => resolve({ fileName: file.name, bytes: new Uint8Array(bytes) }), reject)
    })
    input.click()
  }).finally(() => input.remove())
}

function download(files: FilesToSave): 'saved' {
  for (const { fileName, mediaType, ...content } of files) {
    const part = 'text' in content ? content.text : Uint8Array.from(content.bytes)
    const address = URL.createObjectURL(new Blob([part], { type: mediaType }))
    const anchor = document.createElement('a')
    anchor.href = address
    anchor.download = fileName
    anchor.click()
    // The browser has taken the blob by the next task; a minute is kept for slow disks.
    setTimeout(() => URL.revokeObjectURL(address), 60_000)
  }
  return 'saved'
}
