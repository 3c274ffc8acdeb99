import { existsSync, readFileSync, statSync } from 'node:fs'
import { looksEncrypted } from '#db/cipher.ts'
import { isPacketContent } from '#db/packets/isPacketContent.ts'
import { packetOrigin } from '#db/packets/ledger.ts'
import type { Library } from '../library.ts'

/** Whether a file is a rater's packet. Only packets are ever encrypted; what cannot be read is left to whoever opens it. */
export function isPacketFile(path: string, library: Library): boolean {
  const open = library.openAt(path)
  if (open) return packetOrigin(open) !== null
  if (!existsSync(path) || !statSync(path).isFile()) return false
  return looksEncrypted(path) || isPacketContent(readFileSync(path))
}
