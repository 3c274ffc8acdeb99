import { useEffect, useEffectEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PacketDoor } from '#contract/packetDoor.ts'
import { useFailureWords } from '#lib/failures.ts'
import { Button } from '#ui/Button.tsx'
import { PinForm } from '../../judge/PinForm.tsx'
import { Notice } from '../Notices.tsx'
import styles from './Packet.module.css'

export interface ChoosePersonProps {
  readonly packet: PacketDoor
  readonly error: unknown
  readonly busy: boolean
  readonly onSit: (who: { readonly person: string; readonly pin: string | null }) => void
}

/** Whose desk it is. One person without a PIN sits down at once: there is nothing to ask. */
export function ChoosePerson({ packet, error, busy, onSit }: ChoosePersonProps) {
  const { t } = useTranslation('packets')
  const words = useFailureWords()
  const { people, title } = packet
  const [only, ...others] = people
  const [chosen, setChosen] = useState(others.length === 0 ? only : undefined)
  const atOnce = useEffectEvent(() => {
    if (chosen && !chosen.pin && others.length === 0 && !busy) onSit({ person: chosen.person, pin: null })
  })
  useEffect(() => atOnce(), [])
  if (chosen?.pin) {
    return (
      <Notice title={t('pin.askTitle')} words={t('door.pinOf', { rater: chosen.person })}>
        <PinForm
          heading={t('pin.ask')}
          buttonWords={t('pin.sit')}
          error={error}
          busy={busy}
          onPin={(pin) => onSit({ person: chosen.person, pin })}
        />
        {others.length > 0 && <Button onPress={() => setChosen(undefined)}>{t('door.somebodyElse')}</Button>}
      </Notice>
    )
  }
  if (others.length === 0) {
    return error === null ? null : <Notice title={t('door.failed')} words={words(error)} />
  }
  return (
    <Notice title={t('door.whoTitle')} words={t('door.who', { title })}>
      <ul className={styles.people}>
        {people.map((one) => (
          <li key={one.person}>
            <Button kind="plain" onPress={() => (one.pin ? setChosen(one) : onSit({ person: one.person, pin: null }))}>
              <bdi>{one.person}</bdi>
            </Button>
          </li>
        ))}
      </ul>
      {error !== null && error !== undefined && (
        <p className="stop" role="alert">
          {words(error)}
        </p>
      )}
    </Notice>
  )
}
