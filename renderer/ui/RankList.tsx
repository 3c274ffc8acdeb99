import { type KeyboardEvent, type ReactNode, useRef } from 'react'
import { Button } from './Button.tsx'
import { LiveRegion } from './LiveRegion.tsx'
import styles from './RankList.module.css'
import { RankRows } from './RankRows.tsx'
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
import { useFocusKept, useTravel } from './rankMotion.ts'

export interface RankItem {
  readonly id: string
  /** The blind letter. */
  readonly letter: string
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
  const keepFocus = useFocusKept(frame, order, current)
  useTravel(frame, order)
  const itemOf = (id: string) => items.find((item) => item.id === id) ?? { id, letter: id, opening: '' }
  const change = (next: RankOrder) => {
    if (next === order) return
    keepFocus()
    onChange(next)
  }
  const attended = current === null ? undefined : itemOf(current)
  const rows = placedRows(order)
  const spoken = rows.find((row) => row.id === current)
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
        if (id !== undefined && id !== current) onAttend(id)
      }}
    >
      <Head heading={words.notPlaced} note={words.notPlacedCount} />
      <RankRows
        accessibleName={words.notPlaced}
        rows={unplaced(order).map((id) => ({ item: itemOf(id), rank: null, equal: false }))}
        spokenRow={words.spokenRow}
        current={current}
        empty={words.allPlaced}
        dropOn="root"
        onDrop={(id) => change(unplace(order, id))}
      />
      <div className={styles.gap} />
      <Head heading={words.order} note={words.best} />
      <RankRows
        accessibleName={words.order}
        rows={rows.map((row) => ({ item: itemOf(row.id), rank: row.rank, equal: row.equal }))}
        spokenRow={words.spokenRow}
        current={current}
        empty={words.nonePlaced}
        dropOn={allowTies ? 'anything' : 'between'}
        onDrop={(id, target) => {
          if (target === null) change(place(order, id, rows.length + 1))
          else if (target.where === 'on') change(makeEqual(order, id, target.id))
          else change(placeBeside(order, id, target.id, target.where))
        }}
      />
      <p className={styles.worst}>{words.worst}</p>
      <PlaceButtons
        name={attended === undefined ? words.placeNone : words.placeOf(attended.letter)}
        places={order.ids.length}
        chosen={current === null ? null : rankOf(order, current)}
        onPlace={current === null ? undefined : (rank) => change(place(order, current, rank))}
        equal={allowTies && current !== null ? () => change(toggleEqual(order, current)) : undefined}
        equalWords={allowTies ? words.equal : undefined}
        takeBack={current === null ? undefined : () => change(unplace(order, current))}
        takeBackWords={words.takeBack}
      />
      <LiveRegion
        message={
          attended === undefined ? '' : words.spokenRow(attended.letter, spoken?.rank ?? null, spoken?.equal ?? false)
        }
      />
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
  readonly name: string
  readonly places: number
  readonly chosen: number | null
  readonly onPlace: ((rank: number) => void) | undefined
  readonly equal: (() => void) | undefined
  /** Absent where ties are not allowed: no button then. */
  readonly equalWords: string | undefined
  readonly takeBack: (() => void) | undefined
  readonly takeBackWords: string
}

/** What the keys do, for whoever uses a pointer without dragging. */
function PlaceButtons(props: PlaceButtonsProps) {
  const { name, places, chosen, onPlace, equal, equalWords, takeBack, takeBackWords } = props
  return (
    <div className={styles.buttons} role="group" aria-label={name}>
      <span className={styles.note} aria-hidden="true">
        {name}
      </span>
      {Array.from({ length: places }, (_, index) => index + 1).map((rank) => (
        <button
          key={rank}
          type="button"
          className={styles.place}
          aria-disabled={onPlace === undefined || undefined}
          aria-pressed={chosen === rank}
          onClick={() => onPlace?.(rank)}
        >
          {rank}
        </button>
      ))}
      {equalWords !== undefined && (
        <Button notYet={equal === undefined} onPress={equal}>
          {equalWords}
        </Button>
      )}
      <Button notYet={takeBack === undefined} onPress={takeBack}>
        {takeBackWords}
      </Button>
    </div>
  )
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
