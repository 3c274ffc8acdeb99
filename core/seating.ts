import { fail } from '#contract/errors.ts'
import type { SeatId } from '#contract/ids.ts'
import { readRaters } from '#db/queries/raters.ts'
import type { Desk } from './handlers/base.ts'

/** Opens the study file at `path` and gives the rater of that pseudonym a seat there. */
export function seatByPseudonym(desk: Desk, path: string, pseudonym: string): SeatId {
  const study = desk.library.openFile(path)
  const rater = readRaters(desk.library.file(study)).find((known) => known.pseudonym === pseudonym)
  return rater ? desk.seats.take(study, rater.id) : fail('RATER_UNKNOWN', {})
}
