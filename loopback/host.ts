import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { mediaTypeOf, pageFile, pageHeaders } from '#contract/page.ts'
import type { Served } from '#core/wire/door.ts'
import { rpcPrefix, serveHttp } from '#core/wire/http.ts'
import { type Gate, type Refusal, refuse, refuseHost } from './guard.ts'
import { freshSecret, freshSecrets, type Secrets, sameSecret } from './secrets.ts'

export type LoopbackOptions<Connection extends object> = {
  readonly served: Served<Connection>
  /** The folder of the built page. */
  readonly pageFolder: string
  /** 0, the default, lets the operating system choose. */
  readonly port?: number
  /** Given when a host that died is started again for browsers that are still open. */
  readonly secrets?: Secrets
}

export type LoopbackHost = {
  readonly port: number
  /** `http://127.0.0.1:<port>` */
  readonly origin: string
  /** The address to print: lets any browser of this user in, as long as the host runs. */
  readonly launchUrl: string
  /** An address that lets one browser in once. For command lines, which other users of the computer can see. */
  readonly oneTimeUrl: () => string
  /** Ends every connection and stops listening. */
  readonly close: () => Promise<void>
}

/** Answers the page, lets it know that the host is there. */
export const alivePath = '/alive'
const startPath = '/start'

/**
 * Serves the page and the procedures on 127.0.0.1 to browsers that were let in by a launch token. The token is taken out
 * of the address by a redirect; from then on a cookie counts that scripts cannot read and other sites cannot send.
 */
export async function startLoopbackHost<Connection extends object>(
  options: LoopbackOptions<Connection>,
): Promise<LoopbackHost> {
  const secrets = options.secrets ?? freshSecrets()
  const oneTime = new Set<string>()
  const callProcedure = serveHttp(options.served)
  let gate: Gate = { authority: '', cookieName: '', session: secrets.session }

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    for (const [name, value] of Object.entries(pageHeaders)) response.setHeader(name, value)
    const [path = '/', query = ''] = (request.url ?? '/').split('?', 2)
    const wrongHost = refuseHost(request, gate)
    if (wrongHost) return sendRefusal(response, wrongHost)
    if (path === startPath && request.method === 'GET') {
      const token = new URLSearchParams(query).get('t')
      return letIn(response, gate, sameSecret(token, secrets.launchToken) || oneTime.delete(token ?? ''))
    }
    const refusal = refuse(request, path, gate)
    if (refusal) return sendRefusal(response, refusal)
    if (path.startsWith(`${rpcPrefix}/`)) return callProcedure(request, response)
    if (path === alivePath) return void response.writeHead(204).end()
    return sendPage(response, options.pageFolder, path)
  }

  const server = createServer((request, response) => {
    answer(request, response).catch(() => {
      if (!response.headersSent) response.writeHead(500)
      response.end()
    })
  })
  server.listen(options.port ?? 0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const origin = `http://127.0.0.1:${port}`
  // Cookies do not tell ports apart, so the name does: two hosts at once keep their own.
  gate = { authority: `127.0.0.1:${port}`, cookieName: `evenhand-${port}`, session: secrets.session }

  return {
    port,
    origin,
    launchUrl: `${origin}${startPath}?t=${secrets.launchToken}`,
    oneTimeUrl: () => {
      const token = freshSecret()
      oneTime.add(token)
      return `${origin}${startPath}?t=${token}`
    },
    close: async () => {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
}

function letIn(response: ServerResponse, gate: Gate, known: boolean): void {
  if (!known) return sendRefusal(response, { status: 403, reason: 'This address has run out. Start Evenhand again.' })
  const cookie = `${gate.cookieName}=${gate.session}; Path=/; HttpOnly; SameSite=Strict`
  response.writeHead(303, { location: '/', 'set-cookie': cookie }).end()
}

function sendRefusal(response: ServerResponse, { status, reason }: Refusal): void {
  // A body nobody reads would be taken for the next request on this connection, so the connection ends here.
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', connection: 'close' }).end(`${reason}\n`)
}

async function sendPage(response: ServerResponse, folder: string, path: string): Promise<void> {
  const fileName = pageFile(path)
  const bytes = fileName === null ? null : await readFile(join(folder, fileName)).catch(() => null)
  if (bytes === null) {
    response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('Not here.\n')
    return
  }
  response.writeHead(200, { 'content-type': mediaTypeOf(fileName ?? ''), 'content-length': bytes.length }).end(bytes)
}
