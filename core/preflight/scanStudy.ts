import { createHash } from 'node:crypto'
import type { LeakFinding, LeakKind, LeakPlace, LeakScan } from '#contract/preflight.ts'
import { systemsOf } from '#db/queries/items.ts'
import { readRubric } from '#db/queries/rubric.ts'
import { readStudy } from '#db/queries/study.ts'
import {
  type LeakDecisionRow,
  leakDecisions,
  pictureCells,
  readSizes,
  type TextCell,
  textCells,
  watchedNames,
} from '#db/queries/textCells.ts'
import type { StudyFile } from '#db/studyFile.ts'
import { canLoseFacts, pictureFacts } from '#formats/pictureFacts.ts'
import { leakScanner } from '#protocol/leakScan.ts'

/** What follows from kind and words, so that a decision finds its finding again. */
export function findingId(kind: LeakKind, match: string): string {
  const words = match.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()
  return createHash('sha256').update(`${kind} ${words}`).digest('hex').slice(0, 20)
}

/** One leak where it stands; `cell` is null where nothing can be taken out. */
export type PlacedLeak = {
  readonly finding: string
  readonly kind: LeakKind
  readonly cell: TextCell | null
  readonly start: number
  readonly end: number
  readonly place: LeakPlace
}

type ScannedTexts = { readonly leaks: readonly PlacedLeak[]; readonly unsearched: readonly string[] }

/** Reads every text a rater may see, as it was brought in, and the names of attachments. */
function scanTexts(file: StudyFile): ScannedTexts {
  const { scan, unsearched } = leakScanner(
    systemsOf(file).map(({ name }) => name),
    watchedNames(file),
  )
  const leaks: PlacedLeak[] = []
  for (const cell of textCells(file)) {
    const ofResponse = cell.part === 'response' || cell.part === 'response-turn'
    for (const { kind, start, end } of scan(cell.original, ofResponse)) {
      leaks.push(placed(cell.part === 'attachment-name' ? 'file-name' : kind, cell, start, end))
    }
  }
  return {
    leaks: [...leaks, ...fixedTexts(file).flatMap(({ part, text }) => fixedLeaks(part, text, scan))],
    unsearched,
  }
}

const partOf = {
  title: 'title',
  prompt: 'prompt',
  'prompt-turn': 'prompt',
  'context-heading': 'context',
  context: 'context',
  response: 'response',
  'response-turn': 'response',
  'attachment-name': 'attachment',
} as const

/** Characters of the text shown on either side of a match. */
const around = 40

function placed(kind: LeakKind, cell: TextCell, start: number, end: number): PlacedLeak {
  const { original, item, response } = cell
  const match = original.slice(start, end)
  const place = { part: partOf[cell.part], item, response, ...excerpt(original, start, end) }
  return { finding: findingId(kind, match), kind, cell, start, end, place }
}

function excerpt(text: string, start: number, end: number): Pick<LeakPlace, 'before' | 'match' | 'after'> {
  const line = (part: string) => part.replace(/\s+/g, ' ')
  return {
    before: line(text.slice(Math.max(0, start - around), start)),
    match: line(text.slice(start, end)).slice(0, 200),
    after: line(text.slice(end, end + around)),
  }
}

/** Words of the study itself: they are changed on their own pages, not here. */
function fixedTexts(file: StudyFile): { part: 'guidelines' | 'rubric'; text: string }[] {
  const { words } = readStudy(file)
  const criteria = readRubric(file).criteria.flatMap((criterion) => [
    criterion.name,
    criterion.question,
    ...('levels' in criterion ? criterion.levels.flatMap(({ anchor, description }) => [anchor, description]) : []),
    ...('options' in criterion ? criterion.options.flatMap(({ anchor, description }) => [anchor, description]) : []),
  ])
  return [
    {
      part: 'guidelines',
      text: [words.title, words.guidelines, words.promptHeading, words.responseHeading].join('\n'),
    },
    { part: 'rubric', text: criteria.join('\n') },
  ]
}

function fixedLeaks(
  part: 'guidelines' | 'rubric',
  text: string,
  scan: ReturnType<typeof leakScanner>['scan'],
): PlacedLeak[] {
  return scan(text, false)
    .filter(({ kind }) => kind === 'system-name' || kind === 'listed-name')
    .map(({ kind, start, end }) => {
      const place = { part, item: null, response: null, ...excerpt(text, start, end) }
      return { finding: findingId(kind, `${part} ${place.match}`), kind, cell: null, start, end, place }
    })
}

type PictureLeak = PlacedLeak & { readonly removable: boolean }

/** What pictures carry beside their pixels. Its finding is one per fact, whichever picture carries it. */
async function pictureLeaks(file: StudyFile): Promise<PictureLeak[]> {
  const leaks: PictureLeak[] = []
  for (const { mediaType, original } of [...pictureCells(file)]) {
    for (const fact of await pictureFacts(original)) {
      const place = { part: 'attachment', item: null, response: null, before: '', match: fact, after: '' } as const
      const finding = findingId('image-metadata', fact)
      const removable = canLoseFacts(mediaType)
      leaks.push({ finding, kind: 'image-metadata', cell: null, start: 0, end: fact.length, place, removable })
    }
  }
  return leaks
}

/** The last decision about each finding that was not taken back. */
export function decidedFindings(file: StudyFile): ReadonlyMap<string, LeakDecisionRow> {
  const last = new Map(leakDecisions(file).map((row) => [row.finding, row]))
  return new Map([...last].filter(([, { what }]) => what !== 'undone'))
}

/** What stands in a study as it was brought in. No decision changes it: it holds until texts or names change. */
export type ScannedStudy = ScannedTexts & { readonly pictures: readonly PictureLeak[] }

/** Pictures first, for they are waited for: nothing comes between the reading of the texts and what is done with it. */
export async function scannedStudy(file: StudyFile): Promise<ScannedStudy> {
  const pictures = await pictureLeaks(file)
  return { ...scanTexts(file), pictures }
}

/** Everything found and what is decided about it by now. */
export const scanStudy = async (file: StudyFile): Promise<LeakScan> => leakScanOf(file, await scannedStudy(file))

/** What reads the same in one finding, what is undecided first; then in the order of the study. */
export function leakScanOf(file: StudyFile, { leaks, unsearched, pictures }: ScannedStudy): LeakScan {
  const decided = decidedFindings(file)
  const groups = Map.groupBy([...leaks, ...pictures], ({ finding }) => finding)
  const findings = [...groups].map(([id, own]): LeakFinding => {
    const decision = decided.get(id)
    return {
      id,
      kind: own[0]?.kind ?? 'personal',
      places: own.length,
      examples: own.slice(0, 20).map(({ place }) => place),
      redactable: own.some((leak) => leak.cell !== null || ('removable' in leak && leak.removable)),
      decision:
        decision && decision.what !== 'undone' ? { what: decision.what, by: decision.by, at: decision.at } : null,
    }
  })
  return {
    read: readSizes(file),
    findings: findings.sort((one, other) => Number(one.decision !== null) - Number(other.decision !== null)),
    undecided: findings.filter(({ decision }) => decision === null).length,
    unsearched: [...unsearched],
    names: watchedNames(file),
  }
}
