import type { CaseView, Verdict } from '#contract/review.ts'
import type { Command } from '#lib/commandsSlice.ts'
import type { Keys } from '#lib/keys.ts'
import { pressAnswer } from '#ui/fields/answerKeys.ts'
import { preferenceKeyOf, pressPreference } from '#ui/preferenceKeys.ts'

type Binding = Pick<Command, 'labelKey' | 'keys'> & Partial<Command>

/** What the keys do on the page of one disagreement. */
export interface CaseHands {
  /** Walks the list: 1 to the next, −1 to the one before. */
  readonly onWalk: (by: 1 | -1) => void
  readonly onLeaveOpen: () => void
  readonly onRecord: () => void
  /** A key meant for the scale. */
  readonly onAnswer: (pressed: Keys) => void
}

export interface CaseAbilities {
  /** Something can still be decided. */
  readonly open: boolean
  /** What is decided is complete and can go on record. */
  readonly ready: boolean
  readonly direction: 'ltr' | 'rtl'
}

const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0']
/** A scale that has the focus knows arrows and digits itself, and so do fields of choice and the list. */
const scale = '[role="radiogroup"], [aria-haspopup], aside'

/** The keys of adjudication, for a disagreement about a criterion or about a comparison. */
export function caseCommands(view: CaseView, hands: CaseHands, abilities: CaseAbilities): readonly Command[] {
  const { open, ready } = abilities
  const whole: readonly (readonly [name: string, binding: Binding])[] = [
    ...scaleBindings(view, hands, abilities),
    [
      'record',
      { labelKey: 'settle:commands.record', keys: ['Enter'], inMenu: true, enabled: ready, run: hands.onRecord },
    ],
    [
      'recordWhileWriting',
      {
        labelKey: 'settle:commands.recordWhileWriting',
        keys: ['$mod+Enter'],
        whileWriting: true,
        enabled: ready,
        run: hands.onRecord,
      },
    ],
    ['leaveOpen', { labelKey: 'settle:commands.leaveOpen', keys: ['l'], inMenu: true, run: hands.onLeaveOpen }],
    ['nextCase', { ...walking, labelKey: 'settle:commands.nextCase', keys: ['j'], run: () => hands.onWalk(1) }],
    [
      'previousCase',
      { ...walking, labelKey: 'settle:commands.previousCase', keys: ['k'], run: () => hands.onWalk(-1) },
    ],
  ]
  return whole.map(([name, binding]) => ({
    section: 'judge',
    inMenu: false,
    enabled: open,
    run: () => undefined,
    ...binding,
    id: `settle.${name}`,
  }))
}

const walking = { inMenu: true, enabled: true, repeats: true } as const

function scaleBindings(
  { criterion, ties, strength, bothBad }: CaseView,
  { onAnswer }: CaseHands,
  { direction }: CaseAbilities,
): readonly (readonly [name: string, binding: Binding])[] {
  const run = (pressed: Keys | null) => {
    if (pressed !== null) onAnswer(pressed)
  }
  if (criterion !== null) {
    const range = ['1', '9'] as const
    return [['level', { labelKey: 'settle:commands.level', keys: [...digits, 'y', 'n', 'u'], range, run }]]
  }
  const [left, right] = direction === 'rtl' ? ['ArrowRight', 'ArrowLeft'] : ['ArrowLeft', 'ArrowRight']
  const own = { leavesTo: scale, run }
  return [
    ['left', { ...own, labelKey: 'judge:commands.left', keys: [left] }],
    ['right', { ...own, labelKey: 'judge:commands.right', keys: [right] }],
    ...(ties ? [['equal', { ...own, labelKey: 'judge:commands.equal', keys: ['[Shift]+='] }] as const] : []),
    ...(strength
      ? [
          [
            'strength',
            { ...own, labelKey: 'judge:commands.strength', keys: ['1', '2', '3'], range: ['1', '3'] },
          ] as const,
        ]
      : []),
    ...(bothBad ? [['bothBad', { labelKey: 'tasks:commands.bothBad', keys: ['b'], run }] as const] : []),
  ]
}

/**
 * What a key makes of a decision; `types`: it is the beginning of a number, to be typed; undefined: it means nothing here.
 *
 * @param outcomes the values the comparison's scale offers
 */
export function pressVerdict(
  { criterion, bothBad }: CaseView,
  verdict: Verdict | null,
  pressed: Keys,
  { outcomes, direction }: { readonly outcomes: readonly number[]; readonly direction: 'ltr' | 'rtl' },
): Verdict | 'types' | undefined {
  if (criterion !== null) {
    const answered = pressAnswer(criterion, verdict?.kind === 'rating' ? verdict.value : null, pressed)
    if (answered?.kind === 'types') return 'types'
    return answered && { kind: 'rating', value: answered.answer }
  }
  const value = verdict?.kind === 'preference' ? verdict.value : null
  if (pressed === 'b') return bothBad ? { kind: 'preference', value: { state: 'both-bad' } } : undefined
  const key = preferenceKeyOf(pressed === '[Shift]+=' ? '=' : pressed, direction)
  const outcome = key && pressPreference(value?.state === 'given' ? value.outcome : null, key, outcomes)
  return outcome === undefined ? undefined : { kind: 'preference', value: { state: 'given', outcome } }
}

/** The outcomes a comparison may have, from the first side to the second. */
export function outcomesOf({ strength, ties }: Pick<CaseView, 'strength' | 'ties'>): readonly number[] {
  const sizes = strength ? [3, 2, 1] : [1]
  return [...sizes.map((size) => -size), ...(ties ? [0] : []), ...sizes.toReversed()]
}
