import { type KeyboardEvent, type ReactNode, useRef } from 'react'
import { Button } from './Button.tsx'
import { LiveRegion } from './LiveRegion.tsx'
import styles from './RankList.module.css'
import { type RankDropTarget, RankRows } from './RankRows.tsx'
import { useFocusKept, useTravel } from './rankMotion.ts'
import {
  makeEqual,
  move,
  place,
  placeBeside,
  placedRows,
  type RankOrder,
  rankOf,
  toggleEqual,
  unplace,
  unplaced,
} from './rankOrder.ts'

export interface RankItem {
  readonly id: string
  /** The blind label in words: "A", "Circle". */
  readonly letter: string
  /** Drawn instead of the words. */
  readonly sign?: ReactNode
  /** The opening words; cut at the end of the line. */
  readonly opening: string
}

export interface RankWords {
  readonly notPlaced: string
  /** At its far end: "1 of 4". */
  readonly notPlacedCount: string
  /** In the tray when nothing is left in it. */
  readonly allPlaced: string
  readonly order: string
  /** "most helpful" above the list, "least helpful" below it. */
  readonly best: string
  readonly worst: string
  /** In the list while nothing is placed: how to begin. */
  readonly nonePlaced: string
  /** Names the buttons for one response: "Place A". */
  readonly placeOf: (letter: string) => string
  /** Names the buttons while none is chosen. */
  readonly placeNone: string
  /** Names the field a place can be typed into. */
  readonly placeNumber: string
  readonly equal: string
  readonly takeBack: string
  /** A row as a screen reader says it: "A, place 2, equal with the one above". rank null: not placed. */
  readonly spokenRow: (letter: string, rank: number | null, equal: boolean) => string
}

export interface RankListProps {
  readonly items: readonly RankItem[]
  readonly order: RankOrder
  readonly onChange: (order: RankOrder) => void
  readonly allowTies: boolean
  /** The response attended to: its row is held, and it is marked in the reading column. */
  readonly current: string | null
  readonly onAttend: (id: string) => void
  readonly words: RankWords
}

/**
 * Puts responses in order: drag, keys or buttons, all writing the same order. In the list, up and down choose, digits give that
 * place, Alt with up and down moves, `=` ties with the one above, 0 takes the place away. The buttons do the same without keys.
 */
export function RankList({ items, order, onChange, allowTies, current, onAttend, words }: RankListProps) {
  const frame = useRef<HTMLDivElement>(null)
  const focus = useFocusKept(frame, order)
  useTravel(frame, order)
  const change = (next: RankOrder) => {
    if (next === order) return
    if (current !== null) focus.keep(current)
    onChange(next)
  }
  const attended = current === null ? undefined : itemOf(items, current)
  const rowOf = (id: string, rank: number | null = null, equal = false) => ({ item: itemOf(items, id), rank, equal })
  return (
    <div
      className={styles.frame}
      ref={frame}
      onKeyDownCapture={(event) => {
        const next = pressed(event, order, allowTies)
        if (next === undefined) return crossLists(event)
        event.preventDefault()
        event.stopPropagation()
        change(next)
      }}
      onFocusCapture={(event) => {
        const id = rowIdOf(event.target)
        if (id !== undefined && id !== current && focus.awaited() === null) onAttend(id)
      }}
    >
      <Head heading={words.notPlaced} note={words.notPlacedCount} />
      <RankRows
        accessibleName={words.notPlaced}
        rows={unplaced(order).map((id) => rowOf(id))}
        spokenRow={words.spokenRow}
        current={current}
        empty={words.allPlaced}
        dropOn="root"
        onDrop={(id) => change(unplace(order, id))}
      />
      <Head heading={words.order} note={words.best} />
      <RankRows
        accessibleName={words.order}
        rows={placedRows(order).map((row) => rowOf(row.id, row.rank, row.equal))}
        spokenRow={words.spokenRow}
        current={current}
        empty={words.nonePlaced}
        dropOn={allowTies ? 'anything' : 'between'}
        onDrop={(id, target) => change(dropped(order, id, target))}
      />
      <p className={styles.worst}>{words.worst}</p>
      <PlaceButtons
        words={words}
        order={order}
        current={current}
        letter={attended?.letter}
        allowTies={allowTies}
        onChange={change}
      />
      <LiveRegion message={attended === undefined ? '' : spoken(attended, order, words)} />
    </div>
  )
}

