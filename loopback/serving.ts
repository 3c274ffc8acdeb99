import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ExpectedError, fail } from '#contract/errors.ts'
import { type Connection, type Core, startCore } from '#core/core.ts'
import { chromiumPdf } from '#core/exports/chromiumPdf.ts'
import type { Served } from '#core/wire/door.ts'
import { type LoopbackHost, startLoopbackHost } from './host.ts'
import type { FromServing, ToServing } from './messages.ts'

type Running = { readonly core: Core; readonly host: LoopbackHost }

/** Waits for the watcher's order, serves, and closes the studies properly when told to end or when the watcher is gone. */
export function serveWhenTold(): void {
  let running: Running | null = null
  let ending = false
  const end = async () => {
    if (ending) return
    ending = true
    await running?.host.close()
    await running?.core.close()
    process.exit(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void end())
  process.on('disconnect', () => void end())
  process.on('message', (order: ToServing) => {
    serve(order).then(
      (started) => {
        running = started
        const { port, launchUrl, oneTimeUrl } = started.host
        tell({ kind: 'ready', port, launchUrl, oneTimeUrl: oneTimeUrl() })
      },
      (error: unknown) => {
        tell({ kind: 'refused', reason: reasonOf(error, order) })
        process.disconnect()
      },
    )
  })
}

async function serve({ launch, secrets, port, appFolder, workerUrl }: ToServing): Promise<Running> {
  const about = JSON.parse(readFileSync(join(appFolder, 'package.json'), 'utf8')) as { version: string }
  const log = (line: string) => process.stderr.write(`${line}\n`)
  const core = startCore({
    dataFolder: launch.dataFolder,
    appVersion: about.version,
    workerUrl: new URL(workerUrl),
    printPdf: chromiumPdf(),
    log,
  })
  try {
    const pageFolder = join(appFolder, 'out/renderer')
    return { core, host: await startLoopbackHost({ served: servedBy(core, launch, log), pageFolder, port, secrets }) }
  } catch (error) {
    await core.close()
    throw error
  }
}

/** A rater's launch and a packet's get the rater's procedures for that one place; a coordinator's gets everything. */
function servedBy(core: Core, { rater, packet }: ToServing['launch'], log: (line: string) => void): Served<Connection> {
  const door = { log }
  if (packet !== null) {
    if (!core.isPacketFile(packet)) fail(existsSync(packet) ? 'NOT_A_PACKET' : 'STUDY_NOT_FOUND', {})
    return { router: core.raterRouter, connection: core.packetConnection(packet), door }
  }
  if (!rater) return { router: core.router, connection: { seat: null }, door }
  return { router: core.raterRouter, connection: { seat: core.seatOf(rater.studyFile, rater.pseudonym) }, door }
}

function tell(message: FromServing): void {
  process.send?.(message)
}

function reasonOf(error: unknown, { launch, port }: ToServing): string {
  if (error instanceof ExpectedError) return refusals[error.failure.code] ?? `Cannot start: ${error.failure.code}`
  const code = error instanceof Error && 'code' in error ? error.code : null
  if (code === 'EADDRINUSE') return `Port ${port} of 127.0.0.1 is in use. Choose another with --port.`
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
    return `The folder ${launch.dataFolder} cannot be written.`
  return `Cannot start: ${error instanceof Error ? error.message : String(error)}`
}

const refusals: Readonly<Record<string, string>> = {
  RATER_UNKNOWN: 'This study knows no rater of that pseudonym.',
  STUDY_NOT_FOUND: 'There is no study at that path.',
  STUDY_FOREIGN: 'This file is no Evenhand study.',
  STUDY_DAMAGED: 'This study file is damaged. It was left untouched.',
  STUDY_TRUNCATED: 'This study file is cut short. It was left untouched.',
  STUDY_NEWER: 'This study was made by a newer Evenhand. It was left untouched.',
  STUDY_READ_ONLY: 'This study file cannot be written.',
  STUDY_IN_USE: 'This study is open in another program.',
  NOT_A_PACKET: 'This file is no packet.',
  PACKET_FILE: 'This file is a packet. Open it with --packet.',
  PASSPHRASE_NEEDED: 'This file is a locked packet. Open it with --packet.',
}
