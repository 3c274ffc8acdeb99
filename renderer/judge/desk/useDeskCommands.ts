import { useLocale } from 'react-aria-components'
import { useCommands } from '#lib/commandsSlice.ts'
import { preferenceKeyOf, pressPreference } from '#ui/preferenceKeys.ts'
import { move, place, placedRows, type RankOrder, toggleEqual, unplace, unplaced } from '#ui/rankOrder.ts'
import { missingAnswers, preferenceOf } from './answers.ts'
import { beginTyping } from './beginTyping.ts'
import {
  allowedOutcomes,
  chooseExtreme,
  chooseLevelByKey,
  chooseOrder,
  choosePreference,
  toggleBothBad,
} from './choosing.ts'
import type { DeskDialog } from './DeskDialogs.tsx'
import { type DeskRuns, deskCommands } from './deskCommands.ts'
import type { DeskMachine } from './deskMachine.ts'
import { useDesk, useMachine } from './deskSlice.ts'
import { canJudge, currentCriterion } from './deskState.ts'

export type DeskHands = {
  readonly openDialog: (dialog: DeskDialog) => void
  readonly openComment: () => void
  readonly handBack: (() => void) | undefined
}

/** Offers the desk's commands to menu, shortcut sheet and keys, bound to the machine. */
export function useDeskCommands(hands: DeskHands): void {
  const machine = useMachine()
  const task = useDesk((state) => (state.stage === 'working' ? (state.task?.task ?? null) : null))
  const able = useDesk(canJudge)
  const { direction } = useLocale()
  const free = useDesk((state) => state.open && !state.paused && state.gates.length === 0)
  const canUndo = useDesk((state) => state.canUndo)
  const canRedo = useDesk((state) => state.canRedo)
  useCommands(
    'judge',
    deskCommands(
      {
        ...ratingRuns(machine),
        ...preferenceRuns(machine),
        ...rankingRuns(machine),
        ...bestWorstRuns(machine),
        ...commonRuns(machine, hands),
      },
      {
        kind: task?.kind ?? null,
        canJudge: able,
        ties: task !== null && 'ties' in task && task.ties,
        graded: task?.kind === 'preference' && task.strength,
        bothBad: task?.kind === 'preference' && task.bothBad === true,
        canUndo: canUndo && free,
        canRedo: canRedo && free,
        direction,
      },
    ),
  )
}

function ratingRuns(machine: DeskMachine): DeskRuns {
  return {
    level: (pressed) => {
      if (pressed !== null && chooseLevelByKey(machine, pressed)) beginTyping(machine.state.criterion, pressed)
    },
    nextCriterion: () => machine.setCriterion(machine.state.criterion + 1),
    previousCriterion: () => machine.setCriterion(machine.state.criterion - 1),
  }
}

function preferenceRuns(machine: DeskMachine): DeskRuns {
  const press = (pressed: string | null) => {
    const { task, answers } = machine.state
    const direction = document.documentElement.dir === 'rtl' ? 'rtl' : 'ltr'
    const key = preferenceKeyOf(pressed === '[Shift]+=' ? '=' : (pressed ?? ''), direction)
    if (key === undefined || task?.task.kind !== 'preference') return
    const criterion = currentCriterion(machine.state) ?? undefined
    const given = preferenceOf(answers, criterion)
    const next = pressPreference(given?.state === 'given' ? given.outcome : null, key, allowedOutcomes(task.task))
    if (next !== undefined) {
      choosePreference(machine, next, criterion)
      machine.say({ kind: 'answered', criterion: machine.state.criterion })
    } else if (/^[1-3]$/.test(key)) machine.say({ kind: 'choose-side' })
  }
  const bothBad = () => {
    toggleBothBad(machine, currentCriterion(machine.state) ?? undefined)
    machine.say({ kind: 'answered', criterion: machine.state.criterion })
  }
  return { left: press, right: press, equal: press, strength: press, bothBad }
}

function rankingRuns(machine: DeskMachine): DeskRuns {
  const change = (next: (order: RankOrder, chosen: string) => RankOrder) => {
    const { order, chosen } = machine.state
    chooseOrder(machine, next(order, chosen))
  }
  const walk = (by: 1 | -1) => {
    const { order, chosen, task } = machine.state
    if (task?.task.kind === 'best-worst')
      return machine.choose(order.ids.at((order.ids.indexOf(chosen) + by) % order.ids.length) ?? chosen)
    const rows = [...unplaced(order), ...placedRows(order).map(({ id }) => id)]
    // Around the ends: what was just placed stands last, and down leads on to what is still in the tray.
    machine.choose(rows.at((rows.indexOf(chosen) + by) % rows.length) ?? chosen)
  }
  return {
    up: () => walk(-1),
    down: () => walk(1),
    place: (pressed) => change((order, chosen) => place(order, chosen, Number(pressed))),
    moveUp: () => change((order, chosen) => move(order, chosen, -1)),
    moveDown: () => change((order, chosen) => move(order, chosen, 1)),
    tie: () => change(toggleEqual),
    unplace: () => change(unplace),
  }
}

function bestWorstRuns(machine: DeskMachine): DeskRuns {
  const choose = (which: 'best' | 'worst') => () => {
    const { order, chosen } = machine.state
    const at = order.ids.indexOf(chosen)
    if (at !== -1) chooseExtreme(machine, which, at + 1)
  }
  return { best: choose('best'), worst: choose('worst') }
}

function commonRuns(machine: DeskMachine, { openDialog, openComment, handBack }: DeskHands): DeskRuns {
  return {
    submit: () => machine.submit(),
    cannotJudge: () => openDialog('cannot-judge'),
    comment: openComment,
    flag: () => machine.act({ kind: 'flag', flagged: !machine.state.answers.flagged }),
    guidelines: () => openDialog('guidelines'),
    prompt: () => openDialog('prompt'),
    undo: () => void machine.undo(),
    redo: () => void machine.redo(),
    putOff: () => void machine.putOff(),
    ownTasks: () => openDialog('own-tasks'),
    tour: () => machine.showTour(0),
    earlier: () => machine.earlier(),
    later: () => machine.later(),
    save: () => {
      machine.finishTyping()
      machine.say({ kind: machine.unsaved > 0 ? 'unsaved-first' : 'already-saved' })
    },
    pause: () => machine.pause(),
    ...(handBack ? { handBack } : {}),
  }
}

/** How many answers the task in front still needs. */
export const useMissing = (): number =>
  useDesk(({ task, answers }) => (task === null ? 0 : missingAnswers(task, answers)))
