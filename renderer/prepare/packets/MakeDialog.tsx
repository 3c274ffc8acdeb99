import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { StudyId } from '#contract/ids.ts'
import { type Client, useClient } from '#lib/client.ts'
import { useFailureWords } from '#lib/failures.ts'
import { newCommand } from '#lib/randomCode.ts'
import { Button } from '#ui/Button.tsx'
import { Checkbox, ChoiceList } from '#ui/Checkbox.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { Field } from '#ui/Field.tsx'
import { useFormat } from '../parts/useFormat.ts'
import styles from './PacketsPage.module.css'
import type { RaterToDo } from './packetList.ts'
import { useRefreshPackets } from './useRefreshPackets.ts'
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
  const words = useFailureWords()
  const [wishes, setWishes] = useState<Wishes>(noWishes)
  const { making, saving } = useMaking(study)
  const { together, locks, passphrase } = wishes
  const missing = locks && passphrase.length < shortestPassphrase
  const busy = making.isPending || saving.isPending
  const error = making.error ?? saving.error
  const close = () => {
    setWishes(noWishes)
    making.reset()
    saving.reset()
    onClose()
  }
  const send = () =>
    making.mutate({ raters: raters.map(({ rater }) => rater), together, passphrase: locks ? passphrase : null })
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
          <Made made={making.data} locked={locks} />
        ) : (
          <WishesForm raters={raters.length} wishes={wishes} onChange={setWishes} />
        )}
        {error !== null && (
          <p className="stop" role="alert">
            {words(error)}
          </p>
        )}
      </div>
    </Dialog>
  )
}

type Wishes = { readonly together: boolean; readonly locks: boolean; readonly passphrase: string }
const noWishes: Wishes = { together: false, locks: false, passphrase: '' }

interface WishesFormProps {
  readonly raters: number
  readonly wishes: Wishes
  readonly onChange: (wishes: Wishes) => void
}

function WishesForm({ raters, wishes, onChange }: WishesFormProps) {
  const { t } = useTranslation('packets')
  const { together, locks, passphrase } = wishes
  return (
    <>
      <p>{t('make.holds')}</p>
      {raters > 1 && (
        <ChoiceList
          heading={t('make.how')}
          value={together ? 'one' : 'each'}
          onChange={(value) => onChange({ ...wishes, together: value === 'one' })}
          choices={[
            { value: 'each', words: t('make.each', { count: raters }), note: t('make.eachNote') },
            { value: 'one', words: t('make.one'), note: t('make.oneNote') },
          ]}
        />
      )}
      <Checkbox checked={locks} onChange={(wanted) => onChange({ ...wishes, locks: wanted })} note={t('make.lockNote')}>
        {t('make.lock')}
      </Checkbox>
      {locks && (
        <Field
          heading={t('make.passphrase')}
          help={t('make.passphraseHelp', { shortest: shortestPassphrase })}
          value={passphrase}
          maxLength={200}
          autoComplete="off"
          onChange={(typed) => onChange({ ...wishes, passphrase: typed })}
        />
      )}
    </>
  )
}

function Made({ made, locked }: { readonly made: MadePackets; readonly locked: boolean }) {
  const { t } = useTranslation('packets')
  const format = useFormat()
  const named = made.systemNames.map(({ system }) => system)
  return (
    <>
      <p>{t('make.made', { count: made.packets.length })}</p>
      {locked && <p>{t('make.passphraseApart')}</p>}
      {named.length > 0 && (
        <p className="caution">{t('make.namesFound', { count: named.length, systems: format.list(named) })}</p>
      )}
    </>
  )
}

type MadePackets = Awaited<ReturnType<Client['coordinator']['packets']['make']>>

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
