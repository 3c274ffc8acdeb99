import type { RaterId } from '#contract/ids.ts'
import type { ComparedPair, Stated, StatedTogether } from '#contract/report.ts'
import type { StudyFile } from '#db/studyFile.ts'
import { type ComparedResponses, pairsByRaters } from './agreement.ts'
import type { ReportInput } from './input.ts'
import { commentsOn, twoToRead } from './twoToRead.ts'

type TwoRaters = { readonly raterA: RaterId; readonly raterB: RaterId }
type BothStated = Omit<ComparedResponses, 'values'> & { readonly stated: readonly [Stated, Stated] }

const wordOf = (value: number): Stated => (value < 0 ? 'A' : value > 0 ? 'B' : 'tie')

/** Every two responses that both raters compared, and what each stated of them. */
function bothCompared(input: ReportInput, { raterA, raterB }: TwoRaters): BothStated[] {
  const [a, b] = [input.raters.indexOf(raterA), input.raters.indexOf(raterB)]
  return pairsByRaters(input).flatMap(({ values, ...pair }) => {
    const [ofA, ofB] = [values[a] ?? null, values[b] ?? null]
    return ofA === null || ofB === null ? [] : [{ ...pair, stated: [wordOf(ofA), wordOf(ofB)] as const }]
  })
}

/** What two raters stated of the same pairs: each combination that came up, and how often. */
export function statedTogether(input: ReportInput, raters: TwoRaters): StatedTogether[] {
  const groups = Map.groupBy(bothCompared(input, raters), ({ stated }) => stated.join(' '))
  return [...groups.values()].flatMap((group) => {
    const [one, other] = group[0]?.stated ?? []
    return one && other ? [{ one, other, count: group.length }] : []
  })
}

type Wanted = TwoRaters & {
  readonly one: Stated
  readonly other: Stated
  readonly from: number
  readonly count: number
}

/** The pairs behind one combination, a page at a time, with both responses and what both raters wrote. */
export function comparedPairs(
  file: StudyFile,
  input: ReportInput,
  wanted: Wanted,
): { total: number; pairs: ComparedPair[] } {
  const { raterA, raterB, one, other, from, count } = wanted
  const behind = bothCompared(input, wanted).filter(({ stated }) => stated[0] === one && stated[1] === other)
  const toRead = twoToRead(file)
  const wrote = commentsOn(file, 'preference')
  const pairs = behind.slice(from, from + count).map((pair): ComparedPair => {
    const both = [pair.one, pair.other] as const
    return {
      ...toRead(pair.item, both),
      commentOfOne: wrote(raterA, pair.item, both),
      commentOfOther: wrote(raterB, pair.item, both),
    }
  })
  return { total: behind.length, pairs }
}
