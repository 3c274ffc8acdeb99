import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SeatId } from '#contract/ids.ts'
import type { PacketDoor } from '#contract/packetDoor.ts'
import { useApi, useClient } from '#lib/client.ts'
import { Button } from '#ui/Button.tsx'
import { fetched } from '../fetched.tsx'
import { useDocumentTitle } from '../Home.tsx'
import { Notice } from '../Notices.tsx'
import { ChoosePerson } from './ChoosePerson.tsx'
import { UnlockForm } from './UnlockForm.tsx'

const RaterDesk = fetched(async () => (await import('../../judge/desk/RaterDesk.tsx')).RaterDesk)

type Place =
  | { readonly at: 'door' }
  | { readonly at: 'desk'; readonly seat: SeatId; readonly person: string }
  /** The desk is gone and writes its last; then the file is let go of. */
  | { readonly at: 'leaving' }
  | { readonly at: 'left'; readonly document: string }

/** A window on one packet: its lock, whose desk, the desk, and what to do with the file in the end. */
export function PacketWindow({ packet }: { readonly packet: PacketDoor }) {
  const { t } = useTranslation(['app', 'packets'])
  const client = useClient()
  const door = useDoor()
  const [place, setPlace] = useState<Place>({ at: 'door' })
  useDocumentTitle(packet.title === '' ? t('app:name') : t('app:titleOf', { study: packet.title }))
  const sit = useMutation({
    mutationFn: ({ person, pin }: { readonly person: string; readonly pin: string | null }) =>
      client.rater.sit({ person, pin }),
    onSuccess: ({ seat }, { person }) => setPlace({ at: 'desk', seat, person }),
  })
  const leave = useMutation({
    mutationFn: async () => {
      await client.rater.door({})
      return client.rater.leave({})
    },
    onSuccess: ({ document }) => setPlace({ at: 'left', document }),
  })
  /** After the core was started again; what is behind a passphrase or a PIN is asked for again. */
  const renew = async (person: string): Promise<SeatId> => {
    try {
      return (await client.rater.sit({ person, pin: null })).seat
    } catch (error) {
      await door.refresh()
      sit.reset()
      // A desk that has been left asks for nothing any more.
      setPlace((now) => (now.at === 'desk' ? { at: 'door' } : now))
      throw error
    }
  }
  if (place.at === 'desk') {
    return (
      <RaterDesk
        key={place.seat}
        seat={place.seat}
        renewSeat={() => renew(place.person)}
        onHandBack={() => setPlace({ at: 'leaving' })}
      />
    )
  }
  if (place.at === 'leaving') return <Leaving onLeft={() => leave.mutate()} />
  if (place.at === 'left') {
    const again = async () => {
      await door.refresh()
      sit.reset()
      setPlace({ at: 'door' })
    }
    return (
      <Notice title={t('packets:door.leftTitle')} words={t('packets:door.left', { document: place.document })}>
        <Button onPress={() => void again()}>{t('packets:door.again')}</Button>
      </Notice>
    )
  }
  if (packet.locked) return <UnlockForm document={packet.document} onUnlocked={door.set} />
  return <ChoosePerson packet={packet} error={sit.error} busy={sit.isPending} onSit={sit.mutate} />
}

/** Shown for the instant in which the desk that was here says its last to the core. */
function Leaving({ onLeft }: { readonly onLeft: () => void }) {
  const left = useEffectEvent(onLeft)
  useEffect(() => {
    // What is on its way when a desk closes goes on; a quarter of a second is many times what it takes.
    const timer = setTimeout(left, 250)
    return () => clearTimeout(timer)
  }, [])
  return null
}

/** What the door says is kept where it was asked for. */
function useDoor() {
  const api = useApi()
  const cache = useQueryClient()
  const queryKey = api.rater.door.queryKey({ input: {} })
  return {
    set: (packet: PacketDoor) => void cache.setQueryData(queryKey, { packet }),
    refresh: () => cache.refetchQueries({ queryKey }),
  }
}
