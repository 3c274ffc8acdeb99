import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useEffectEvent } from 'react'
import { useLocation } from 'wouter'
import type { SampleKey } from '#contract/coordinator.ts'
import type { StageId, StudyId } from '#contract/ids.ts'
import type { PickedFile } from '#contract/shell.ts'
import { type Client, useApi, useClient } from '#lib/client.ts'
import { troubleOf } from '#lib/failures.ts'
import { type RoomName, roomPlace } from '#lib/places.ts'
import { newCommand } from '#lib/randomCode.ts'
import { shell } from '#lib/shell/shell.ts'
import { roomOfNextStep } from './nextStep.ts'

/** What can be asked for on the title page. */
export type Wish =
  | { readonly kind: 'choose' }
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'create'; readonly title: string }
  | { readonly kind: 'sample'; readonly sample: SampleKey }

/** Opens, makes or copies a study and goes to where its next step is done. Cancelled dialogs change nothing. */
export function useOpenStudy() {
  const client = useClient()
  const api = useApi()
  const cache = useQueryClient()
  const [, go] = useLocation()
  const opening = useMutation({
    mutationFn: (wish: Wish) => granted(client, wish),
    onSuccess: async (study, wish) => {
      if (study === null) return
      await cache.invalidateQueries({ queryKey: api.coordinator.library.key() })
      go(roomPlace(study, wish.kind === 'create' ? 'prepare' : await nextRoom(client, study)))
    },
  })
  const openFile = useEffectEvent((path: string) => opening.mutate({ kind: 'file', path }))
  useEffect(() => shell.onOpenFile((path) => openFile(path)), [])
  return opening
}

async function nextRoom(client: Client, study: StudyId): Promise<RoomName> {
  return roomOfNextStep(await client.coordinator.study.overview({ study }))
}

/** Opens a file where it lies; a packet gets a window of its own, where the shell has one to give. */
async function openedAt(client: Client, path: string): Promise<StudyId | null> {
  try {
    return (await client.coordinator.library.openFile({ path })).study
  } catch (error) {
    const trouble = troubleOf(error)
    const packet = trouble.kind === 'expected' && packetCodes.has(trouble.failure.code)
    if (!packet || shell.openPacket === null) throw error
    shell.openPacket(path)
    return null
  }
}

/** Only packets are ever locked. */
const packetCodes: ReadonlySet<string> = new Set(['PACKET_FILE', 'PASSPHRASE_NEEDED'])

async function granted(client: Client, wish: Wish): Promise<StudyId | null> {
  const { library } = client.coordinator
  switch (wish.kind) {
    case 'create':
      return (await library.create({ command: newCommand(), title: wish.title })).study
    case 'sample':
      return (await library.createFromSample({ command: newCommand(), sample: wish.sample })).study
    case 'file':
      return openedAt(client, wish.path)
    case 'choose': {
      const picked = await shell.openStudyDialog()
      if (picked === null) return null
      if (picked.kind === 'path') return openedAt(client, picked.path)
      const stage = await staged(client, picked.file)
      return (await library.adopt({ command: newCommand(), stage })).study
    }
  }
}

/** Bytes of a file that go in one call; base64 makes them a third longer. */
const piece = 6_000_000

async function staged(client: Client, { fileName, bytes }: PickedFile): Promise<StageId> {
  const send = async (stage: StageId | null, from: number): Promise<StageId> => {
    const chunk = base64(bytes.subarray(from, from + piece))
    return (await client.coordinator.imports.stage({ stage, fileName, chunk })).stage
  }
  let stage = await send(null, 0)
  for (let from = piece; from < bytes.length; from += piece) stage = await send(stage, from)
  return stage
}

function base64(bytes: Uint8Array): string {
  let binary = ''
  for (let from = 0; from < bytes.length; from += 32_768) {
    binary += String.fromCharCode(...bytes.subarray(from, from + 32_768))
  }
  return btoa(binary)
}
