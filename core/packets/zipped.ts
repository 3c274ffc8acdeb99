import { ZipFile } from 'yazl'

/** Files in one ZIP file, stored as they are: packets of one study hardly get smaller, and locked ones not at all. */
export async function zipped(files: readonly { readonly fileName: string; readonly bytes: Buffer }[]): Promise<Buffer> {
  const zip = new ZipFile()
  for (const { fileName, bytes } of files) zip.addBuffer(bytes, fileName, { compress: false, mtime: new Date(0) })
  zip.end()
  const pieces: Buffer[] = []
  for await (const piece of zip.outputStream) pieces.push(piece as Buffer)
  return Buffer.concat(pieces)
}
