import type { LeakFinding } from '#contract/preflight.ts'
import { pictureCells, type TextCell, writePicture, writeTextCell } from '#db/queries/textCells.ts'
import type { StudyFile } from '#db/studyFile.ts'
import { withoutFacts } from '#formats/pictureFacts.ts'
import { decidedFindings, type PlacedLeak, type ScannedStudy } from './scanStudy.ts'

/** What stands where something was taken out: the same everywhere, whatever it was. */
const takenOut = '[…]'

/**
 * Brings every text into the state its decisions ask for: the original with everything redacted taken out. Texts come
 * from the originals each time, so that decisions can be taken back in any order. `changed` is the finding whose
 * decision has just changed: only texts it stands in are written.
 */
export function applyRedactions(
  file: StudyFile,
  scanned: ScannedStudy,
  changed: Pick<LeakFinding, 'id' | 'kind'>,
): void {
  const decided = decidedFindings(file)
  const isRedacted = ({ finding }: PlacedLeak) => decided.get(finding)?.what === 'redacted'
  if (changed.kind === 'image-metadata') {
    const redacted = decided.get(changed.id)?.what === 'redacted'
    for (const picture of [...pictureCells(file)]) {
      writePicture(file, picture, redacted ? withoutFacts(picture.original) : picture.original)
    }
    return
  }
  const leaks = scanned.leaks.filter(({ cell }) => cell !== null)
  const touched = new Set(
    leaks.filter(({ finding }) => finding === changed.id).map(({ cell }) => keyOf(cell as TextCell)),
  )
  for (const [key, own] of Map.groupBy(leaks, ({ cell }) => keyOf(cell as TextCell))) {
    const cell = own[0]?.cell
    if (!cell || !touched.has(key)) continue
    const redacted = own.filter(isRedacted)
    writeTextCell(file, cell, cell.part === 'attachment-name' ? neutralName(cell, redacted) : without(cell, redacted))
  }
}

const keyOf = ({ part, row, position }: TextCell): string => `${part} ${row} ${position}`

function without({ original }: TextCell, leaks: readonly PlacedLeak[]): string {
  return leaks
    .toReversed()
    .reduce((text, { start, end }) => text.slice(0, start) + takenOut + text.slice(end), original)
}

/** A name of a file is not cut up: it gets another one. */
function neutralName({ original, row }: TextCell, leaks: readonly PlacedLeak[]): string {
  if (leaks.length === 0) return original
  const ending = /\.[A-Za-z0-9]{1,8}$/.exec(original)?.[0] ?? ''
  return `figure-${row}${ending.toLowerCase()}`
}
