import type { TaskView } from '#contract/rater.ts'
import { type Command, type CommandLabelKey, takesKeysItself } from '#lib/commandsSlice.ts'
import type { Keys } from '#lib/keys.ts'

type TaskKind = TaskView['task']['kind']

/** One line of the keyboard map: what a key means on the desk. The runs are bound in `useDeskCommands`. */
type Binding = {
  readonly name: string
  /** What it is called. */
  readonly words: CommandLabelKey
  /** Another id than the name. */
  readonly id?: string
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
const scale = `[role="radiogroup"], ${takesKeysItself}`
const rows = `[role="row"], ${takesKeysItself}`

/** The rater's keyboard map. Everything here can also be done with a pointer. */
export const deskKeymap = [
  {
    name: 'level',
    words: 'judge:commands.level',
    keys: [...digits, 'y', 'n', 'u'],
    range: ['1', '9'],
    kinds: ['rating'],
    keysOnly: true,
    leavesTo: takesKeysItself,
  },
  {
    name: 'nextCriterion',
    words: 'judge:commands.nextCriterion',
    keys: ['j'],
    kinds: ['rating', 'preference'],
    keysOnly: true,
    repeats: true,
    reads: true,
  },
  {
    name: 'previousCriterion',
    words: 'judge:commands.previousCriterion',
    keys: ['k'],
    kinds: ['rating', 'preference'],
    keysOnly: true,
    repeats: true,
    reads: true,
  },
  {
    name: 'left',
    words: 'judge:commands.left',
    keys: ['ArrowLeft'],
    kinds: ['preference'],
    keysOnly: true,
    leavesTo: scale,
  },
  {
    name: 'right',
    words: 'judge:commands.right',
    keys: ['ArrowRight'],
    kinds: ['preference'],
    keysOnly: true,
    leavesTo: scale,
  },
  {
    name: 'equal',
    words: 'judge:commands.equal',
    keys: ['ArrowDown', '[Shift]+='],
    kinds: ['preference'],
    keysOnly: true,
    leavesTo: `${scale}, article`,
  },
  {
    name: 'strength',
    words: 'judge:commands.strength',
    keys: ['1', '2', '3'],
    range: ['1', '3'],
    kinds: ['preference'],
    keysOnly: true,
    leavesTo: scale,
  },
  {
    name: 'up',
    words: 'judge:commands.up',
    keys: ['ArrowUp'],
    kinds: ['ranking', 'best-worst'],
    keysOnly: true,
    leavesTo: `${rows}, article, input[type="radio"]`,
  },
  {
    name: 'down',
    words: 'judge:commands.down',
    keys: ['ArrowDown'],
    kinds: ['ranking', 'best-worst'],
    keysOnly: true,
    leavesTo: `${rows}, article, input[type="radio"]`,
  },
  {
    name: 'place',
    words: 'judge:commands.place',
    keys: digits.slice(0, 9),
    range: ['1', '9'],
    kinds: ['ranking'],
    keysOnly: true,
    leavesTo: rows,
  },
  {
    name: 'moveUp',
    words: 'judge:commands.moveUp',
    keys: ['Alt+ArrowUp'],
    kinds: ['ranking'],
    keysOnly: true,
    leavesTo: rows,
  },
  {
    name: 'moveDown',
    words: 'judge:commands.moveDown',
    keys: ['Alt+ArrowDown'],
    kinds: ['ranking'],
    keysOnly: true,
    leavesTo: rows,
  },
  { name: 'tie', words: 'judge:commands.tie', keys: ['[Shift]+='], kinds: ['ranking'], keysOnly: true, leavesTo: rows },
  { name: 'unplace', words: 'judge:commands.unplace', keys: ['0'], kinds: ['ranking'], keysOnly: true, leavesTo: rows },
  {
    name: 'bothBad',
    words: 'tasks:commands.bothBad',
    keys: ['b'],
    kinds: ['preference'],
    keysOnly: true,
    leavesTo: takesKeysItself,
  },
  {
    name: 'best',
    words: 'tasks:commands.best',
    keys: ['b'],
    kinds: ['best-worst'],
    keysOnly: true,
    leavesTo: takesKeysItself,
  },
  {
    name: 'worst',
    words: 'tasks:commands.worst',
    keys: ['w'],
    kinds: ['best-worst'],
    keysOnly: true,
    leavesTo: takesKeysItself,
  },
  { name: 'submit', words: 'judge:commands.submit', keys: ['Enter'], leavesTo: '[data-own-enter]' },
  { name: 'cannotJudge', words: 'judge:commands.cannotJudge', keys: ['x'] },
  { name: 'comment', words: 'judge:commands.comment', keys: ['c'] },
  { name: 'flag', words: 'judge:commands.flag', keys: ['f'] },
  { name: 'guidelines', words: 'judge:commands.guidelines', keys: ['h'], reads: true },
  { name: 'prompt', words: 'judge:commands.prompt', keys: ['p'], kinds: ['preference'], reads: true },
  { name: 'undo', words: 'judge:commands.undo', keys: ['$mod+z'] },
  { name: 'redo', words: 'desk:commands.redo', keys: ['$mod+Shift+z', '$mod+y'] },
  { name: 'putOff', words: 'desk:commands.putOff', keys: ['l'] },
  { name: 'ownTasks', words: 'desk:commands.ownTasks', keys: ['m'], reads: true },
  { name: 'earlier', words: 'judge:commands.earlier', keys: ['Alt+ArrowLeft'], reads: true, whileWriting: true },
  { name: 'later', words: 'judge:commands.later', keys: ['Alt+ArrowRight'], reads: true, whileWriting: true },
  { name: 'save', words: 'judge:commands.save', keys: ['$mod+s'], reads: true, whileWriting: true, keysOnly: true },
  { name: 'pause', words: 'judge:commands.pause', keys: [], reads: true },
  { name: 'tour', words: 'desk:commands.tour', keys: [], reads: true },
  { name: 'handBack', words: 'judge:commands.handBack', keys: [], reads: true },
] as const satisfies readonly Binding[]

export type DeskCommandName = (typeof deskKeymap)[number]['name']

/** Submits from inside a text field, where Enter makes a new line. */
const submitWhileWriting = {
  name: 'submit',
  id: 'submitWhileWriting',
  words: 'judge:commands.submitWhileWriting',
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
  readonly bothBad: boolean
  readonly canUndo: boolean
  readonly canRedo: boolean
  /** Which way the page is written: the keys to the sides follow what is seen. */
  readonly direction: 'ltr' | 'rtl'
}

const mirrored = (keys: Keys): Keys =>
  keys.replace(/Arrow(?:Left|Right)$/, (arrow) => (arrow === 'ArrowLeft' ? 'ArrowRight' : 'ArrowLeft'))

/**
 * The commands of the desk. One without a run is not offered; one for another kind of task, or for what this task does not allow,
 * is dormant: its keys can be changed and are spoken for.
 */
export function deskCommands(runs: DeskRuns, abilities: DeskAbilities): readonly Command[] {
  const { direction } = abilities
  const bindings: readonly (Binding & { readonly name: DeskCommandName })[] = [...deskKeymap, submitWhileWriting]
  return bindings.flatMap((binding) => {
    const run = runs[binding.name]
    if (!run) return []
    const { name, id = name, words, keys, range, kinds, leavesTo, whileWriting = false, repeats = false } = binding
    const dormant = !isForTask(binding, abilities)
    return {
      id: `judge.${id}`,
      labelKey: words,
      keys: direction === 'rtl' ? keys.map(mirrored) : keys,
      section: 'judge' as const,
      inMenu: binding.keysOnly !== true,
      whileWriting,
      repeats,
      enabled: !dormant && isAble(binding, abilities),
      run,
      ...(range ? { range } : {}),
      ...(kinds ? { contexts: kinds } : {}),
      ...(leavesTo ? { leavesTo } : {}),
      ...(dormant ? { dormant: true as const } : {}),
    }
  })
}

function isForTask({ name, kinds }: Binding, { kind, ties, graded, bothBad }: DeskAbilities): boolean {
  if (kinds && (kind === null || !kinds.includes(kind))) return false
  if ((name === 'tie' || name === 'equal') && !ties) return false
  if (name === 'bothBad') return bothBad
  return name !== 'strength' || graded
}

function isAble({ name, reads }: Binding, { kind, canJudge, canUndo, canRedo }: DeskAbilities): boolean {
  if (name === 'undo') return canUndo
  if (name === 'redo') return canRedo
  return reads === true || (canJudge && kind !== null)
}
