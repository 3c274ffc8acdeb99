import type { Draws } from './seededDraws.ts'

/** How responses on one screen are told apart. */
export type LabelSet = 'letters' | 'shapes' | 'colours'

/**
 * The keys a presentation stores, as many as one screen may hold responses. Members of a set are meant to catch the eye
 * equally; whoever draws a task turns a key into a shape or a colour with its word beside it.
 */
export const labelKeys: Readonly<Record<LabelSet, readonly string[]>> = {
  letters: ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I', 'J'],
  shapes: [
    'shape:circle',
    'shape:square',
    'shape:triangle',
    'shape:diamond',
    'shape:pentagon',
    'shape:hexagon',
    'shape:drop',
    'shape:cross',
    'shape:ring',
    'shape:crescent',
  ],
  colours: [
    'colour:blue',
    'colour:orange',
    'colour:teal',
    'colour:purple',
    'colour:olive',
    'colour:pink',
    'colour:brown',
    'colour:cyan',
    'colour:violet',
    'colour:grey',
  ],
}

/** Responses one screen may hold. */
export const mostOnOneScreen = 10

/**
 * The labels of a task in the order shown; none for a response shown alone. Letters follow the position. Shapes and
 * colours have no order of their own, so which stands where is drawn, task by task.
 */
export function labelsFor(labelSet: LabelSet, size: number, draws: Draws): string[] {
  if (size === 1) return ['']
  const keys = labelKeys[labelSet].slice(0, size)
  if (labelSet === 'letters') return keys
  return Array.from(draws.shuffle(Uint8Array.from(keys, (_, place) => place)), (place) => keys[place] ?? '')
}
