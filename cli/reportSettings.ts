import type { ReportLanguage } from '#contract/exports.ts'
import { ReportLanguage as languages } from '#contract/exports.ts'
import type { ReportSettings } from '#contract/report.ts'
import { type Given, numberOf, oneOf, wholeOf } from './command.ts'

/** Seed, resamples and confidence of a report, as the app has them unless the options say otherwise. */
export const reportSettings = (given: Given): ReportSettings => ({
  seed: wholeOf(given, 'seed', 0, 4_294_967_295) ?? 1,
  resamples: wholeOf(given, 'resamples', 100, 100_000) ?? 1000,
  confidence: numberOf(given, 'confidence', 0.01, 0.9999) ?? 0.95,
})

/** The language of what is written, English unless the option says otherwise. */
export const reportLanguage = (given: Given): ReportLanguage => oneOf(given, 'language', languages.options) ?? 'en'

/** The lines of help about `reportSettings` and `reportLanguage`. */
export const reportOptionsHelp = `  --language L        ${languages.options.join(', ')} (default en)
  --resamples N       bootstrap behind the intervals, 100 to 100000 (default 1000)
  --seed N            of the bootstrap (default 1): same study, same seed, same numbers
  --confidence C      of the intervals (default 0.95)`
