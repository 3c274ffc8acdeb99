import { fail } from '#contract/errors.ts'
import type { SeatId } from '#contract/ids.ts'
import { readRaters } from '#db/queries/raters.ts'
import type { Desk } from './handlers/base.ts'
import type { Library } from './library.ts'
import type { Place } from './seats.ts'

/** Every rater of every study that can be reached. */
export function* everyPlace(library: Library): Iterable<Place> {
  for (const study of library.known()) {
    for (const { id } of readRaters(library.file(study))) yield { study, rater: id }
  }
}

/** Opens the study file at `path` and gives the rater of that pseudonym a seat there. */
export function seatByPseudonym(
  { library, seats }: Pick<Desk, 'library' | 'seats'>,
  path: string,
  pseudonym: string,
): SeatId {
  const study = library.openFile(path)
  const rater = readRaters(library.file(study)).find((known) => known.pseudonym === pseudonym)
  return rater ? seats.take(study, rater.id) : fail('RATER_UNKNOWN', {})
}
