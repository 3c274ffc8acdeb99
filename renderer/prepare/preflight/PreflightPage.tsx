import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { StudyId } from '#contract/ids.ts'
import type { LeakFinding, LeakScan } from '#contract/preflight.ts'
import { useApi, useClient } from '#lib/client.ts'
import { useFirstFocus } from '#lib/focus.ts'
import { newCommand } from '#lib/randomCode.ts'
import { useSignature } from '#lib/signature.ts'
import { Button } from '#ui/Button.tsx'
import { Field } from '#ui/Field.tsx'
import { Bar, Columns, Section, Sheet } from '#ui/Sheet.tsx'
import { Waiting } from '#ui/Waiting.tsx'
import { SaveState } from '../parts/SaveState.tsx'
import { Trouble } from '../parts/Trouble.tsx'
import { canSetUp, type PageProps } from '../study.ts'
import { useSave } from '../useSave.ts'
import { FindingList } from './FindingList.tsx'
import { NamesField } from './NamesField.tsx'
import styles from './PreflightPage.module.css'

/** What could tell a rater where a response comes from: found, shown where it stands, taken out or accepted on record. */
export function PreflightPage({ overview, onOpen }: PageProps) {
  const { t } = useTranslation('preflight')
  const api = useApi()
  const scan = useQuery(api.coordinator.preflight.scan.queryOptions({ input: { study: overview.study }, staleTime: 0 }))
  if (scan.isError) {
    return (
      <Sheet title={t('failed')}>
        <Trouble error={scan.error} onRetry={() => void scan.refetch()} />
      </Sheet>
    )
  }
  if (!scan.data) return <Waiting>{t('reading')}</Waiting>
  return <Scanned overview={overview} onOpen={onOpen} scan={scan.data} />
}

interface ScannedProps extends PageProps {
  readonly scan: LeakScan
}

type Deciding =
  | { readonly act: 'decide'; readonly finding: LeakFinding; readonly what: 'redacted' | 'accepted' }
  | { readonly act: 'undo'; readonly finding: LeakFinding }
  | { readonly act: 'acceptRest' }

function Scanned({ overview, onOpen, scan }: ScannedProps) {
  const { t, i18n } = useTranslation('preflight')
  const open = canSetUp(overview)
  const [signature, sign] = useSignature()
  const save = useDecisions(overview.study, signature.trim() || t('coordinator'))
  const { read, findings, undecided } = scan
  const number = (count: number) => count.toLocaleString(i18n.language)
  return (
    <Sheet
      title={titleOf(t, scan)}
      second={t('second', {
        items: number(read.items),
        responses: number(read.responses),
        attachments: number(read.attachments),
        places: number(findings.reduce((sum, { places }) => sum + places, 0)),
      })}
      bar={
        open ? (
          <DecideBar
            undecided={undecided}
            onAcceptRest={() => save.save({ act: 'acceptRest' })}
            onGoOn={() => onOpen('plan')}
            state={<SaveState save={save} idle={t('logged')} />}
          />
        ) : undefined
      }
    >
      <Columns shape="main">
        <Section heading={t('findings')} note={t('count', { count: findings.length })}>
          <FindingList
            findings={findings}
            onDecide={open ? (finding, what) => save.save({ act: 'decide', finding, what }) : null}
            onUndo={open ? (finding) => save.save({ act: 'undo', finding }) : null}
          />
          <p className={styles.limit}>{t('limit')}</p>
        </Section>
        <div>
          <Names overview={overview} scan={scan} />
          {open && <Signature name={signature} onSign={sign} />}
        </div>
      </Columns>
    </Sheet>
  )
}

/** Puts decisions on record under a name, one after the other. */
function useDecisions(study: StudyId, by: string) {
  const preflight = useClient().coordinator.preflight
  return useSave((deciding: Deciding) => {
    const command = { study, command: newCommand(), by }
    if (deciding.act === 'acceptRest') return preflight.acceptRest(command)
    const finding = deciding.finding.id
    if (deciding.act === 'undo') return preflight.undo({ ...command, finding })
    return preflight.decide({ ...command, finding, what: deciding.what })
  })
}

function Names({ overview, scan }: Omit<ScannedProps, 'onOpen'>) {
  const { t } = useTranslation('preflight')
  const preflight = useClient().coordinator.preflight
  const { study } = overview
  const save = useSave((names: string[]) => preflight.saveNames({ study, command: newCommand(), names }))
  const open = canSetUp(overview)
  // An empty list that can no longer be filled says nothing.
  if (!open && scan.names.length === 0 && scan.unsearched.length === 0) return null
  return (
    <Section heading={t('names.heading')}>
      <NamesField key={scan.names.join('\n')} names={scan.names} onSave={open ? save.save : null} />
      {scan.unsearched.length > 0 && (
        <p className={styles.unsearched}>{t('names.unsearched', { names: scan.unsearched.join(', ') })}</p>
      )}
    </Section>
  )
}

interface SignatureProps {
  readonly name: string
  readonly onSign: (name: string) => void
}

function Signature({ name, onSign }: SignatureProps) {
  const { t } = useTranslation('preflight')
  return (
    <Section heading={t('signature.heading')} ruled={false} spaced>
      <Field
        heading={t('signature.name')}
        headingHidden
        placeholder={t('coordinator')}
        value={name}
        maxLength={120}
        onChange={onSign}
      />
      <p className={styles.unsearched}>{t('signature.help')}</p>
    </Section>
  )
}

type T = ReturnType<typeof useTranslation<'preflight'>>['t']

function titleOf(t: T, { findings, undecided }: LeakScan): string {
  if (findings.length === 0) return t('title.clean')
  return undecided === 0 ? t('title.decided') : t('title.open', { count: undecided })
}

interface DecideBarProps {
  readonly undecided: number
  readonly onAcceptRest: () => void
  readonly onGoOn: () => void
  readonly state: ReactNode
}

function DecideBar({ undecided, onAcceptRest, onGoOn, state }: DecideBarProps) {
  const { t } = useTranslation('preflight')
  const [asking, setAsking] = useState(false)
  const accept = () => {
    setAsking(false)
    onAcceptRest()
  }
  return (
    <Bar
      end={
        undecided === 0 ? (
          <Button kind="primary" onPress={onGoOn}>
            {t('goOn')}
          </Button>
        ) : (
          <>
            <span>{t('undecided', { count: undecided })}</span>
            {asking ? (
              <Sure undecided={undecided} onKeep={() => setAsking(false)} onAccept={accept} />
            ) : (
              <Button kind="plain" onPress={() => setAsking(true)}>
                {t('acceptRest')}
              </Button>
            )}
          </>
        )
      }
    >
      {state}
    </Bar>
  )
}

interface SureProps {
  readonly undecided: number
  readonly onKeep: () => void
  readonly onAccept: () => void
}

/** Takes the place of the button that asked, and its focus: on the answer that changes nothing. */
function Sure({ undecided, onKeep, onAccept }: SureProps) {
  const { t } = useTranslation('preflight')
  const keep = useFirstFocus<HTMLButtonElement>()
  return (
    <>
      <Button ref={keep} onPress={onKeep}>
        {t('keep')}
      </Button>
      <Button kind="primary" onPress={onAccept}>
        {t('acceptRestSure', { count: undecided })}
      </Button>
    </>
  )
}
