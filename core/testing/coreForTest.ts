import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ContractRouterClient } from '@orpc/contract'
import { CommandId, type SeatId } from '#contract/ids.ts'
import type { contract } from '#contract/index.ts'
import { randomCode } from '../context.ts'
import { type Core, startCore } from '../core.ts'
import { memoryClient } from '../wire/memory.ts'

export type TestClient = ContractRouterClient<typeof contract>

/** A core over a fresh folder, reached as a host would reach it; `log` collects what would go to the log. */
export type CoreForTest = {
  readonly core: Core
  readonly folder: string
  readonly log: string[]
  readonly coordinator: TestClient
  readonly raterAt: (seat: SeatId) => TestClient
  readonly stop: () => Promise<void>
}

export function coreForTest(folder = mkdtempSync(join(tmpdir(), 'evenhand-core-'))): CoreForTest {
  const log: string[] = []
  const core = startCore({
    dataFolder: folder,
    appVersion: '0.0.0-test',
    workerUrl: new URL('../statistics/worker.ts', import.meta.url),
    log: (line) => void log.push(line),
  })
  const door = { log: (line: string) => void log.push(line) }
  return {
    core,
    folder,
    log,
    coordinator: memoryClient({ router: core.router, connection: { seat: null }, door }) as TestClient,
    raterAt: (seat) => memoryClient({ router: core.raterRouter, connection: { seat }, door }) as TestClient,
    stop: async () => {
      await core.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** A command id as a client makes one. */
export const newCommand = (): CommandId => CommandId.parse(randomCode())
