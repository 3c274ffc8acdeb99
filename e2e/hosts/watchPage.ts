import type { Page } from '@playwright/test'

/** What a page did that no page of ours may do. */
export type Watched = {
  readonly complaints: () => readonly string[]
  /** From now on messages that match are expected. */
  readonly tolerate: (pattern: RegExp) => void
}

/** A failure the contract declares travels as 409 over HTTP; the browser writes that down by itself. */
const declaredFailure = /^console error: Failed to load resource: the server responded with a status of 409 /

const localSchemes = new Set(['blob:', 'data:', 'app:'])

/** Notes console errors, page errors and every request that leaves the page's own origin. */
export function watchPage(page: Page, origin: string | null): Watched {
  const found: string[] = []
  const tolerated: RegExp[] = [declaredFailure]
  page.on('console', (message) => {
    if (message.type() === 'error') found.push(`console error: ${message.text()}`)
  })
  page.on('pageerror', (error) => found.push(`page error: ${error.message}`))
  page.on('request', (request) => {
    const { protocol, origin: asked } = new URL(request.url())
    if (!localSchemes.has(protocol) && asked !== origin) found.push(`outside request: ${request.url()}`)
  })
  return {
    complaints: () => found.filter((line) => !tolerated.some((pattern) => pattern.test(line))),
    tolerate: (pattern) => void tolerated.push(pattern),
  }
}

/** What the browser says of calls that met a host that is just being started again. */
export const hostAway =
  /net::ERR_(CONNECTION_REFUSED|CONNECTION_RESET|EMPTY_RESPONSE|INCOMPLETE_CHUNKED_ENCODING|SOCKET_NOT_CONNECTED)/
