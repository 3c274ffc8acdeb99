// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import { useState } from 'react'
import { afterEach, describe, expect, it } from 'vitest'
import { RankList } from './RankList.tsx'
import { emptyOrder, type RankOrder, ranksOf } from './rankOrder.ts'

afterEach(() => {
  cleanup()
  keep(emptyOrder(IDS))
})

const IDS = ['A', 'B', 'C']
const words = {
  notPlaced: 'Not placed',
  notPlacedCount: '',
  allPlaced: 'All are placed',
  order: 'Your order',
  best: 'best',
  worst: 'worst',
  nonePlaced: 'Nothing is placed',
  placeOf: (letter: string) => `Place ${letter}`,
  placeNone: 'Place',
  placeNumber: 'Place, as a number',
  equal: 'Equal',
  takeBack: 'Take back',
  spokenRow: (letter: string, rank: number | null, equal: boolean) =>
    `${letter} ${rank ?? 'none'}${equal ? ' equal' : ''}`,
}

let seen: RankOrder = emptyOrder(IDS)

function keep(order: RankOrder): void {
  seen = order
}

/** Starts empty and tells every new order to `keep`. */
function Held({ allowTies = true }: { readonly allowTies?: boolean }) {
  const [order, setOrder] = useState(emptyOrder(IDS))
  const [current, setCurrent] = useState<string | null>(null)
  return (
    <RankList
      items={IDS.map((id) => ({ id, letter: id, opening: `opening of ${id}` }))}
      order={order}
      onChange={(next) => {
        keep(next)
        setOrder(next)
      }}
      allowTies={allowTies}
      current={current}
      onAttend={setCurrent}
      words={words}
    />
  )
}

function row(letter: string): HTMLElement {
  return screen.getByRole('row', { name: new RegExp(`^${letter} `) })
}

function press(letter: string, key: string, altKey = false): void {
  const element = row(letter)
  act(() => element.focus())
  fireEvent.keyDown(element, { key, altKey })
}

describe('a rank list', () => {
  it('begins with everything in the tray and an empty order', () => {
    render(<Held />)
    expect(within(screen.getByRole('grid', { name: 'Not placed' })).getAllByRole('row')).toHaveLength(3)
    expect(within(screen.getByRole('grid', { name: 'Your order' })).getByText('Nothing is placed')).toBeDefined()
    expect(ranksOf(seen)).toEqual([null, null, null])
  })

  it('places by digit, ties by the equals sign, moves by Alt and arrow, takes back by 0', () => {
    render(<Held />)
    press('B', '1')
    press('A', '2')
    press('C', '3')
    expect(ranksOf(seen)).toEqual([2, 1, 3])
    press('C', '=')
    expect(ranksOf(seen)).toEqual([2, 1, 2])
    press('B', 'ArrowDown', true)
    expect(ranksOf(seen)).toEqual([1, 2, 1])
    press('A', '0')
    expect(ranksOf(seen)).toEqual([null, 2, 1])
  })

  it('keeps the focus on the response that was placed', async () => {
    render(<Held />)
    press('C', '1')
    await waitFor(() => expect(document.activeElement).toBe(row('C')))
  })

  it('lets no tie in where the design has none', () => {
    render(<Held allowTies={false} />)
    press('A', '1')
    press('B', '2')
    press('B', '=')
    expect(ranksOf(seen)).toEqual([1, 2, null])
    expect(screen.queryByRole('button', { name: 'Equal' })).toBeNull()
  })

  it('does the same by buttons for the response attended to', () => {
    render(<Held />)
    act(() => row('B').focus())
    const buttons = screen.getByRole('group', { name: 'Place B' })
    fireEvent.click(within(buttons).getByRole('button', { name: '2' }))
    expect(ranksOf(seen)).toEqual([null, 2, null])
    expect(within(buttons).getByRole('button', { name: '2' }).getAttribute('aria-pressed')).toBe('true')
    fireEvent.click(within(buttons).getByRole('button', { name: 'Take back' }))
    expect(ranksOf(seen)).toEqual([null, null, null])
  })

  it('goes on from the tray into the order with the arrows', () => {
    render(<Held />)
    press('A', '1')
    press('C', 'ArrowDown')
    expect(document.activeElement).toBe(row('A'))
  })
})
