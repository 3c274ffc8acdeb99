import { AsyncIteratorClass, type ClientContext, type ClientLink, type ClientOptions, ORPCError } from '@orpc/client'
import { CoreStopped } from './coreStopped.ts'

/** One connection to a core that runs. It is used until it is lost, then a new one is opened. */
export type Wire = {
  readonly link: ClientLink<ClientContext>
  /** Calls back once when the other end is gone. */
  readonly onLost: (hear: () => void) => void
  /** True for failures that mean that the other end is gone or no longer knows this page. */
  readonly isLoss: (error: unknown) => boolean
}

/** Opens a wire as soon as the core runs, however long that takes; `gone` when it never will. */
export type OpenWire = () => Promise<Wire | 'gone'>

/** `core-stopped` heals by itself; `gone` does not. */
export type ConnectionState = 'connecting' | 'open' | 'core-stopped' | 'gone'

type Epoch = { readonly wire: Wire; readonly pending: Set<(reason: CoreStopped) => void>; lost: boolean }

/** Milliseconds a new call waits for a core that is being started again. */
const patienceMs = 10_000

/**
 * A link that outlives the core. Calls on their way when the core dies are rejected with `CoreStopped`, whatever the wire
 * itself does with them; later calls wait for the next wire; listeners hear of the healing, so that queries reload.
 */
export class HealingLink implements ClientLink<ClientContext> {
  readonly #open: OpenWire
  readonly #stateListeners = new Set<(state: ConnectionState) => void>()
  readonly #reconnectListeners = new Set<() => void>()
  #state: ConnectionState = 'connecting'
  #epoch: Promise<Epoch | null>

  constructor(open: OpenWire) {
    this.#open = open
    this.#epoch = this.#nextEpoch()
  }

  get state(): ConnectionState {
    return this.#state
  }

  onStateChange(hear: (state: ConnectionState) => void): () => void {
    this.#stateListeners.add(hear)
    return () => this.#stateListeners.delete(hear)
  }

  onReconnect(hear: () => void): () => void {
    this.#reconnectListeners.add(hear)
    return () => this.#reconnectListeners.delete(hear)
  }

  /** Resolves when the first wire is open or known never to open. */
  async ready(): Promise<void> {
    await this.#epoch
  }

  async call(path: readonly string[], input: unknown, options: ClientOptions<ClientContext>): Promise<unknown> {
    const epoch = await this.#waitForEpoch(options.signal)
    const guard = <Answer>(answer: Promise<Answer>) => this.#guard(epoch, answer, options.signal)
    const output = await guard(epoch.wire.link.call(path, input, options))
    if (!isIterator(output)) return output
    return new AsyncIteratorClass(
      () => guard(output.next()),
      async (reason) => {
        if (reason !== 'next' && !epoch.lost) await output.return?.()
      },
    )
  }

  async #waitForEpoch(signal: AbortSignal | undefined): Promise<Epoch> {
    signal?.throwIfAborted()
    const { promise: refusal, reject } = Promise.withResolvers<never>()
    const timer = setTimeout(() => reject(new CoreStopped(false)), patienceMs)
    const onAbort = () => reject(signal?.reason)
    signal?.addEventListener('abort', onAbort)
    try {
      const epoch = await Promise.race([this.#epoch, refusal])
      if (!epoch) throw new CoreStopped(true)
      return epoch
    } finally {
      clearTimeout(timer)
      signal?.removeEventListener('abort', onAbort)
    }
  }

  /** The answer, or `CoreStopped` as soon as the wire is known to be lost. */
  async #guard<Answer>(epoch: Epoch, answer: Promise<Answer>, signal: AbortSignal | undefined): Promise<Answer> {
    const { promise: stopped, reject } = Promise.withResolvers<never>()
    epoch.pending.add(reject)
    if (epoch.lost) reject(new CoreStopped(false))
    try {
      return await Promise.race([answer, stopped])
    } catch (error) {
      if (signal?.aborted || error instanceof CoreStopped || !epoch.wire.isLoss(error)) throw error
      this.#lose(epoch)
      throw new CoreStopped(false)
    } finally {
      epoch.pending.delete(reject)
    }
  }

  #lose(epoch: Epoch): void {
    if (epoch.lost) return
    epoch.lost = true
    this.#epoch = this.#nextEpoch()
    this.#setState('core-stopped')
    for (const reject of epoch.pending) reject(new CoreStopped(false))
    void this.#epoch.then((next) => {
      if (next) for (const hear of this.#reconnectListeners) hear()
    })
  }

  async #nextEpoch(): Promise<Epoch | null> {
    const wire = await this.#open()
    if (wire === 'gone') {
      this.#setState('gone')
      return null
    }
    const epoch: Epoch = { wire, pending: new Set(), lost: false }
    this.#setState('open')
    wire.onLost(() => this.#lose(epoch))
    return epoch
  }

  #setState(state: ConnectionState): void {
    if (this.#state === state) return
    this.#state = state
    for (const hear of this.#stateListeners) hear(state)
  }
}

/** Failures that came from the core itself prove that it lives. */
export function cameFromCore(error: unknown): boolean {
  return error instanceof ORPCError
}

function isIterator(output: unknown): output is AsyncIterator<unknown, unknown, void> {
  return typeof output === 'object' && output !== null && Symbol.asyncIterator in output
}
