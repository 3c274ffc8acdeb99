import { appendFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createEchoRouter } from '#contract/testing/echo.ts'
import { serveHttp } from '../http.ts'

/**
 * The echo contract over bare HTTP in a process of its own, so that a test can crash it. Prints its port; the log goes to
 * the file named first. The client's name is the header `x-client`.
 */
const [logFile = ''] = process.argv.slice(2)
const router = createEchoRouter()
const server = createServer((request, response) => {
  const client = String(request.headers['x-client'])
  void serveHttp({
    router,
    connection: { client },
    door: { log: (line) => appendFileSync(logFile, `${line}\n`) },
  })(request, response)
})
server.listen(0, '127.0.0.1', () => process.stdout.write(`${(server.address() as AddressInfo).port}\n`))
