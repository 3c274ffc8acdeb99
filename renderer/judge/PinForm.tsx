import { type SyntheticEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFailureWords } from '#lib/failures.ts'
import { useFirstFocus } from '#lib/focus.ts'
import { Button } from '#ui/Button.tsx'
import { Field } from '#ui/Field.tsx'
import styles from './JudgeRoom.module.css'

export interface PinFormProps {
  readonly heading: string
  readonly buttonWords: string
  readonly error: unknown
  readonly busy: boolean
  readonly onPin: (pin: string) => void
}

/** One field for a PIN and the button beside it; Enter does the same. */
export function PinForm({ heading, buttonWords, error, busy, onPin }: PinFormProps) {
  const { t } = useTranslation('packets')
  const words = useFailureWords()
  const first = useFirstFocus<HTMLInputElement>()
  const [pin, setPin] = useState('')
  const complete = isPin(pin)
  const send = (event: SyntheticEvent) => {
    event.preventDefault()
    if (!complete || busy) return
    onPin(pin)
    setPin('')
  }
  return (
    <form className={styles.pin} onSubmit={send}>
      <Field
        kind="password"
        heading={heading}
        help={t('pin.help')}
        value={pin}
        maxLength={12}
        autoComplete="off"
        ref={first}
        onChange={(typed) => setPin(typed.replaceAll(/\D/g, ''))}
        {...(error === null || error === undefined ? {} : { error: words(error) })}
      />
      <Button kind="primary" submits notYet={!complete || busy}>
        {buttonWords}
      </Button>
    </form>
  )
}

/** Four digits or more. */
export const isPin = (typed: string): boolean => /^\d{4,12}$/.test(typed)
