import type { Ledger } from '#contract/unblinding.ts'
import { leftOutRows } from '#report/record/decisionsView.ts'
import { sayRecord } from '#report/record/sayRecord.ts'
import { Button } from '#ui/Button.tsx'
import type { ReportPageProps } from '../places.ts'
import styles from '../ReportRoom.module.css'
import { useTelling } from '../unblind/useTelling.ts'
import { Decisions } from './Decisions.tsx'

interface LeftOutProps extends Pick<ReportPageProps, 'view' | 'onChange'> {
  readonly ledger: Ledger
}

/** Who was left out, why and by whom, which of the two results this is, and the way to the other; nothing if nobody was. */
export function LeftOut({ ledger, view: { settings }, onChange }: LeftOutProps) {
  const telling = useTelling()
  const rows = telling && leftOutRows(telling, ledger)
  if (!rows) return null
  const { withExcluded, ...others } = settings
  const say = (key: 'withThem' | 'withoutThem' | 'showWith' | 'showWithout') =>
    sayRecord(telling.record, `decisions.leftOut.${key}`)
  return (
    <Decisions of={rows}>
      <p className={styles.under}>
        {say(withExcluded ? 'withThem' : 'withoutThem')}{' '}
        <Button
          kind="link"
          onPress={() => onChange({ settings: withExcluded ? others : { ...others, withExcluded: true } })}
        >
          {say(withExcluded ? 'showWithout' : 'showWith')}
        </Button>
      </p>
    </Decisions>
  )
}
