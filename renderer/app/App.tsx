import { QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import { I18nProvider } from 'react-aria-components'
import { Router } from 'wouter'
import { ConnectedProvider, connected, useApi } from '#lib/client.ts'
import { useCommandKeys } from '#lib/commandsSlice.ts'
import type { Connection } from '#lib/connection/connect.ts'
import { isCoreStopped } from '#lib/connection/coreStopped.ts'
import type { ConnectionState } from '#lib/connection/healingLink.ts'
import { usePageLanguage } from '#lib/i18n.ts'
import { AppDialogs } from './AppDialogs.tsx'
import { CoordinatorApp } from './CoordinatorApp.tsx'
import { ErrorBoundary } from './ErrorBoundary.tsx'
import { fetched } from './fetched.tsx'
import { useMenu } from './menu.ts'
import { CoreGone, Failed } from './Notices.tsx'
import { PacketWindow } from './packet/PacketWindow.tsx'
import { windowLocation } from './place.ts'

const OwnDesk = fetched(async () => (await import('../judge/OwnDesk.tsx')).OwnDesk)

/** Nothing here needs a network, so no query waits for one. A core that is being started again is asked again. */
const makeQueryClient = () =>
  new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: 'always',
        refetchOnWindowFocus: false,
        retry: (count, error) => count < 3 && isCoreStopped(error) && !error.final,
      },
      mutations: { networkMode: 'always' },
    },
  })

/** The whole window: the connection, the words, the place, and whose window it is. */
export function App({ connection }: { readonly connection: Connection }) {
  const [queries] = useState(makeQueryClient)
  const [location] = useState(() => windowLocation(sessionStorage))
  const core = useMemo(() => connected(connection.client), [connection])
  const state = useConnectionState(connection)
  const language = usePageLanguage()
  useEffect(() => connection.onReconnect(() => void queries.invalidateQueries()), [connection, queries])
  return (
    <I18nProvider locale={language}>
      <QueryClientProvider client={queries}>
        <ConnectedProvider value={core}>
          <Router hook={location.hook} searchHook={location.searchHook}>
            <ErrorBoundary>{state === 'gone' ? <CoreGone /> : <Window keepPlace={location.keep} />}</ErrorBoundary>
          </Router>
        </ConnectedProvider>
      </QueryClientProvider>
    </I18nProvider>
  )
}

function useConnectionState(connection: Connection): ConnectionState {
  const [state, setState] = useState(connection.state)
  useEffect(() => connection.onStateChange(setState), [connection])
  return state
}

/** A connection that was started for one rater, or for a packet, shows that desk and nothing else. */
function Window({ keepPlace }: { readonly keepPlace: (path: string) => void }) {
  const api = useApi()
  const door = useQuery(api.rater.door.queryOptions({ input: {}, staleTime: Number.POSITIVE_INFINITY, retry: false }))
  const seat = useQuery(api.rater.seat.queryOptions({ input: {}, staleTime: Number.POSITIVE_INFINITY }))
  useCommandKeys()
  useMenu()
  if (door.isError && door.data === undefined) return <Failed error={door.error} onRetry={() => void door.refetch()} />
  if (seat.isError && seat.data === undefined) return <Failed error={seat.error} onRetry={() => void seat.refetch()} />
  if (seat.data === undefined || door.data === undefined) return null
  return (
    <>
      {door.data.packet !== null ? (
        <PacketWindow packet={door.data.packet} />
      ) : seat.data.seat === null ? (
        <CoordinatorApp keepPlace={keepPlace} />
      ) : (
        <OwnDesk seat={seat.data.seat} />
      )}
      <AppDialogs />
    </>
  )
}
