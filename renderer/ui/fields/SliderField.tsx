import { type KeyboardEvent, useEffect, useEffectEvent, useId, useRef, useState } from 'react'
import { classes } from '../classes.ts'
import { type AnswerFieldProps, type AskedNumeric, numberIn } from './asked.ts'
import { FieldFrame } from './FieldFrame.tsx'
import styles from './Fields.module.css'
import { NumberEntry } from './NumberEntry.tsx'

/**
 * A number on a slider between two ends, with the number itself beside it. Until it is touched it has no handle, for a handle
 * anywhere would suggest an answer. Arrows go by the step, page keys by a tenth, Home and End to the ends; what is dragged
 * through on the way is no answer.
 */
export function SliderField(props: AnswerFieldProps<AskedNumeric>) {
  const { criterion, value, onAnswer, words, disabled } = props
  const { name, min, max } = criterion
  const given = numberIn(value)
  const entry = useRef<HTMLDivElement>(null)
  return (
    <FieldFrame field={props} fact={given === null && !disabled ? words.slide : undefined}>
      <div className={styles.slider}>
        <div className={styles.track}>
          <Track
            criterion={criterion}
            given={given}
            notAnswered={words.notAnswered}
            onGive={(next) => onAnswer({ state: 'given', value: next }, 'pointer')}
            onType={() => entry.current?.querySelector('input')?.focus()}
          />
          <div className={styles.ends} aria-hidden="true">
            <span>{min}</span>
            <span>{max}</span>
          </div>
        </div>
        <div ref={entry} className={styles.entry}>
          <NumberEntry
            criterion={criterion}
            value={given}
            accessibleName={words.asNumber(name)}
            onAnswer={onAnswer}
            words={words}
            disabled={disabled ?? false}
          />
        </div>
      </div>
    </FieldFrame>
  )
}

interface TrackProps {
  readonly criterion: AskedNumeric
  readonly given: number | null
  readonly notAnswered: string
  readonly onGive: (value: number) => void
  /** A digit was pressed: it belongs into the field beside. */
  readonly onType: () => void
}

function Track({ criterion, given, notAnswered, onGive, onType }: TrackProps) {
  const { name, min, max } = criterion
  const id = useId()
  const [low, high] = [min ?? 0, max ?? 100]
  const { drawn, draw, settle, input } = useSettling(given, onGive)
  const shown = drawn ?? given
  const press = (event: KeyboardEvent) => {
    if (/^[0-9]$/.test(event.key) && !event.ctrlKey && !event.altKey && !event.metaKey) onType()
  }
  return (
    <>
      <input
        ref={input}
        type="range"
        className={classes(styles.range, shown === null && styles.untouched)}
        min={low}
        max={high}
        step={sliderStep(low, high, criterion.step)}
        value={shown ?? (low + high) / 2}
        style={{ '--filled': shown === null || high <= low ? 0 : (shown - low) / (high - low) } as React.CSSProperties}
        aria-label={name}
        // A native range always has a number: Chromium's accessibility tree keeps it beside the words for the value. So the
        // description says, too, that it is nobody's answer.
        aria-valuetext={shown === null ? notAnswered : undefined}
        aria-describedby={shown === null ? `${id}-none` : undefined}
        onChange={(event) => draw(Number(event.currentTarget.value))}
        // A click where the unseen handle stands changes nothing, and is an answer all the same.
        onClick={(event) => settle(Number(event.currentTarget.value))}
        onKeyDown={press}
      />
      <span id={`${id}-none`} hidden>
        {notAnswered}
      </span>
    </>
  )
}

/** Holds back what is only passed through: the browser's own `change` says when the handle came to rest. */
function useSettling(given: number | null, onGive: (value: number) => void) {
  const input = useRef<HTMLInputElement>(null)
  const [draft, setDraft] = useState<{ readonly from: number | null; readonly value: number } | null>(null)
  const settle = (value: number) => {
    setDraft(null)
    if (value !== given) onGive(value)
  }
  const settled = useEffectEvent(settle)
  useEffect(() => {
    const range = input.current
    if (range === null) return
    let held = false
    const rest = () => {
      if (!held) settled(Number(range.value))
    }
    const down = (event: globalThis.KeyboardEvent) => {
      held = event.repeat
    }
    const up = () => {
      if (!held) return
      held = false
      rest()
    }
    const heard = { change: rest, keydown: down, keyup: up, blur: up }
    for (const [kind, hear] of Object.entries(heard)) range.addEventListener(kind, hear as EventListener)
    return () => {
      for (const [kind, hear] of Object.entries(heard)) range.removeEventListener(kind, hear as EventListener)
    }
  }, [])
  return {
    drawn: draft !== null && draft.from === given ? draft.value : null,
    draw: (value: number) => setDraft({ from: given, value }),
    settle,
    input,
  }
}

/** The stated step, else the power of ten that makes fifty steps or more of the range. */
export function sliderStep(low: number, high: number, step: number | null): number {
  if (step !== null) return step
  return high > low ? 10 ** Math.floor(Math.log10((high - low) / 50)) : 1
}
