import { first, type StudyFile } from './driver.ts'

/**
 * The one order of all events of a study, whoever recorded them where: their row numbers. "The last answer" is the one
 * with the greatest number. A number is a moment, in hundredths of a second, followed by 16 bits of the event's hash. The
 * moment is that of recording, but always later than those of the events that stood before it in its file: clocks differ
 * and go wrong. So a number follows from the event and its past alone, and the order of the events is the same whatever is
 * merged in whatever order; two events of the same moment, neither of which knew of the other, are told apart by the hash.
 */
const epoch = Date.UTC(2020, 0, 1)
const ties = 2 ** 16
/** Room in a number that JavaScript holds exactly: until the year 2063, and a million moments after it. */
const lastMoment = 2 ** 37 - 2 ** 20

/** The place of an event that comes after another one; `after` is 0 for the first. */
export function placeInOrder(recordedAt: string, hash: Uint8Array, after: number): number {
  const recorded = Math.min(Math.max(1, Math.floor((Date.parse(recordedAt) - epoch) / 10)), lastMoment)
  const moment = Math.max(recorded, Math.floor(after / ties) + 1)
  return moment * ties + (((hash[0] ?? 0) << 8) | (hash[1] ?? 0))
}

/** The place of the last event of the log; 0 before the first. */
export const lastPlace = (file: StudyFile): number =>
  first<{ place: number | null }>(file, 'SELECT max(judgement_no) AS place FROM judgement')?.place ?? 0

/** A place that is free, from one on: two events of one millisecond and one tie stand side by side. */
export function freePlace(file: StudyFile, from: number): number {
  for (let place = from; ; place++) {
    if (first(file, 'SELECT 1 FROM judgement WHERE judgement_no = ?', place) === undefined) return place
  }
}
