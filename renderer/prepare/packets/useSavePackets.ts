import { useMutation } from '@tanstack/react-query'
import type { StudyId } from '#contract/ids.ts'
import type { PacketId, PacketSummary } from '#contract/packets.ts'
import { type Client, useClient } from '#lib/client.ts'
import { shell } from '#lib/shell/shell.ts'

/** Bytes of one piece; a multiple of three, so that its base64 has no padding. */
const pieceBytes = 6 * 1024 * 1024

/**
 * Saves packets where the person wants them: one under its name, several into a folder, or as one ZIP file where there is
 * no folder to choose (a browser). A packet can be saved again at any time; it is the same packet.
 */
export function useSavePackets(study: StudyId) {
  const client = useClient()
  return useMutation({
    mutationFn: async (packets: readonly PacketSummary[]) => {
      const ids = packets.map(({ packet }) => packet)
      const wanted = shell.host === 'browser' ? [ids] : ids.map((id) => [id])
      const files = []
      for (const part of wanted) files.push(await bytesOf(client, study, part))
      return shell.saveFiles(files)
    },
  })
}

async function bytesOf(client: Client, study: StudyId, packets: readonly PacketId[]) {
  const read = (from: number) =>
    client.coordinator.packets.read({ study, packets: [...packets], from, count: pieceBytes })
  const first = await read(0)
  const bytes = new Uint8Array(first.size)
  bytes.set(fromBase64(first.base64))
  for (let from = pieceBytes; from < first.size; from += pieceBytes) {
    bytes.set(fromBase64((await read(from)).base64), from)
  }
  const mediaType = packets.length === 1 ? 'application/x-evenhand' : 'application/zip'
  return { fileName: first.fileName, mediaType, bytes }
}

const fromBase64 = (text: string): Uint8Array => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))
