import type { StageId } from '#contract/ids.ts'
import type { PickedFile } from '#contract/shell.ts'
import type { useClient } from '#lib/client.ts'

type Stage = ReturnType<typeof useClient>['coordinator']['imports']['stage']

/** Bytes of one piece: 6 MiB become 8 MiB of base64. A multiple of three, so that no piece but the last is padded. */
const pieceBytes = 6 * 1024 * 1024

/** Hands a file over to the core in pieces. `onProgress` hears the share handed over, 0 to 1. */
export async function stageFile(
  handOver: Stage,
  { fileName, bytes }: PickedFile,
  onProgress: (fraction: number) => void,
): Promise<StageId> {
  const piece = async (stage: StageId | null, from: number): Promise<StageId> => {
    const chunk = toBase64(bytes.subarray(from, from + pieceBytes))
    const answer = await handOver({ stage, fileName, chunk })
    onProgress(Math.min(1, (from + pieceBytes) / Math.max(1, bytes.length)))
    return answer.stage
  }
  let stage = await piece(null, 0)
  for (let from = pieceBytes; from < bytes.length; from += pieceBytes) stage = await piece(stage, from)
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
