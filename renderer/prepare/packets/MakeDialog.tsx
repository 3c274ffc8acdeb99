import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { StudyId } from '#contract/ids.ts'
import { useClient } from '#lib/client.ts'
import { useFailureWords } from '#lib/failures.ts'
import { newCommand } from '#lib/randomCode.ts'
import { Button } from '#ui/Button.tsx'
import { Checkbox, ChoiceList } from '#ui/Checkbox.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { Field } from '#ui/Field.tsx'
import { useFormat } from '../parts/useFormat.ts'
import { useRefreshPackets } from './useRefreshPackets.ts'
import styles from './PacketsPage.module.css'
import type { RaterToDo } from './packetList.ts'
import { useSavePackets } from './useSavePackets.ts'

export interface MakeDialogProps {
  readonly study: StudyId
  /** Whose packets; none: closed. */
  readonly raters: readonly RaterToDo[]
  readonly onClose: () => void
}

/** As the contract has it. */
const shortestPassphrase = 8

/** How packets are made: one each or one for all, locked or not; then where they are saved, and what to mind. */
export function MakeDialog({ study, raters, onClose }: MakeDialogProps) {
  const { t } = useTranslation('packets')
  const format = useFormat()
  const words = useFailureWords()
  const [together, setTogether] = useState(false)
  const [locks, setLocks] = useState(false)
  const [passphrase, setPassphrase] = useState('')
  const close = () => {
    setPassphrase('')
    setLocks(false)
    setTogether(false)
    making.reset()
    onClose()
  }
  const { making, saving } = useMaking(study)
  const missing = locks && passphrase.length < shortestPassphrase
  const busy = making.isPending || saving.isPending
  const send = () =>
    making.mutate({ raters: raters.map(({ rater }) => rater), together, passphrase: locks ? passphrase : null })
  const named = making.data?.systemNames ?? []
  return (
    <Dialog
      isOpen={raters.length > 0}
      onClose={close}
      title={
        raters.length === 1
          ? t('make.titleFor', { rater: raters[0]?.pseudonym ?? '' })
          : t('make.title', { count: raters.length })
      }
      actions={
        making.isSuccess ? (
          <Button kind="primary" onPress={close}>
            {t('make.close')}
          </Button>
        ) : (
          <>
            <Button onPress={close}>{t('cancel')}</Button>
            <Button kind="primary" notYet={missing || busy} onPress={send}>
              {t(busy ? 'make.making' : 'make.save')}
            </Button>
          </>
        )
      }
    >
      <div className={styles.make}>
        {making.isSuccess ? (
          <>
            <p>{t('make.made', { count: making.data.packets.length })}</p>
            {locks && <p>{t('make.passphraseApart')}</p>}
            {named.length > 0 && (
              <p className="caution">
                {t('make.namesFound', { count: named.length, systems: format.list(named.map(({ system }) => system)) })}
              </p>
            )}
          </>
        ) : (
          <>
            <p>{t('make.holds')}</p>
            {raters.length > 1 && (
              <ChoiceList
                heading={t('make.how')}
                value={together ? 'one' : 'each'}
                onChange={(value) => setTogether(value === 'one')}
                choices={[
                  { value: 'each', words: t('make.each', { count: raters.length }), note: t('make.eachNote') },
                  { value: 'one', words: t('make.one'), note: t('make.oneNote') },
                ]}
              />
            )}
            <Checkbox checked={locks} onChange={setLocks} note={t('make.lockNote')}>
              {t('make.lock')}
            </Checkbox>
            {locks && (
              <Field
                heading={t('make.passphrase')}
                help={t('make.passphraseHelp', { shortest: shortestPassphrase })}
                value={passphrase}
                maxLength={200}
                autoComplete="off"
                onChange={setPassphrase}
              />
            )}
          </>
        )}
        {(making.error ?? saving.error) !== null && (
          <p className="stop" role="alert">
            {words(making.error ?? saving.error)}
          </p>
        )}
      </div>
    </Dialog>
  )
}

type Wanted = {
  readonly raters: RaterToDo['rater'][]
  readonly together: boolean
  readonly passphrase: string | null
}

/** Makes the packets and at once asks where to save them. */
function useMaking(study: StudyId) {
  const client = useClient()
  const refresh = useRefreshPackets()
  const saving = useSavePackets(study)
  const making = useMutation({
    mutationFn: (wanted: Wanted) => client.coordinator.packets.make({ study, command: newCommand(), ...wanted }),
    onSuccess: async ({ packets }) => {
      saving.mutate(packets)
      await refresh()
    },
  })
  return { making, saving }
}
