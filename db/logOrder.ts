import { first, type StudyFile } from './driver.ts'

/**
 * The one order of all events of a study, whoever recorded them where: their row numbers. "The last answer" is the one
 * with the greatest number. A number is the time of recording in milliseconds, followed by 13 bits of the event's hash,
 * but always above those of the events before it on its device and of the event it corrects. So it follows from the event
 * and its past alone: whatever is merged in whatever order, the order of the events is the same.
 */
const epoch = Date.UTC(2020, 0, 1)
const ties = 2 ** 13
/** Room in a number that JavaScript holds exactly: until the year 2054, and a million events after it. */
const lastMoment = 2 ** 40 - 2 ** 20

/** The place of an event that comes after `floor`. */
export function placeInOrder(recordedAt: string, hash: Uint8Array, floor: number): number {
  const moment = Math.min(Math.max(0, Date.parse(recordedAt) - epoch), lastMoment)
  const tie = (((hash[0] ?? 0) << 8) | (hash[1] ?? 0)) % ties
  return Math.max(moment * ties + tie, floor + 1)
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
