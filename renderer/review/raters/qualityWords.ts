import { useTranslation } from 'react-i18next'
import type { Figure } from '#contract/report.ts'

type Share = { readonly met: number; readonly of: number } | null

/** A figure in words: "+0.12" and "(0.02 to 0.21)", where there is an interval. */
export interface Told {
  readonly estimate: string
  readonly interval: string | null
}

/** How the signals about raters are printed. A signal that does not exist is a dash, never a nought. */
export function useQualityWords() {
  const { t, i18n } = useTranslation('settle')
  const printed = (value: number, digits: number, signDisplay: 'exceptZero' | 'negative') =>
    value
      .toLocaleString(i18n.language, { minimumFractionDigits: digits, maximumFractionDigits: digits, signDisplay })
      .replace('-', '−')
  // What rounds to nought has no sign.
  const number = (value: number, digits = 0) => printed(value, digits, 'negative')
  const seconds = (ms: number) =>
    (ms / 1000).toLocaleString(i18n.language, {
      style: 'unit',
      unit: 'second',
      unitDisplay: 'short',
      maximumFractionDigits: 0,
    })
  const signed = (value: number) => printed(value, 2, 'exceptZero')
  const withInterval = ({ estimate, interval }: Figure, told: (value: number) => string): Told => ({
    estimate: estimate === null ? '–' : told(estimate),
    interval:
      estimate !== null && interval
        ? t('quality.interval', { low: number(interval.low, 2), high: number(interval.high, 2) })
        : null,
  })
  return {
    count: (value: number) => number(value),
    share: (share: Share) =>
      share === null ? '–' : t('quality.share', { met: number(share.met), of: number(share.of) }),
    pace: (ms: number | null) => (ms === null ? '–' : seconds(ms)),
    /** A difference, with its sign. */
    difference: (figure: Figure) => withInterval(figure, signed),
    /** A coefficient: only what is below 0 has a sign. */
    coefficient: (figure: Figure) => withInterval(figure, (value) => number(value, 2)),
  }
}
