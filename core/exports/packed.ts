import type { ExportFile, ExportKind } from '#contract/exports.ts'
import { zipArchive } from '#formats/writers/zip.ts'
import type { MadeFile } from './exportStudy.ts'

/** One file to save: the only one as it is, several as an archive named after what they are. */
export async function packed(kind: ExportKind, files: readonly MadeFile[]): Promise<ExportFile> {
  const [only] = files
  if (only && files.length === 1) return asFile(only)
  return asFile({ fileName: `${kind}.zip`, mediaType: 'application/zip', bytes: await zipArchive(files) })
}

const asText = new Set([
  'text/html',
  'text/csv',
  'text/markdown',
  'text/plain',
  'application/json',
  'application/jsonl',
])

const asFile = ({ fileName, mediaType, bytes }: MadeFile): ExportFile =>
  asText.has(mediaType) || mediaType === 'application/x-tex'
    ? { fileName, mediaType, text: new TextDecoder().decode(bytes) }
    : { fileName, mediaType, base64: Buffer.from(bytes).toString('base64') }
