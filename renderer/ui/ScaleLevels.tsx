import { type CSSProperties, type ReactNode, useId } from 'react'
import styles from './ScaleLevels.module.css'

/** How a choice was made: a screen may move on after a digit and stay after a click. */
export type ChosenBy = 'digit' | 'pointer' | 'arrow'

export interface ScaleChoice<V extends string | number = number> {
  readonly value: V
  /** Printed in the circle, and the key that chooses it when it is one character. */
  readonly digit: string
  /** The key, where it is not the digit: "0" for the tenth. */
  readonly hotkey?: string
  /** Printed in the circle instead of the digit. */
  readonly sign?: ReactNode
  /** The short anchor under the circle. */
  readonly anchor: string
  /** The anchor in full, for a screen reader; the screen shows it in its own fixed slot. */
  readonly description?: string
  /** Said by a screen reader instead of "digit, anchor". */
  readonly accessibleName?: string
}

export interface ScaleLevelsProps<V extends string | number> {
  readonly choices: readonly ScaleChoice<V>[]
  readonly value: V | null
  /** Anchors stand under the circles. */
  readonly anchored: boolean
  /** Circles close together instead of spread over the width. */
  readonly close?: boolean | undefined
  readonly onChoose: (value: V, by: ChosenBy) => void
  readonly onAttend?: ((value: V | null) => void) | undefined
}

/** The row of native radios that every scale is made of. Stands in a fieldset that names it. */
export function ScaleLevels<V extends string | number>(props: ScaleLevelsProps<V>) {
  const { choices, value, anchored, close, onChoose, onAttend } = props
  const name = useId()
  const levels = choices.map((choice) => (
    <Level
      key={choice.value}
      choice={choice}
      name={name}
      checked={choice.value === value}
      anchored={anchored}
      onChoose={(by) => onChoose(choice.value, by)}
      onAttend={onAttend}
    />
  ))
  if (close) return <div className={styles.close}>{levels}</div>
  return (
    <div className={styles.row}>
      <div
        className={styles.levels}
        style={{ '--count': choices.length } as CSSProperties}
        {...(choices.length > 9 ? { 'data-many': '' } : {})}
        data-needs={anchored ? roomNeeded(choices.map(({ anchor }) => anchor)) : undefined}
      >
        {levels}
      </div>
    </div>
  )
}

/** Widths in rem that the style sheet knows: where there is less, a row of anchors that needs so much becomes a list. */
const widths = [20, 25, 36] as const

/**
 * The least of the known widths at which no word of an anchor has to be broken under its circle; the last where none is enough.
 * A character of a note is taken to be 0.36 rem wide. Scripts without spaces break where they like.
 */
export function roomNeeded(anchors: readonly string[]): (typeof widths)[number] {
  const longest = Math.max(0, ...anchors.flatMap((anchor) => anchor.match(words) ?? []).map((word) => word.length))
  const needed = anchors.length * (longest * 0.36 + 0.25)
  return widths.find((width) => width >= needed) ?? 36
}

const words = /[^\s\-\u00AD\u2010-\u2015/\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]+/gu

interface LevelProps<V extends string | number> {
  readonly choice: ScaleChoice<V>
  readonly name: string
  readonly checked: boolean
  readonly anchored: boolean
  readonly onChoose: (by: ChosenBy) => void
  readonly onAttend: ((value: V | null) => void) | undefined
}

function Level<V extends string | number>({ choice, name, checked, anchored, onChoose, onAttend }: LevelProps<V>) {
  const descriptionId = useId()
  return (
    // The pointer only previews the anchor; keyboard users get the same from focus.
    <label
      className={styles.level}
      onPointerEnter={() => onAttend?.(choice.value)}
      onPointerLeave={() => onAttend?.(null)}
    >
      <input
        type="radio"
        name={name}
        value={choice.value}
        checked={checked}
        aria-label={choice.accessibleName ?? spokenName(choice)}
        aria-describedby={choice.description === undefined ? undefined : descriptionId}
        onFocus={() => onAttend?.(choice.value)}
        onBlur={() => onAttend?.(null)}
        onChange={(event) => onChoose(cameFromPointer(event.nativeEvent) ? 'pointer' : 'arrow')}
      />
      <span className={styles.dot}>{choice.sign ?? choice.digit}</span>
      {anchored && (
        <span className={styles.anchor} data-anchor={choice.anchor} aria-hidden="true">
          <span dir="auto">{choice.anchor}</span>
        </span>
      )}
      {choice.description !== undefined && (
        <span hidden id={descriptionId} dir="auto">
          {choice.description}
        </span>
      )}
    </label>
  )
}

function spokenName<V extends string | number>(choice: ScaleChoice<V>): string {
  return choice.anchor === '' || choice.anchor === choice.digit ? choice.digit : `${choice.digit}, ${choice.anchor}`
}

/** The click that arrow keys of a native radio group make has neither detail nor place. */
export function cameFromPointer(event: Event): boolean {
  return event instanceof MouseEvent && (event.detail > 0 || event.screenX !== 0 || event.screenY !== 0)
}
