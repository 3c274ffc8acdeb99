import type { PackedRatings } from '../statistics/columns.ts'
import type { PackedNames } from '../statistics/packed.ts'
import type { ReportContext } from './context.ts'
import { type Counted, GivenRatings, type RatingPlace } from './givenRatings.ts'

/** First and second answers of people to the same response; collects nothing where there are no repeats. */
export class SaidAgain {
  readonly #any: boolean
  readonly #firsts = new GivenRatings()
  readonly #seconds = new GivenRatings()

  constructor(any: boolean) {
    this.#any = any
  }

  add(place: RatingPlace, counted: Counted, value: number | null, occurrence: number): void {
    if (!this.#any || occurrence > 2) return
    const answers = occurrence === 1 ? this.#firsts : this.#seconds
    answers.add(place, counted, value, 0)
  }

  repeats({ items, raters, systems, criteria }: PackedNames): ReportContext['repeats'] {
    if (!this.#any) return []
    const seconds = this.#seconds.made()
    const wanted = new Set(Array.from(seconds.value, (_, row) => keyAt(seconds, row)))
    const firsts = this.#firsts.made()
    const values = new Map<string, number>()
    firsts.value.forEach((value, row) => {
      const key = keyAt(firsts, row)
      if (wanted.has(key)) values.set(key, value)
    })
    return Array.from(seconds.value).flatMap((second, row) => {
      const first = values.get(keyAt(seconds, row))
      if (first === undefined) return []
      const at = <Name>(names: readonly Name[], column: Uint16Array | Uint32Array): Name =>
        names[column[row] as number] as Name
      return [
        {
          rater: at(raters, seconds.rater),
          item: at(items, seconds.item),
          system: at(systems, seconds.system),
          criterion: at(criteria, seconds.criterion),
          first,
          second,
        },
      ]
    })
  }
}

const keyAt = ({ rater, item, system, criterion }: PackedRatings, row: number): string =>
  `${rater[row]} ${item[row]} ${system[row]} ${criterion[row]}`
