import { appendFileSync } from 'node:fs'
import { type MessagePort, parentPort, workerData } from 'node:worker_threads'
import { createEchoRouter } from '#contract/testing/echo.ts'
import { servePort } from '../port.ts'

/** The echo contract over message ports in a thread of its own, so that a test can crash it. */
const { logFile } = workerData as { readonly logFile: string }
const router = createEchoRouter()
parentPort?.on('message', ({ port, client }: { port: MessagePort; client: string }) => {
  servePort(port, { router, connection: { client }, door: { log: (line) => appendFileSync(logFile, `${line}\n`) } })
})
