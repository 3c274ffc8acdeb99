import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SourceKeyState } from '#contract/packets.ts'
import { useApi, useClient } from '#lib/client.ts'
import { dayOf } from '#lib/moments.ts'
import { newCommand } from '#lib/randomCode.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { Field } from '#ui/Field.tsx'
import { Section, Sheet } from '#ui/Sheet.tsx'
import { Waiting } from '#ui/Waiting.tsx'
import { Trouble } from '../parts/Trouble.tsx'
import { useFormat } from '../parts/useFormat.ts'
import { type PageProps, useRefreshStudy } from '../study.ts'
import styles from './KeyPage.module.css'

/** The key: which system is behind which code. Fixed by its hash, and sealed if the coordinator wishes. */
export function KeyPage({ overview }: PageProps) {
  const { t } = useTranslation('packets')
  const api = useApi()
  const format = useFormat()
  const [left, setLeft] = useState<readonly string[]>([])
  const state = useQuery(api.coordinator.sourceKey.state.queryOptions({ input: { study: overview.study } }))
  if (state.isPending) return <Waiting>{t('page.opening')}</Waiting>
  if (state.isError) return <Trouble error={state.error} onRetry={() => void state.refetch()} />
  const { hash, sealed, openedAt } = state.data
  const canSeal = !sealed && openedAt === null && (overview.stage === 'judging' || overview.stage === 'closed')
  const sealedWith = (places: readonly string[]) => {
    setLeft(places)
    void state.refetch()
  }
  return (
    <Sheet title={titleOf(t, state.data)} second={t(hash === null ? 'key.notYet' : 'key.second')}>
      {hash !== null && (
        <Section heading={t('key.hashHeading')}>
          <p className={styles.hash}>
            <code dir="ltr">{hash}</code>
          </p>
          <p className="note">{t('key.hashNote')}</p>
        </Section>
      )}
      {canSeal && <SealSection study={overview.study} onDone={sealedWith} />}
      {sealed && <p className={styles.says}>{t('key.sealedNote')}</p>}
      {left.length > 0 && <p className="caution">{t('key.left', { places: format.list(left) })}</p>}
    </Sheet>
  )
}

type T = ReturnType<typeof useTranslation<'packets'>>['t']

function titleOf(t: T, { hash, sealed, sealedAt, openedAt }: SourceKeyState): string {
  const now = new Date()
  if (hash === null) return t('key.titleNotYet')
  if (sealed && sealedAt !== null) return t('key.titleSealed', { day: dayOf(sealedAt, now) })
  if (openedAt !== null) return t('key.titleOpened', { day: dayOf(openedAt, now) })
  return t('key.titleFixed')
}

/** As the contract has it. */
const shortestPassphrase = 8

interface SealSectionProps {
  readonly study: PageProps['overview']['study']
  /** Hears in which parts of the study names still stand. */
  readonly onDone: (left: readonly string[]) => void
}

function SealSection({ study, onDone }: SealSectionProps) {
  const { t } = useTranslation('packets')
  const [passphrase, setPassphrase] = useState('')
  const [again, setAgain] = useState('')
  const [asking, setAsking] = useState(false)
  const short = passphrase.length < shortestPassphrase
  const differs = again !== '' && again !== passphrase
  const word = { kind: 'password', maxLength: 200, autoComplete: 'off' } as const
  return (
    <Section heading={t('key.sealHeading')} spaced>
      <p className={styles.says}>{t('key.sealWords')}</p>
      <div className={styles.form}>
        <Field
          {...word}
          heading={t('key.passphrase')}
          help={t('make.passphraseHelp', { shortest: shortestPassphrase })}
          value={passphrase}
          onChange={setPassphrase}
        />
        <Field
          {...word}
          heading={t('key.again')}
          value={again}
          onChange={setAgain}
          {...(differs ? { error: t('key.differs') } : {})}
        />
        <Button kind="primary" notYet={short || again !== passphrase} onPress={() => setAsking(true)}>
          {t('key.seal')}
        </Button>
      </div>
      <SealDialog
        study={study}
        passphrase={asking ? passphrase : null}
        onClose={() => setAsking(false)}
        onDone={onDone}
      />
    </Section>
  )
}

interface SealDialogProps extends SealSectionProps {
  /** null: closed. */
  readonly passphrase: string | null
  readonly onClose: () => void
}

/** Asked once more: a lost passphrase cannot be made good. */
function SealDialog({ study, passphrase, onClose, onDone }: SealDialogProps) {
  const { t } = useTranslation('packets')
  const client = useClient()
  const refresh = useRefreshStudy()
  const sealing = useMutation({
    mutationFn: (wanted: string) =>
      client.coordinator.sourceKey.seal({ study, command: newCommand(), passphrase: wanted }),
    onSuccess: async ({ left }) => {
      onClose()
      await refresh({ judgingOpen: true })
      onDone(left.map(({ place }) => place))
    },
  })
  return (
    <Dialog
      isOpen={passphrase !== null}
      onClose={onClose}
      alert
      title={t('key.confirmTitle')}
      actions={
        <>
          <Button onPress={onClose}>{t('cancel')}</Button>
          <Button
            kind="primary"
            notYet={sealing.isPending}
            onPress={() => {
              if (passphrase !== null) sealing.mutate(passphrase)
            }}
          >
            {t('key.seal')}
          </Button>
        </>
      }
    >
      <p>{t('key.confirm')}</p>
      {sealing.isError && <Trouble error={sealing.error} />}
    </Dialog>
  )
}
