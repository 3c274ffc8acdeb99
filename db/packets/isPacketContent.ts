import { connectBytes, disconnect, first } from '../driver.ts'

/** Whether the bytes of a file are those of a packet that is not locked. The bytes are taken over. */
export function isPacketContent(bytes: Buffer): boolean {
  if (bytes.length < 100) return false
  // A database in memory has no write-ahead log.
  bytes[18] = 1
  bytes[19] = 1
  try {
    const file = connectBytes(bytes)
    try {
      return first(file, 'SELECT 1 FROM packet_origin') !== undefined
    } finally {
      disconnect(file)
    }
  } catch {
    return false
  }
}
