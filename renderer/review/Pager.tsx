import { useTranslation } from 'react-i18next'
import { Button } from '#ui/Button.tsx'
import styles from './ReviewRoom.module.css'

export interface PagerProps {
  /** The place of the first row shown, from 0. */
  readonly from: number
  /** Rows on one page. */
  readonly size: number
  readonly total: number
  readonly onFrom: (from: number) => void
}

/** Under a long list: which part of it is shown, and the parts before and after. Nothing when it all fits. */
export function Pager({ from, size, total, onFrom }: PagerProps) {
  const { t, i18n } = useTranslation('settle')
  if (total <= size) return null
  const number = (value: number) => value.toLocaleString(i18n.language)
  const past = Math.min(from + size, total)
  return (
    <div className={styles.pager}>
      <Button notYet={from === 0} onPress={() => onFrom(Math.max(0, from - size))}>
        {t('pager.before')}
      </Button>
      <span role="status">
        {t('pager.shown', { first: number(from + 1), last: number(past), total: number(total) })}
      </span>
      <Button notYet={past === total} onPress={() => onFrom(past)}>
        {t('pager.after')}
      </Button>
    </div>
  )
}
