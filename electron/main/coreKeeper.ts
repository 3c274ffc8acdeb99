import type { MessagePortMain } from 'electron'

/** A running core, however it is run. */
export type CoreRun = {
  /** Hands a port to the core, which serves it; `path` is the file its window was opened on. */
  readonly serve: (port: MessagePortMain, path: string | null) => void
  readonly onExit: (hear: () => void) => void
  /** Asks the core to close its studies and end; resolves when it has ended. */
  readonly stop: () => Promise<void>
}

export type KeeperEvents = { readonly restarted: () => void; readonly lost: () => void }

/**
 * Keeps one core running: starts it, starts it again once if it dies, and says so when it died twice. Ports asked for
 * always go to the core that runs now.
 */
export class CoreKeeper {
  readonly #launch: () => CoreRun
  readonly #events: KeeperEvents
  #run: CoreRun | null
  #deaths = 0
  #stopping = false

  constructor(launch: () => CoreRun, events: KeeperEvents) {
    this.#launch = launch
    this.#events = events
    this.#run = this.#start()
  }

  /** True once the core died twice. */
  get lost(): boolean {
    return this.#run === null && !this.#stopping
  }

  serve(port: MessagePortMain, path: string | null = null): void {
    if (this.#run) this.#run.serve(port, path)
    else port.close()
  }

  async stop(): Promise<void> {
    this.#stopping = true
    await this.#run?.stop()
    this.#run = null
  }

  #start(): CoreRun {
    const run = this.#launch()
    run.onExit(() => this.#died())
    return run
  }

  #died(): void {
    if (this.#stopping) return
    this.#deaths++
    if (this.#deaths > 1) {
      this.#run = null
      this.#events.lost()
      return
    }
    this.#run = this.#start()
    this.#events.restarted()
  }
}
