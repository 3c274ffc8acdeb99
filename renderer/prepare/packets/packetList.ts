import { useQuery } from '@tanstack/react-query'
import type { StudyId } from '#contract/ids.ts'
import type { PacketSummary } from '#contract/packets.ts'
import { type Client, useApi } from '#lib/client.ts'

/** What was handed out and what is left to do; asked again whenever the page is opened. */
export function usePackets(study: StudyId) {
  const api = useApi()
  return useQuery({ ...api.coordinator.packets.list.queryOptions({ input: { study } }), refetchOnMount: 'always' })
}

export type RaterToDo = Awaited<ReturnType<Client['coordinator']['packets']['list']>>['raters'][number]

/** The packets of one rater, the newest first; one for several counts for each of them. */
export const packetsOf = (packets: readonly PacketSummary[], pseudonym: string): PacketSummary[] =>
  packets.filter(({ raters }) => raters.includes(pseudonym)).reverse()
