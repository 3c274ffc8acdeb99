/**
 * A study that has not taken place yet: how ratings would fall if raters saw the truth with some probability.
 *
 * Each unit has a true category, drawn with the given prevalences. A rater sees it with probability sqrt(reliability),
 * otherwise answers by prevalence alone. Then every chance-corrected coefficient with common margins (Scott, Fleiss,
 * Cohen, Conger, Krippendorff's alpha under any distance) equals `reliability` in the long run, because two answers share
 * a cause with probability reliability and are independent otherwise (Aickin 1990, "Maximum likelihood estimation of
 * agreement in the constant predictive probability model"). A share `missing` of ratings is dropped at random.
 */
import { type RatingMatrix, ratingMatrixOfCodes } from '../ratingMatrix.ts'
import type { SeededRandom } from '../resample/seededRandom.ts'

/** `prevalence` sums to 1, one share per category; `categories` are their values. */
export type RatingScenario = {
  readonly categories: readonly number[]
  readonly prevalence: readonly number[]
  readonly reliability: number
  readonly missing: number
}

/** Draws ratings of `units` units by `raters` raters. */
export function simulateRatings(
  scenario: RatingScenario,
  units: number,
  raters: number,
  random: SeededRandom,
): RatingMatrix {
  const seen = Math.sqrt(scenario.reliability)
  const last = scenario.prevalence.length - 1
  const draw = (): number => {
    let rest = random.uniform()
    for (let code = 0; code < last; code++) {
      rest -= scenario.prevalence[code] as number
      if (rest < 0) return code
    }
    return last
  }
  const codes = new Int32Array(units * raters)
  for (let unit = 0, cell = 0; unit < units; unit++) {
    const truth = draw()
    for (let rater = 0; rater < raters; rater++, cell++) {
      const answer = random.uniform() < seen ? truth : draw()
      codes[cell] = scenario.missing > 0 && random.uniform() < scenario.missing ? -1 : answer
    }
  }
  return ratingMatrixOfCodes({ codes, unitCount: units, raterCount: raters, categories: scenario.categories })
}
