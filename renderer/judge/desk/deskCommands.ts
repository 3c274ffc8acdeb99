import type { TaskView } from '#contract/rater.ts'
import type { Command, CommandLabelKey } from '#lib/commandsSlice.ts'
import type { Keys } from '#lib/keys.ts'

type TaskKind = TaskView['task']['kind']

/** One line of the keyboard map: what a key means on the desk. The runs are bound in `useDeskCommands`. */
type Binding = {
  readonly name: CommandLabelKey extends infer Key ? (Key extends `judge:commands.${infer Name}` ? Name : never) : never
  /** Another label than the name's. */
  readonly label?: Binding['name']
  readonly keys: readonly Keys[]
  readonly range?: readonly [Keys, Keys]
  /** Kinds of task it is for; absent: all. */
  readonly kinds?: readonly TaskKind[]
  readonly leavesTo?: string
  readonly whileWriting?: true
  readonly repeats?: true
  /** Not in the native menu: keys of the scale itself. */
  readonly keysOnly?: true
  /** Reads only: works when judging is closed, too. */
  readonly reads?: true
}

const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0']
const scale = '[role="radiogroup"]'
const rows = '[role="row"]'

/** The rater's keyboard map. Everything here can also be done with a pointer. */
export const deskKeymap = [
  { name: 'level', keys: [...digits, 'y', 'n', 'u'], range: ['1', '9'], kinds: ['rating'], keysOnly: true },
  { name: 'nextCriterion', keys: ['j'], kinds: ['rating'], keysOnly: true, repeats: true, reads: true },
  { name: 'previousCriterion', keys: ['k'], kinds: ['rating'], keysOnly: true, repeats: true, reads: true },
  { name: 'left', keys: ['ArrowLeft'], kinds: ['preference'], keysOnly: true, leavesTo: scale },
  { name: 'right', keys: ['ArrowRight'], kinds: ['preference'], keysOnly: true, leavesTo: scale },
  {
    name: 'equal',
    keys: ['ArrowDown', '[Shift]+='],
    kinds: ['preference'],
    keysOnly: true,
    leavesTo: `${scale}, article`,
  },
  {
    name: 'strength',
    keys: ['1', '2', '3'],
    range: ['1', '3'],
    kinds: ['preference'],
    keysOnly: true,
    leavesTo: scale,
  },
  { name: 'up', keys: ['ArrowUp'], kinds: ['ranking'], keysOnly: true, leavesTo: `${rows}, article` },
  { name: 'down', keys: ['ArrowDown'], kinds: ['ranking'], keysOnly: true, leavesTo: `${rows}, article` },
  { name: 'place', keys: digits.slice(0, 9), range: ['1', '9'], kinds: ['ranking'], keysOnly: true, leavesTo: rows },
  { name: 'moveUp', keys: ['Alt+ArrowUp'], kinds: ['ranking'], keysOnly: true, leavesTo: rows },
  { name: 'moveDown', keys: ['Alt+ArrowDown'], kinds: ['ranking'], keysOnly: true, leavesTo: rows },
  { name: 'tie', keys: ['[Shift]+='], kinds: ['ranking'], keysOnly: true, leavesTo: rows },
  { name: 'unplace', keys: ['0'], kinds: ['ranking'], keysOnly: true, leavesTo: rows },
  { name: 'submit', keys: ['Enter'] },
  { name: 'cannotJudge', keys: ['x'] },
  { name: 'comment', keys: ['c'] },
  { name: 'flag', keys: ['f'] },
  { name: 'guidelines', keys: ['h'], reads: true },
  { name: 'prompt', keys: ['p'], kinds: ['preference'], reads: true },
  { name: 'undo', keys: ['$mod+z'] },
  { name: 'earlier', keys: ['Alt+ArrowLeft'], reads: true, whileWriting: true },
  { name: 'later', keys: ['Alt+ArrowRight'], reads: true, whileWriting: true },
  { name: 'save', keys: ['$mod+s'], reads: true, whileWriting: true, keysOnly: true },
  { name: 'pause', keys: [], reads: true },
  { name: 'handBack', keys: [], reads: true },
] as const satisfies readonly Binding[]

export type DeskCommandName = (typeof deskKeymap)[number]['name']

/** Submits from inside a text field, where Enter makes a new line. */
const submitWhileWriting = {
  name: 'submit',
  label: 'submitWhileWriting',
  keys: ['$mod+Enter'],
  whileWriting: true,
  keysOnly: true,
} as const satisfies Binding

export type DeskRuns = Readonly<Partial<Record<DeskCommandName, (pressed: Keys | null) => void>>>

export type DeskAbilities = {
  /** null: no task is shown. */
  readonly kind: TaskKind | null
  readonly canJudge: boolean
  readonly ties: boolean
  readonly graded: boolean
  readonly canUndo: boolean
  /** Which way the page is written: the keys to the sides follow what is seen. */
  readonly direction: 'ltr' | 'rtl'
}

const mirrored = (keys: Keys): Keys =>
  keys.replace(/Arrow(?:Left|Right)$/, (arrow) => (arrow === 'ArrowLeft' ? 'ArrowRight' : 'ArrowLeft'))

/** The commands of the desk as it is now. A command without a run is not offered. */
export function deskCommands(
  runs: DeskRuns,
  { kind, canJudge, ties, graded, canUndo, direction }: DeskAbilities,
): readonly Command[] {
  const bindings: readonly (Binding & { readonly name: DeskCommandName })[] = [...deskKeymap, submitWhileWriting]
  return bindings.flatMap((binding) => {
    const run = runs[binding.name]
    if (!run || (binding.kinds && (kind === null || !binding.kinds.includes(kind)))) return []
    if ((binding.name === 'tie' || binding.name === 'equal') && !ties) return []
    if (binding.name === 'strength' && !graded) return []
    const { name, keys, range, leavesTo, whileWriting = false, repeats = false, keysOnly, reads } = binding
    return {
      id: `judge.${binding.label ?? name}`,
      labelKey: `judge:commands.${binding.label ?? name}` as const,
      keys: direction === 'rtl' ? keys.map(mirrored) : keys,
      section: 'judge' as const,
      inMenu: keysOnly !== true,
      whileWriting,
      repeats,
      enabled:
        reads === true || (canJudge && kind !== null && (name !== 'undo' || canUndo)) || (name === 'undo' && canUndo),
      run,
      ...(range ? { range } : {}),
      ...(leavesTo ? { leavesTo } : {}),
    }
  })
}
