import { letterheads, personalPatterns, selfReferences, vendorNames } from './leakPatterns.ts'

/** What gives a source away in a text. */
export type TextLeakKind = 'system-name' | 'vendor-name' | 'self-reference' | 'letterhead' | 'listed-name' | 'personal'

/** Something found: UTF-16 offsets into the text, the end excluded. */
export type TextLeak = { readonly kind: TextLeakKind; readonly start: number; readonly end: number }

/** A scanner over many texts. `unsearched` are names it does not look for, because they would be found everywhere. */
export type LeakScanner = {
  /** Leaks in the order of the text; of overlapping ones the longest stands. `response`: speaks as the source itself. */
  readonly scan: (text: string, response: boolean) => readonly TextLeak[]
  readonly unsearched: readonly string[]
}

/** Letters and digits a name needs so that finding it means something. */
const shortest = 3

/**
 * Makes a scanner for the systems of a study and the names of its own list. Names are found whatever their case, width
 * and separators ("GPT-4" in "gpt 4"), as whole words only. Response texts are also searched for phrases in which a
 * machine speaks about itself, and for a sender's lines.
 */
export function leakScanner(systems: readonly string[], listed: readonly string[]): LeakScanner {
  const searchable = (name: string) => bare(name).length >= shortest
  const everywhere = [
    { kind: 'system-name', pattern: namePattern(systems.filter(searchable)) },
    { kind: 'listed-name', pattern: namePattern(listed.filter(searchable)) },
    { kind: 'vendor-name', pattern: vendorNames },
    ...personalPatterns.map((pattern) => ({ kind: 'personal', pattern }) as const),
  ] as const
  const ofResponses = [
    ...selfReferences.map((pattern) => ({ kind: 'self-reference', pattern }) as const),
    ...letterheads.map((pattern) => ({ kind: 'letterhead', pattern }) as const),
  ]
  const scan = (text: string, response: boolean): TextLeak[] => {
    const searched = text.slice(0, longestText)
    const found = (response ? [...everywhere, ...ofResponses] : everywhere).flatMap(({ kind, pattern }) =>
      pattern === null
        ? []
        : Array.from(searched.matchAll(pattern), ({ 0: match, index }) => leakAt(kind, match, index)),
    )
    return withoutOverlaps(found)
  }
  return { scan, unsearched: [...systems, ...listed].filter((name) => !searchable(name)) }
}

/** Characters of a text that are searched; what is longer is no answer anybody rates. */
const longestText = 1_000_000

const leakAt = (kind: TextLeakKind, match: string, index: number): TextLeak => {
  const lead = match.length - match.trimStart().length
  return { kind, start: index + lead, end: index + match.trimEnd().length }
}

/** The name as letters and digits. */
const bare = (name: string): string => name.replace(/[^\p{L}\p{N}]+/gu, '')

function namePattern(names: readonly string[]): RegExp | null {
  if (names.length === 0) return null
  const alternatives = [...names].sort((one, other) => other.length - one.length).map(loosely)
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${alternatives.join('|')})(?![\\p{L}\\p{N}])`, 'giu')
}

/** Words of the name in their order, with anything or nothing but letters and digits between them. */
const loosely = (name: string): string =>
  (name.match(/\p{L}+|\p{N}+/gu) ?? [])
    .map((word) => word.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
    .join('[\\s_\\-./]{0,3}')

/** Of two that overlap the longer stands; of equal ones the one named first, which is the more telling. */
function withoutOverlaps(leaks: readonly TextLeak[]): TextLeak[] {
  const kept: TextLeak[] = []
  for (const leak of [...leaks].sort((one, other) => other.end - other.start - (one.end - one.start))) {
    if (kept.every(({ start, end }) => leak.end <= start || end <= leak.start)) kept.push(leak)
  }
  return kept.sort((one, other) => one.start - other.start)
}
