/**
 * An order being made: for each response, in the order shown, the place it was given (1 is best) or null while it lies
 * in the tray. There are as many places as responses, so a response can be put fourth before there is a third; equal
 * places are a tie. What is recorded has no gaps (`recordedRanks`).
 */
export type Places = readonly (number | null)[]

export const nothingPlaced = (responses: number): Places => Array.from({ length: responses }, () => null)

/** The ranks to record: the same order and the same ties, gap-free from 1. */
export function recordedRanks(places: Places): (number | null)[] {
  const taken = takenPlaces(places)
  return places.map((place) => (place === null ? null : taken.indexOf(place) + 1))
}

/** Without gaps once everything is placed: until then a gap says "somebody still comes here". */
const settled = (places: Places): Places => (places.includes(null) ? places : recordedRanks(places))

const takenPlaces = (places: Places): number[] =>
  [...new Set(places.filter((place) => place !== null))].sort((one, other) => one - other)

/** Responses in one order: by place, equal places in the order shown, and those in the tray last. */
export function inOrder(places: Places): number[] {
  const far = places.length + 1
  return places
    .map((_, response) => response)
    .sort((one, other) => (places[one] ?? far) - (places[other] ?? far) || one - other)
}

/** Takes a response back to the tray. */
export const unplace = (places: Places, response: number): Places =>
  places.map((place, index) => (index === response ? null : place))

/**
 * Puts a response alone at a place. Who stands there moves down with those below, up to the next free place; if there is
 * none below, those above move up. One place is always free: at least the one the response left or never took.
 */
export function placeAt(places: Places, response: number, wanted: number): Places {
  const target = Math.min(Math.max(1, wanted), places.length)
  const others = unplace(places, response)
  const taken = new Set(others)
  let below = target
  while (below <= places.length && taken.has(below)) below += 1
  let above = target
  while (above >= 1 && taken.has(above)) above -= 1
  const shifted = others.map((place) => {
    if (place === null) return null
    if (below <= places.length) return place >= target && place < below ? place + 1 : place
    return place <= target && place > above ? place - 1 : place
  })
  shifted[response] = target
  return settled(shifted)
}

/** Makes a response equal with another that is placed. */
export function tieWith(places: Places, response: number, other: number): Places {
  const place = places[other]
  if (place === null || place === undefined || other === response) return places
  return settled(places.map((old, index) => (index === response ? place : old)))
}

/** Puts a response right before or after another that is placed, as a drop between two rows does. */
export function placeBeside(places: Places, response: number, other: number, side: 'before' | 'after'): Places {
  if (other === response) return places
  const lifted = recordedRanks(unplace(places, response))
  const rank = lifted[other]
  if (rank === null || rank === undefined) return places
  return placeAt(lifted, response, side === 'before' ? rank : rank + 1)
}

const isTied = (places: Places, response: number): boolean =>
  places.some((place, index) => index !== response && place !== null && place === places[response])

/**
 * One place up (−1) or down (+1). Out of a tie it steps just above or below the others; from the tray it takes the first
 * free place. At the ends it stays.
 */
export function step(places: Places, response: number, by: 1 | -1): Places {
  const place = places[response]
  if (place === undefined) return places
  if (place === null) return placeAt(places, response, firstFree(places))
  if (isTied(places, response)) {
    return by === -1 ? placeAt(places, response, place) : placeAfterTie(places, response, place)
  }
  const next = place + by
  if (next < 1 || next > places.length) return places
  return settled(places.map((old, index) => (index === response ? next : old === next ? place : old)))
}

function firstFree(places: Places): number {
  let place = 1
  while (places.includes(place)) place += 1
  return place
}

/** Leaves a tie downwards. In a full house the free place is above, so the tie moves up and the response keeps its own. */
function placeAfterTie(places: Places, response: number, place: number): Places {
  const other = places.findIndex((old, index) => index !== response && old === place)
  return placeBeside(places, response, other, 'after')
}

/**
 * Makes a response equal with the one above it; out of a tie it steps just below the others. From the tray it becomes
 * equal with the last one placed. Where there is nobody above, nothing changes.
 */
export function toggleTie(places: Places, response: number): Places {
  const place = places[response] ?? null
  if (place !== null && isTied(places, response)) return placeAfterTie(places, response, place)
  const above = takenPlaces(places).filter((taken) => place === null || taken < place).at(-1)
  if (above === undefined) return places
  return tieWith(places, response, places.indexOf(above))
}
