import { type ByteSource, memorySource } from './byteSource.ts'

/** Where unpacked files go until the import is done. What is written under a name is a source once it is closed. */
export type Spool = {
  create(name: string): SpoolFile
}

/** A file being written. */
export type SpoolFile = {
  write(bytes: Uint8Array): void
  close(): ByteSource
}

/** A spool in memory. */
export const memorySpool: Spool = {
  create(name) {
    const pieces: Uint8Array[] = []
    return {
      write: (bytes) => void pieces.push(Uint8Array.from(bytes)),
      close: () => memorySource(name, Buffer.concat(pieces)),
    }
  },
}

/** Writes JSON values one a line. */
export class LineWriter {
  readonly #file: SpoolFile
  #held = ''

  constructor(file: SpoolFile) {
    this.#file = file
  }

  write(value: unknown): void {
    this.#held += `${JSON.stringify(value)}\n`
    if (this.#held.length > 1_000_000) this.#flush()
  }

  close(): ByteSource {
    this.#flush()
    return this.#file.close()
  }

  #flush(): void {
    this.#file.write(Buffer.from(this.#held))
    this.#held = ''
  }
}
