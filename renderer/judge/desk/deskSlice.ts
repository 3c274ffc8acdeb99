import { createContext, use, useEffect, useState, useSyncExternalStore } from 'react'
import type { SeatId } from '#contract/ids.ts'
import { useClient } from '#lib/client.ts'
import { isWriting } from '#lib/keys.ts'
import { newCommand } from '#lib/randomCode.ts'
import { changePerson } from '#lib/settingsSlice.ts'
import { shell } from '#lib/shell/shell.ts'
import { DeskMachine } from './deskMachine.ts'
import type { DeskState } from './deskState.ts'
import { placesIn } from './place.ts'
import { personOf } from './sitting/person.ts'
import { sittingsIn } from './sitting/sittingStore.ts'

const later = (callBack: () => void, milliseconds: number) => {
  const timer = setTimeout(callBack, milliseconds)
  return () => clearTimeout(timer)
}

/** Milliseconds that drawing may wait for an answer: too short to be seen. */
const unseen = 10

const soon = (callBack: () => void) => void setTimeout(callBack, unseen)

/** A field gives what is typed in it when it is left: it is left for no moment, and the hands stay where they are. */
const giveTyped = () => {
  const field = document.activeElement
  if (!(field instanceof HTMLElement) || !isWriting(field)) return
  field.blur()
  if (field.isConnected) field.focus({ preventScroll: true })
}

/** Time since 1970 that never goes back when the computer's clock is set. */
const steadyNow = (): number => performance.timeOrigin + performance.now()

/**
 * A machine for a seat, opened while the desk is mounted. Seat and renewal are taken once: later seats are the machine's own
 * business.
 */
export function useDeskMachine(seat: SeatId, renewSeat: () => Promise<SeatId>): DeskMachine {
  const client = useClient()
  const [machine] = useState(
    () =>
      new DeskMachine({
        client: client.rater,
        seat,
        renewSeat,
        places: placesIn(localStorage),
        sittings: sittingsIn(localStorage),
        newCommand,
        now: steadyNow,
        later,
        soon,
        giveTyped,
      }),
  )
  useEffect(() => {
    void machine.open()
    return () => machine.close()
  }, [machine])
  return machine
}

const MachineContext = createContext<DeskMachine | null>(null)
export const MachineProvider = MachineContext.Provider

/** The machine of the desk we are on. */
export function useMachine(): DeskMachine {
  const machine = use(MachineContext)
  if (machine === null) throw new Error('No desk above this part')
  return machine
}

function usePart<Part>(machine: DeskMachine, select: (state: DeskState) => Part): Part {
  return useSyncExternalStore(machine.subscribe, () => select(machine.state))
}

/** A part of the desk's state. */
export function useDesk<Part>(select: (state: DeskState) => Part): Part {
  return usePart(useMachine(), select)
}

/** Signs of life from the window, and whether anybody can see it: what the clock of active time needs. */
export function useSignsOfLife(machine: DeskMachine): void {
  useEffect(() => {
    const sign = () => machine.sign()
    const watch = () => machine.setWatched(document.visibilityState === 'visible')
    const signs = ['keydown', 'pointermove', 'pointerdown', 'wheel', 'scroll'] as const
    for (const name of signs) window.addEventListener(name, sign, { passive: true, capture: true })
    document.addEventListener('visibilitychange', watch)
    const stopTicking = tickAndWatchSleep(machine)
    const stopHearing = shell.onSleep(() => machine.fallAsleep())
    return () => {
      stopTicking()
      stopHearing()
      for (const name of signs) window.removeEventListener(name, sign, { capture: true })
      document.removeEventListener('visibilitychange', watch)
    }
  }, [machine])
}

const tickMs = 5000
/** A tick that comes this much too late was slept through; a browser that saves power delays the ticks of a hidden page by a minute. */
const overdueMs = 90_000

/** The machine's ticks; where no shell says that the computer slept, the ticks that never came do. */
function tickAndWatchSleep(machine: DeskMachine): () => void {
  let last = Date.now()
  const timer = setInterval(() => {
    const now = Date.now()
    if (now - last > tickMs + overdueMs) machine.fallAsleep()
    last = now
    machine.tick()
  }, tickMs)
  return () => clearInterval(timer)
}

/** The comfort of the rater at this desk: the same at the next sitting, and gone from the window when the desk is left. */
export function usePersonalSettings(machine: DeskMachine): void {
  const title = usePart(machine, ({ study }) => study?.title)
  const rater = usePart(machine, (state) => state.rater)
  useEffect(() => {
    if (title === undefined) return undefined
    changePerson(personOf(title, rater))
    return () => changePerson(null)
  }, [title, rater])
}

/** Asks before the window closes while something is not on disk yet. */
export function useUnsavedGuard(machine: DeskMachine): void {
  useEffect(() => {
    const guard = (event: BeforeUnloadEvent) => {
      if (machine.unsaved > 0) event.preventDefault()
    }
    window.addEventListener('beforeunload', guard)
    return () => window.removeEventListener('beforeunload', guard)
  }, [machine])
}
