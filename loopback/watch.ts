import { type ChildProcess, fork } from 'node:child_process'
import type { FromServing, ToServing } from './messages.ts'

/** What the watcher reports. `ended` comes last and once. */
export type WatchEvents = {
  readonly ready: (addresses: { launchUrl: string; oneTimeUrl: string }) => void
  readonly restarted: () => void
  readonly ended: (how: { kind: 'stopped' } | { kind: 'refused'; reason: string } | { kind: 'died-twice' }) => void
}

/**
 * Runs the serving process and starts it again once if it dies, at the same port and with the same secrets, so that open
 * pages find it again. What the serving process acknowledged is on disk, so nothing is lost by its death.
 *
 * @param script the program to fork; it calls `serve` when it is forked
 */
export function watchServing(script: string, order: ToServing, events: WatchEvents): { readonly stop: () => void } {
  let stopping = false
  let deaths = 0
  let refused: string | null = null
  let child = start(order)

  function start(command: ToServing): ChildProcess {
    const serving = fork(script, [], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
    let port = command.port
    serving.on('message', (message: FromServing) => {
      if (message.kind === 'refused') {
        refused = message.reason
        return
      }
      port = message.port
      if (deaths === 0) events.ready(message)
      else events.restarted()
    })
    serving.on('exit', () => {
      if (refused !== null) return events.ended({ kind: 'refused', reason: refused })
      if (stopping) return events.ended({ kind: 'stopped' })
      deaths++
      if (deaths > 1) return events.ended({ kind: 'died-twice' })
      child = start({ ...command, port })
    })
    serving.send(command)
    return serving
  }

  return {
    stop: () => {
      stopping = true
      child.kill('SIGTERM')
    },
  }
}
