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
import { Trouble, Waiting } from '../parts/QueryState.tsx'
import { type PageProps, useRefreshStudy } from '../study.ts'
import styles from './KeyPage.module.css'

/** The key: which system is behind which code. Fixed by its hash, and sealed if the coordinator wishes. */
export function KeyPage({ overview }: PageProps) {
  const { t } = useTranslation('packets')
  const api = useApi()
  const state = useQuery(api.coordinator.sourceKey.state.queryOptions({ input: { study: overview.study } }))
  if (state.isPending) return <Waiting>{t('page.opening')}</Waiting>
  if (state.isError) return <Trouble error={state.error} onRetry={() => void state.refetch()} />
  const { hash, sealed, openedAt } = state.data
  const canSeal = !sealed && openedAt === null && (overview.stage === 'judging' || overview.stage === 'closed')
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
      {canSeal && <SealSection study={overview.study} onDone={() => void state.refetch()} />}
      {sealed && <p className={styles.says}>{t('key.sealedNote')}</p>}
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

function SealSection({
  study,
  onDone,
}: {
  readonly study: PageProps['overview']['study']
  readonly onDone: () => void
}) {
  const { t } = useTranslation('packets')
  const client = useClient()
  const refresh = useRefreshStudy()
  const [passphrase, setPassphrase] = useState('')
  const [again, setAgain] = useState('')
  const [asking, setAsking] = useState(false)
  const sealing = useMutation({
    mutationFn: () => client.coordinator.sourceKey.seal({ study, command: newCommand(), passphrase }),
    onSuccess: async () => {
      setAsking(false)
      setPassphrase('')
      setAgain('')
      await refresh({ judgingOpen: true })
      onDone()
    },
  })
  const short = passphrase.length < shortestPassphrase
  const differs = again !== '' && again !== passphrase
  return (
    <Section heading={t('key.sealHeading')} spaced>
      <p className={styles.says}>{t('key.sealWords')}</p>
      <div className={styles.form}>
        <Field
          kind="password"
          heading={t('key.passphrase')}
          help={t('make.passphraseHelp', { shortest: shortestPassphrase })}
          value={passphrase}
          maxLength={200}
          autoComplete="off"
          onChange={setPassphrase}
        />
        <Field
          kind="password"
          heading={t('key.again')}
          value={again}
          maxLength={200}
          autoComplete="off"
          onChange={setAgain}
          {...(differs ? { error: t('key.differs') } : {})}
        />
        <Button kind="primary" notYet={short || again !== passphrase} onPress={() => setAsking(true)}>
          {t('key.seal')}
        </Button>
      </div>
      <Dialog
        isOpen={asking}
        onClose={() => setAsking(false)}
        alert
        title={t('key.confirmTitle')}
        actions={
          <>
            <Button onPress={() => setAsking(false)}>{t('cancel')}</Button>
            <Button kind="primary" notYet={sealing.isPending} onPress={() => sealing.mutate()}>
              {t('key.seal')}
            </Button>
          </>
        }
      >
        <p>{t('key.confirm')}</p>
        {sealing.isError && <Trouble error={sealing.error} />}
      </Dialog>
    </Section>
  )
}
