import { createTanstackQueryUtils, type RouterUtils } from '@orpc/tanstack-query'
import { createContext, use } from 'react'
import type { Client } from './connection/connect.ts'

export type { Client }

/** The rater's half, which is all that the desk may use. */
export type RaterClient = Client['rater']

/** The same procedures as options for TanStack Query: `api.coordinator.library.list.queryOptions({ input: {} })`. */
export type Api = RouterUtils<Client>

export type Connected = { readonly client: Client; readonly api: Api }

export const connected = (client: Client): Connected => ({ client, api: createTanstackQueryUtils(client) })

const ConnectedContext = createContext<Connected | null>(null)

/** Gives the screens below it the connection to the core. */
export const ConnectedProvider = ConnectedContext.Provider

function useConnected(): Connected {
  const connection = use(ConnectedContext)
  if (connection === null) throw new Error('No connection to the core above this screen')
  return connection
}

/** The core's procedures, to call. */
export const useClient = (): Client => useConnected().client

/** The core's procedures, as query and mutation options. */
export const useApi = (): Api => useConnected().api
