import { expect, it } from 'vitest'
import { coefficientName } from '#report/numbers.ts'
import ar from '#report/words/ar.json' with { type: 'json' }
import de from '#report/words/de.json' with { type: 'json' }
import en from '#report/words/en.json' with { type: 'json' }
import es from '#report/words/es.json' with { type: 'json' }
import fr from '#report/words/fr.json' with { type: 'json' }
import zhHans from '#report/words/zh-Hans.json' with { type: 'json' }
import { inventedInput, inventedReport } from '../exports/testing/invented.ts'

const languages = { ar, de, en, es, fr, zhHans }

const mixed = (at: number, place: number): number => (at * 37 + place * 11 + at * place * 5) % 41

/** The invented study without its holes, so that what asks for complete data is there too. */
function withoutHoles(raters: number) {
  const input = inventedInput({ seed: 3, items: 6, raters })
  const ratings = input.criteria.flatMap(({ id, values }) =>
    input.responses.flatMap(({ item, system }, at) =>
      input.raters.map((rater, place) => ({
        rater,
        item,
        system,
        criterion: id,
        value: values ? (values[mixed(at, place) % values.length] ?? 0) : mixed(at, place),
      })),
    ),
  )
  return { ...input, ratings }
}

it.each([
  ['two raters, data incomplete', inventedInput({ seed: 1, items: 9, raters: 2 })],
  ['three raters, data incomplete', inventedInput({ seed: 2, items: 9, raters: 3 })],
  ['two raters, data complete', withoutHoles(2)],
  ['three raters, data complete', withoutHoles(3)],
])('every coefficient side by side has a name in each language, and ICC its interval: %s', (_, input) => {
  const { panels } = inventedReport(input).report
  const figures = panels.flatMap(({ coefficients }) => coefficients)
  expect(figures.some(({ coefficient }) => coefficient.startsWith('icc'))).toBe(true)
  for (const [language, words] of Object.entries(languages)) {
    const nameless = figures.filter(({ coefficient }) => coefficientName(words as never, coefficient) === coefficient)
    expect([language, nameless.map(({ coefficient }) => coefficient)]).toEqual([language, []])
  }
  for (const { coefficient, estimate, interval } of figures) {
    if (!coefficient.startsWith('icc.') || estimate === null) continue
    expect([coefficient, interval !== null && interval.low <= estimate && estimate <= interval.high]).toEqual([
      coefficient,
      true,
    ])
  }
})
