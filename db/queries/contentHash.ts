import { createHash } from 'node:crypto'

/** The SHA-256 of a content, as a study stores it beside the content. */
export const contentHash = (content: string | Uint8Array): Buffer => createHash('sha256').update(content).digest()
