import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { StudyOverview } from '#contract/coordinator.ts'
import type { Expected, ItemRole } from '#contract/expected.ts'
import type { ResponseId } from '#contract/ids.ts'
import type { Criterion } from '#contract/rubric.ts'
import { useApi, useClient } from '#lib/client.ts'
import { newCommand } from '#lib/randomCode.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { NumberField, TextArea } from '#ui/Field.tsx'
import { Select } from '#ui/Select.tsx'
import { Waiting } from '#ui/Waiting.tsx'
import { Trouble } from '../parts/Trouble.tsx'
import { expectableValues, expectedValue, isNothing, withExpected } from './expectedModel.ts'
import styles from './ItemsPage.module.css'

export interface ExpectedDialogProps {
  readonly overview: StudyOverview
  /** The item's key; null: closed. */
  readonly item: string | null
  /** What the item is called. */
  readonly title: string
  readonly open: boolean
  readonly onClose: () => void
  readonly onSaved: () => void
}

/** What is expected of an item: by criterion, for all responses or one of them, and which response is the best. */
export function ExpectedDialog(props: ExpectedDialogProps) {
  const { item, title, onClose } = props
  const { t } = useTranslation('planning')
  return (
    <Dialog isOpen={item !== null} onClose={onClose} title={t('expected.title', { item: title })} size="wide">
      {item !== null && <ExpectedLoader {...props} item={item} />}
    </Dialog>
  )
}

function ExpectedLoader(props: ExpectedDialogProps & { readonly item: string }) {
  const { t } = useTranslation('planning')
  const api = useApi()
  const { overview, item } = props
  const found = useQuery({
    ...api.coordinator.planning.expected.queryOptions({ input: { study: overview.study, key: item } }),
    staleTime: 0,
    gcTime: 0,
  })
  if (found.isPending) return <Waiting>{t('expected.waiting')}</Waiting>
  if (found.isError) return <Trouble error={found.error} onRetry={() => void found.refetch()} />
  return <ExpectedForm {...props} found={found.data} />
}

interface Found {
  readonly role: ItemRole
  readonly expected: Expected
  readonly responses: readonly { readonly id: ResponseId; readonly system: string }[]
}

const all = 'all'
const none = 'none'

function ExpectedForm(props: ExpectedDialogProps & { readonly item: string; readonly found: Found }) {
  const { overview, item, open, onClose, onSaved, found } = props
  const { t } = useTranslation('planning')
  const { t: prepare } = useTranslation('prepare')
  const client = useClient()
  const [expected, setExpected] = useState(found.expected)
  const saving = useMutation({
    mutationFn: () =>
      client.coordinator.planning.mark({
        study: overview.study,
        command: newCommand(),
        key: item,
        role: found.role,
        expected: isNothing(expected) ? null : expected,
      }),
    onSuccess: () => {
      onSaved()
      onClose()
    },
  })
  return (
    <>
      <div className={styles.expected}>
        <ExpectedRatings
          criteria={overview.rubric.criteria}
          responses={found.responses}
          expected={expected}
          open={open}
          onChange={setExpected}
        />
        {found.role === 'practice' && (
          <div className={styles.whole}>
            <TextArea
              heading={t('expected.note')}
              help={t('expected.noteHelp')}
              value={expected.note}
              rows={3}
              maxLength={2000}
              readOnly={!open}
              onChange={(note) => setExpected({ ...expected, note })}
            />
          </div>
        )}
      </div>
      {saving.isError && <Trouble error={saving.error} />}
      <div className={styles.expectedActs}>
        <Button onPress={onClose}>{prepare('close')}</Button>
        {open && (
          <Button kind="primary" notYet={saving.isPending} onPress={() => saving.mutate()}>
            {t('expected.save')}
          </Button>
        )}
      </div>
    </>
  )
}

interface ExpectedRatingsProps {
  readonly criteria: readonly Criterion[]
  readonly responses: Found['responses']
  readonly expected: Expected
  readonly open: boolean
  readonly onChange: (expected: Expected) => void
}

/** By criterion, for every response or one of them; and the response that should win. */
export function ExpectedRatings({ criteria, responses, expected, open, onChange }: ExpectedRatingsProps) {
  const { t } = useTranslation('planning')
  const [about, setAbout] = useState<string>(all)
  const response = responses.find(({ id }) => id === about)?.id ?? null
  const systems = responses.map(({ id, system }) => ({ id: id as string, words: system }))
  const expectable = criteria.filter((criterion) => expectableValues(criterion)?.length !== 0)
  return (
    <>
      {expectable.length > 0 && (
        <div className={styles.whole}>
          <Select
            heading={t('expected.about')}
            value={about}
            options={[{ id: all, words: t('expected.all') }, ...systems]}
            onChange={setAbout}
          />
        </div>
      )}
      {expectable.map((criterion) => (
        <ExpectedOf
          key={`${about} ${criterion.id}`}
          criterion={criterion}
          value={expectedValue(expected, response, criterion.name)}
          open={open}
          onChange={(value) => onChange(withExpected(expected, { response, criterion: criterion.name }, value))}
        />
      ))}
      {systems.length > 1 && (
        <div className={styles.whole}>
          <Select
            heading={t('expected.best')}
            value={expected.best ?? none}
            disabled={!open}
            options={[{ id: none, words: t('expected.noBest') }, ...systems]}
            onChange={(id) => onChange({ ...expected, best: id === none ? null : (id as ResponseId) })}
          />
        </div>
      )}
    </>
  )
}

interface ExpectedOfProps {
  readonly criterion: Criterion
  readonly value: number | null
  readonly open: boolean
  readonly onChange: (value: number | null) => void
}

function ExpectedOf({ criterion, value, open, onChange }: ExpectedOfProps) {
  const { t } = useTranslation('planning')
  const values = expectableValues(criterion)
  if (values === null) {
    return <NumberField heading={criterion.name} value={value} disabled={!open} onChange={onChange} />
  }
  const words = (level: { readonly value: number; readonly anchor: string }): string => {
    if (criterion.kind === 'yes-no') return level.value === 1 ? t('expected.yes') : t('expected.no')
    return level.anchor === '' ? String(level.value) : t('expected.level', { value: level.value, anchor: level.anchor })
  }
  return (
    <Select
      heading={criterion.name}
      value={value === null ? none : String(value)}
      disabled={!open}
      options={[
        { id: none, words: t('expected.nothing') },
        ...values.map((level) => ({ id: String(level.value), words: words(level) })),
      ]}
      onChange={(id) => onChange(id === none ? null : Number(id))}
    />
  )
}
