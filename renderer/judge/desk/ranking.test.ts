import { array, assert, constantFrom, integer, oneof, property, record } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inOrder, nothingPlaced, type Places, placeAt, placeBeside, recordedRanks, step, tieWith, toggleTie, unplace } from './ranking.ts'

type Move = (places: Places) => Places

const response = integer({ min: 0, max: 4 })
const moves = oneof(
  record({ who: response, place: integer({ min: 1, max: 9 }) }).map(
    ({ who, place }): Move => (places) => placeAt(places, who, place),
  ),
  record({ who: response, by: constantFrom(1 as const, -1 as const) }).map(
    ({ who, by }): Move => (places) => step(places, who, by),
  ),
  record({ who: response, other: response, side: constantFrom('before' as const, 'after' as const) }).map(
    ({ who, other, side }): Move => (places) => placeBeside(places, who, other, side),
  ),
  response.map((who): Move => (places) => unplace(places, who)),
)
const tyingMoves = oneof(
  moves,
  response.map((who): Move => (places) => toggleTie(places, who)),
  record({ who: response, other: response }).map(({ who, other }): Move => (places) => tieWith(places, who, other)),
)

const after = (sequence: readonly Move[]): Places =>
  sequence.reduce((places, move) => move(places), nothingPlaced(5))

describe('an order being made', () => {
  it('is always a weak order that the core takes: gap-free from 1', () => {
    assert(
      property(array(tyingMoves, { maxLength: 40 }), (sequence) => {
        const ranks = recordedRanks(after(sequence)).filter((rank) => rank !== null)
        const distinct = new Set(ranks)
        expect([...distinct].sort((one, other) => one - other)).toEqual([...distinct].map((_, index) => index + 1))
      }),
    )
  })

  it('never ties what was not tied on purpose', () => {
    assert(
      property(array(moves, { maxLength: 40 }), (sequence) => {
        const placed = after(sequence).filter((place) => place !== null)
        expect(new Set(placed).size).toBe(placed.length)
        for (const place of placed) expect(place).toBeGreaterThanOrEqual(1)
        for (const place of placed) expect(place).toBeLessThanOrEqual(5)
      }),
    )
  })

  it('reads the same after saving and loading', () => {
    assert(
      property(array(tyingMoves, { maxLength: 40 }), (sequence) => {
        const places = after(sequence)
        expect(inOrder(recordedRanks(places))).toEqual(inOrder(places))
      }),
    )
  })

  it('moves nobody else out of order when one is placed, except to make room', () => {
    assert(
      property(array(tyingMoves, { maxLength: 30 }), response, integer({ min: 1, max: 5 }), (sequence, who, place) => {
        const before = after(sequence)
        const others = (places: Places) => recordedRanks(unplace(places, who))
        expect(others(placeAt(before, who, place))).toEqual(others(before))
      }),
    )
  })

  it('lets the last be named before the first', () => {
    let places = nothingPlaced(4)
    for (const [who, place] of [[3, 4], [2, 3], [0, 1], [1, 2]] as const) places = placeAt(places, who, place)
    expect(places).toEqual([1, 2, 3, 4])
  })

  it('puts a response at a taken place and lets the others make room', () => {
    expect(placeAt([1, 2, 3, 4], 3, 2)).toEqual([1, 3, 4, 2])
    expect(placeAt([1, 2, 3, 4], 0, 4)).toEqual([4, 1, 2, 3])
  })

  it('makes equal with the one above, and steps out of the tie again', () => {
    const tied = toggleTie([1, 2, 3, 4], 2)
    expect(tied).toEqual([1, 2, 2, 3])
    expect(toggleTie(tied, 2)).toEqual([1, 2, 3, 4])
    expect(toggleTie([1, 2, 3, 4], 0)).toEqual([1, 2, 3, 4])
  })

  it('steps past a neighbour, and out of a tie on the side asked for', () => {
    expect(step([1, 2, 3], 2, -1)).toEqual([1, 3, 2])
    expect(step([1, 2, 3], 0, -1)).toEqual([1, 2, 3])
    expect(step([1, 2, 2], 2, -1)).toEqual([1, 3, 2])
    expect(step([1, 2, 2], 1, 1)).toEqual([1, 3, 2])
  })
})