function Head({ heading, note }: { readonly heading: string; readonly note: ReactNode }) {
  return (
    <div className={styles.head}>
      <h2>{heading}</h2>
      <span className={styles.note}>{note}</span>
    </div>
  )
}

interface PlaceButtonsProps {
  readonly words: RankWords
  readonly order: RankOrder
  readonly current: string | null
  readonly letter: string | undefined
  readonly allowTies: boolean
  readonly onChange: (order: RankOrder) => void
}

/** What the keys do, for whoever uses a pointer without dragging. */
function PlaceButtons({ words, order, current, letter, allowTies, onChange }: PlaceButtonsProps) {
  const name = letter === undefined ? words.placeNone : words.placeOf(letter)
  const none = current === null
  const press = (next: (id: string) => RankOrder) => () => {
    if (current !== null) onChange(next(current))
  }
  return (
    <fieldset className={styles.buttons} aria-label={name}>
      <span className={styles.note} aria-hidden="true">
        {name}
      </span>
      {order.ids.map((_, index) => (
        <button
          key={index}
          type="button"
          className={styles.place}
          aria-disabled={none || undefined}
          aria-pressed={!none && rankOf(order, current) === index + 1}
          onClick={press((id) => place(order, id, index + 1))}
        >
          {index + 1}
        </button>
      ))}
      <input
        type="number"
        className={styles.number}
        aria-label={words.placeNumber}
        min={1}
        max={order.ids.length}
        step={1}
        disabled={none}
        value={(current === null ? null : rankOf(order, current)) ?? ''}
        onChange={(event) => {
          const rank = Number(event.currentTarget.value)
          if (Number.isInteger(rank)) press((id) => place(order, id, rank))()
        }}
      />
      {allowTies && (
        <Button notYet={none} onPress={press((id) => toggleEqual(order, id))}>
          {words.equal}
        </Button>
      )}
      <Button notYet={none} onPress={press((id) => unplace(order, id))}>
        {words.takeBack}
      </Button>
    </fieldset>
  )
}

function itemOf(items: readonly RankItem[], id: string): RankItem {
  return items.find((item) => item.id === id) ?? { id, letter: id, opening: '' }
}

/** How a screen reader is told where a response stands now. */
function spoken(item: RankItem, order: RankOrder, words: RankWords): string {
  const row = placedRows(order).find((each) => each.id === item.id)
  return words.spokenRow(item.letter, row?.rank ?? null, row?.equal ?? false)
}

/** The order after a row came to rest on, before or after another, or in the empty list. */
function dropped(order: RankOrder, id: string, target: RankDropTarget | null): RankOrder {
  if (target === null) return place(order, id, 1)
  return target.where === 'on' ? makeEqual(order, id, target.id) : placeBeside(order, id, target.id, target.where)
}

/** The order a key makes, or undefined when the key is not ours. Keys act on the row that holds the focus. */
function pressed(event: KeyboardEvent, order: RankOrder, allowTies: boolean): RankOrder | undefined {
  const id = rowIdOf(event.target)
  if (id === undefined || event.ctrlKey || event.metaKey) return undefined
  if (event.altKey) {
    if (event.key === 'ArrowUp') return move(order, id, -1)
    if (event.key === 'ArrowDown') return move(order, id, 1)
    return undefined
  }
  if (event.key === '0') return unplace(order, id)
  if (event.key === '=') return allowTies ? toggleEqual(order, id) : order
  if (/^[1-9]$/.test(event.key))
    return Number(event.key) <= order.ids.length ? place(order, id, Number(event.key)) : order
  return undefined
}

/** Up and down choose among all rows: at the end of one list they go on in the other. */
function crossLists(event: KeyboardEvent<HTMLElement>): void {
  if (event.altKey || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('[role="row"][data-key]')]
  const at = rows.findIndex((row) => row.dataset['key'] === rowIdOf(event.target))
  const next = rows[at + (event.key === 'ArrowDown' ? 1 : -1)]
  if (at === -1 || next === undefined || next.parentElement === rows[at]?.parentElement) return
  event.preventDefault()
  event.stopPropagation()
  next.focus()
}

function rowIdOf(target: EventTarget): string | undefined {
  return target instanceof Element ? target.closest<HTMLElement>('[role="row"][data-key]')?.dataset['key'] : undefined
}
