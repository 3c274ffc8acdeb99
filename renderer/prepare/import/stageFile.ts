import type { StageId } from '#contract/ids.ts'
import type { useClient } from '#lib/client.ts'

type Stage = ReturnType<typeof useClient>['coordinator']['imports']['stage']

/** A file to hand over, by its name or its path in the folder it came in; read in pieces, never whole. */
export type FileToStage = {
  readonly fileName: string
  readonly size: number
  readonly read: (from: number, to: number) => Promise<Uint8Array>
}

/** Bytes of one piece: 6 MiB become 8 MiB of base64. A multiple of three, so that no piece but the last is padded. */
const pieceBytes = 6 * 1024 * 1024

/** A file of the browser, by the path it is to have. */
export const fileToStage = (file: File, path: string): FileToStage => ({
  fileName: path,
  size: file.size,
  read: async (from, to) => new Uint8Array(await file.slice(from, to).arrayBuffer()),
})

/** Hands files over to the core in pieces, as one stage. `onProgress` hears the share handed over, 0 to 1. */
export async function stageFiles(
  handOver: Stage,
  files: readonly FileToStage[],
  onProgress: (fraction: number) => void,
): Promise<StageId> {
  const total = files.reduce((sum, { size }) => sum + size, 0)
  let stage: StageId | null = null
  let done = 0
  for (const { fileName, size, read } of files) {
    for (let from = 0; from === 0 || from < size; from += pieceBytes) {
      const bytes = await read(from, Math.min(size, from + pieceBytes))
      const answer: { stage: StageId } = await handOver({ stage, fileName, chunk: toBase64(bytes) })
      stage = answer.stage
      done += bytes.length
      onProgress(Math.min(1, done / Math.max(1, total)))
    }
  }
  if (stage === null) throw new Error('no file to hand over')
  return stage
}

/** Base64 of bytes. In slices, since a call takes only so many arguments. */
export function toBase64(bytes: Uint8Array): string {
  const slice = 0x8000
  let text = ''
  for (let from = 0; from < bytes.length; from += slice) {
    text += String.fromCharCode(...bytes.subarray(from, from + slice))
  }
  return btoa(text)
}
