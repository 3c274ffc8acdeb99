import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { app, BrowserWindow, session } from 'electron'

/**
 * Prints a page to a tagged PDF with an outline from its headings, in a window nobody sees: sandboxed, without scripts, in
 * a session of its own that lets nothing through but the page itself. Rejects when the page cannot be shown or printed.
 */
export async function printPage(html: string): Promise<Uint8Array> {
  const folder = await mkdtemp(join(app.getPath('temp'), 'evenhand-print-'))
  const page = join(folder, 'report.html')
  const address = pathToFileURL(page).href
  const alone = session.fromPartition('print', { cache: false })
  alone.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: url !== address && !url.startsWith('data:') }))
  const window = new BrowserWindow({
    show: false,
    webPreferences: {
      session: alone,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      javascript: false,
      webviewTag: false,
      spellcheck: false,
    },
  })
  try {
    await writeFile(page, html, { mode: 0o600 })
    await window.loadURL(address)
    const pdf = await window.webContents.printToPDF({
      generateTaggedPDF: true,
      generateDocumentOutline: true,
      preferCSSPageSize: true,
      printBackground: true,
    })
    return new Uint8Array(pdf)
  } finally {
    window.destroy()
    await rm(folder, { recursive: true, force: true })
  }
}
