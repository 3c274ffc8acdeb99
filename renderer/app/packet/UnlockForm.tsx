import { useMutation } from '@tanstack/react-query'
import { type SyntheticEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PacketDoor } from '#contract/packetDoor.ts'
import { useClient } from '#lib/client.ts'
import { useFailureWords } from '#lib/failures.ts'
import { useFirstFocus } from '#lib/focus.ts'
import { Button } from '#ui/Button.tsx'
import { Field } from '#ui/Field.tsx'
import { Notice } from '../Notices.tsx'
import styles from './Packet.module.css'

export interface UnlockFormProps {
  readonly document: string
  readonly onUnlocked: (packet: PacketDoor) => void
}

/** A locked packet: nothing of it is known but what the file is called. */
export function UnlockForm({ document, onUnlocked }: UnlockFormProps) {
  const { t } = useTranslation('packets')
  const client = useClient()
  const words = useFailureWords()
  const first = useFirstFocus<HTMLInputElement>()
  const [passphrase, setPassphrase] = useState('')
  const [shown, setShown] = useState(false)
  const unlock = useMutation({
    mutationFn: () => client.rater.unlock({ passphrase }),
    onSuccess: ({ packet }) => onUnlocked(packet),
  })
  const send = (event: SyntheticEvent) => {
    event.preventDefault()
    if (passphrase !== '' && !unlock.isPending) unlock.mutate()
  }
  return (
    <Notice title={t('door.lockedTitle')} words={t('door.locked', { document })}>
      <form className={styles.form} onSubmit={send}>
        <Field
          kind={shown ? 'text' : 'password'}
          heading={t('door.passphrase')}
          value={passphrase}
          maxLength={200}
          autoComplete="off"
          ref={first}
          onChange={setPassphrase}
          {...(unlock.error === null ? {} : { error: words(unlock.error) })}
        />
        <div className={styles.acts}>
          <Button kind="primary" submits notYet={passphrase === '' || unlock.isPending}>
            {t(unlock.isPending ? 'door.opening' : 'door.open')}
          </Button>
          <Button aria-pressed={shown} onPress={() => setShown(!shown)}>
            {t(shown ? 'door.hide' : 'door.show')}
          </Button>
        </div>
      </form>
      <p className={styles.note}>{t('door.forgotten')}</p>
    </Notice>
  )
}
