import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import type { StudyOverview } from '#contract/coordinator.ts'
import { useApi, useClient } from '#lib/client.ts'
import { useFailureWords } from '#lib/failures.ts'
import { roomPlace } from '#lib/places.ts'
import { newCommand } from '#lib/randomCode.ts'
import { instantWords } from '#report/numbers.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { Field, TextArea } from '#ui/Field.tsx'
import { Section, Sheet } from '#ui/Sheet.tsx'
import { Table } from '#ui/Table.tsx'
import styles from './ReportRoom.module.css'
import { words } from './words.ts'

/** Reveals which system is which, on record, once judging is closed; before and after, says how things stand. */
export function UnblindPage({ overview }: { readonly overview: StudyOverview }) {
  const { t } = useTranslation('report')
  const [, go] = useLocation()
  const { stage, unblinding, study, counts } = overview
  if (unblinding) {
    return (
      <Sheet
        title={t('unblind.doneTitle')}
        second={t('unblind.doneSecond', {
          at: instantWords(words, unblinding.at),
          by: unblinding.by,
          reason: unblinding.reason,
        })}
      >
        <Key systems={overview.systems} />
      </Sheet>
    )
  }
  if (counts.assignments === 0) return <Sheet title={t('unblind.neverTitle')} second={t('unblind.neverSecond')} />
  if (stage !== 'closed') {
    return (
      <Sheet title={t('unblind.openTitle')} second={t('unblind.openSecond')}>
        <Button kind="plain" onPress={() => go(roomPlace(study, 'review'))}>
          {t('unblind.toReview')}
        </Button>
      </Sheet>
    )
  }
  return <UnblindForm overview={overview} />
}

function Key({ systems }: Pick<StudyOverview, 'systems'>) {
  const { t } = useTranslation('report')
  return (
    <Section heading={t('unblind.key')} ruled={false}>
      <Table
        caption={t('unblind.key')}
        rows={systems}
        rowId={({ code }) => code}
        columns={[
          { id: 'code', heading: t('unblind.code'), rowHeading: true, width: '8rem', cell: ({ code }) => code },
          { id: 'name', heading: t('unblind.name'), cell: ({ name }) => name },
          {
            id: 'responses',
            heading: t('unblind.responses'),
            numeric: true,
            width: '8rem',
            cell: ({ responses }) => responses,
          },
        ]}
      />
    </Section>
  )
}

function UnblindForm({ overview: { study, systems } }: { readonly overview: StudyOverview }) {
  const { t } = useTranslation('report')
  const [by, setBy] = useState('')
  const [reason, setReason] = useState('')
  const [asking, setAsking] = useState(false)
  const unblinding = useUnblinding(study, () => setAsking(false))
  const failure = useFailureWords()
  const complete = by.trim() !== '' && reason.trim() !== ''
  return (
    <Sheet title={t('unblind.title', { count: systems.length })} second={t('unblind.second')}>
      <Section heading={t('unblind.heading')}>
        <div className={styles.form}>
          <Field heading={t('unblind.by')} help={t('unblind.byHelp')} value={by} maxLength={120} onChange={setBy} />
          <TextArea
            heading={t('unblind.reason')}
            help={t('unblind.reasonHelp')}
            value={reason}
            maxLength={1000}
            onChange={setReason}
          />
          <Button kind="primary" notYet={!complete} aria-describedby="unblind-missing" onPress={() => setAsking(true)}>
            {t('unblind.unblind')}
          </Button>
          <p className={styles.note} id="unblind-missing">
            {complete ? t('unblind.recorded') : t('unblind.needed')}
          </p>
        </div>
      </Section>
      <Dialog
        isOpen={asking}
        onClose={() => setAsking(false)}
        alert
        title={t('unblind.confirmTitle')}
        actions={
          <>
            <Button onPress={() => setAsking(false)}>{t('unblind.notYet')}</Button>
            <Button
              kind="primary"
              notYet={unblinding.isPending}
              onPress={() => unblinding.mutate({ by: by.trim(), reason: reason.trim() })}
            >
              {t('unblind.unblind')}
            </Button>
          </>
        }
      >
        <p>{t('unblind.confirm')}</p>
        {unblinding.isError && (
          <p className="stop" role="alert">
            {failure(unblinding.error)}
          </p>
        )}
      </Dialog>
    </Sheet>
  )
}

/** Writes the unblinding; then everything that shows the study asks again. */
function useUnblinding(study: StudyOverview['study'], onDone: () => void) {
  const client = useClient()
  const api = useApi()
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (who: { readonly by: string; readonly reason: string }) =>
      client.coordinator.judging.unblind({ study, command: newCommand(), ...who }),
    onSuccess: async () => {
      onDone()
      await cache.invalidateQueries({ queryKey: api.coordinator.key() })
    },
  })
}
