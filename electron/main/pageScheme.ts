import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { protocol } from 'electron'
import { mediaTypeOf, pageFile, pageHeaders } from '#contract/page.ts'

/** Must run before the app is ready: makes app:// an origin of its own, as safe as https. */
export function registerPageScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ])
}

/** Serves the built page, and nothing outside its folder, with the content security policy in the header. */
export function servePage(folder: string): void {
  protocol.handle('app', async (request) => {
    const { host, pathname } = new URL(request.url)
    const fileName = host === 'evenhand' && request.method === 'GET' ? pageFile(pathname) : null
    const bytes = fileName === null ? null : await readFile(join(folder, fileName)).catch(() => null)
    if (fileName === null || bytes === null) return new Response('Not here.', { status: 404, headers: pageHeaders })
    return new Response(bytes, { headers: { ...pageHeaders, 'content-type': mediaTypeOf(fileName) } })
  })
}
