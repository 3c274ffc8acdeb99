import { type SyntheticEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RaterId } from '#contract/ids.ts'
import type { Rater } from '#contract/protocol.ts'
import { useClient } from '#lib/client.ts'
import { newCommand } from '#lib/randomCode.ts'
import { Button } from '#ui/Button.tsx'
import { Field, NumberField } from '#ui/Field.tsx'
import { Bar, Columns, Section, Sheet } from '#ui/Sheet.tsx'
import { Table } from '#ui/Table.tsx'
import { SaveState } from '../parts/SaveState.tsx'
import { canSetUp, type PageProps } from '../study.ts'
import { useSave } from '../useSave.ts'
import { GroupsCell } from './GroupsCell.tsx'
import styles from './RatersPage.module.css'
import { groupSizes } from './raterGroups.ts'
import { nextNumbered, whyNotAdd } from './raterNames.ts'

/** Who judges, by pseudonym only. Each change is saved at once. */
export function RatersPage({ overview }: PageProps) {
  const { t } = useTranslation('prepare')
  const { t: planning } = useTranslation('planning')
  const client = useClient()
  const open = canSetUp(overview)
  const { raters } = overview
  const [removed, setRemoved] = useState<string | null>(null)
  const [kept, setKept] = useState<string | null>(null)
  const save = useSave(
    (pseudonyms: string[]) =>
      client.coordinator.raters.save({ study: overview.study, command: newCommand(), pseudonyms }),
    // Who has judged cannot be dropped: the core keeps the name, and the person is told.
    (answer) => setKept(answer.raters.some(({ pseudonym }) => pseudonym === removed) ? removed : null),
  )
  const grouping = useSave((change: { readonly rater: RaterId; readonly groups: string[] }) =>
    client.coordinator.planning.group({ study: overview.study, command: newCommand(), raters: [change] }),
  )
  const names = raters.map(({ pseudonym }) => pseudonym)
  const remove = (gone: string) => {
    setRemoved(gone)
    save.save(names.filter((name) => name !== gone))
  }
  return (
    <Sheet
      title={raters.length === 0 ? t('raters.none') : t('raters.title', { count: raters.length })}
      second={
        open
          ? planning(overview.protocol.ratersPerItem === undefined ? 'raters.everything' : 'raters.shared')
          : t('frozen')
      }
      bar={
        open ? (
          <Bar end={<span role="status">{kept !== null && t('raters.kept', { name: kept })}</span>}>
            <SaveState save={grouping.state === 'idle' ? save : grouping} />
          </Bar>
        ) : undefined
      }
    >
      <Columns shape="main">
        <RaterTable
          raters={raters}
          onRemove={open ? remove : null}
          onGroups={open ? (rater, groups) => grouping.save({ rater, groups }) : null}
        />
        {open && (
          <div>
            <AddOne names={names} onAdd={(name) => save.save([...names, name])} />
            <AddNumbered names={names} onAdd={(more) => save.save([...names, ...more])} />
            <GroupList raters={raters} />
          </div>
        )}
      </Columns>
    </Sheet>
  )
}

interface RaterTableProps {
  readonly raters: readonly Rater[]
  /** null: the list is fixed. */
  readonly onRemove: ((pseudonym: string) => void) | null
  readonly onGroups: ((rater: RaterId, groups: string[]) => void) | null
}

function RaterTable({ raters, onRemove, onGroups }: RaterTableProps) {
  const { t } = useTranslation('prepare')
  const { t: planning } = useTranslation('planning')
  return (
    <Table
      caption={t('raters.caption')}
      rows={raters}
      rowId={({ id }) => id}
      empty={t('raters.emptyTable')}
      columns={[
        {
          id: 'name',
          heading: t('raters.pseudonym'),
          rowHeading: true,
          width: '24%',
          cell: ({ pseudonym }) => <span className={styles.name}>{pseudonym}</span>,
        },
        {
          id: 'kind',
          heading: t('raters.kind'),
          soft: true,
          width: '22%',
          cell: ({ kind }) => t(`raters.kinds.${kind}`),
        },
        {
          id: 'groups',
          heading: planning('groups.heading'),
          cell: (rater) => <GroupsCell rater={rater} onChange={onGroups && ((groups) => onGroups(rater.id, groups))} />,
        },
        ...(onRemove === null
          ? []
          : [
              {
                id: 'remove',
                heading: t('raters.removeColumn'),
                width: '5.5rem',
                cell: ({ pseudonym }: Rater) => (
                  <Button
                    quiet
                    onPress={() => onRemove(pseudonym)}
                    aria-label={t('raters.removeName', { name: pseudonym })}
                  >
                    {t('raters.remove')}
                  </Button>
                ),
              },
            ]),
      ]}
    />
  )
}

function AddOne({ names, onAdd }: { readonly names: readonly string[]; readonly onAdd: (name: string) => void }) {
  const { t } = useTranslation('prepare')
  const [wanted, setWanted] = useState('')
  const [asked, setAsked] = useState(false)
  const why = whyNotAdd(names, wanted)
  const add = (event: SyntheticEvent) => {
    event.preventDefault()
    setAsked(why !== null)
    if (why !== null) return
    onAdd(wanted.trim())
    setWanted('')
  }
  return (
    <Section heading={t('raters.addHeading')} ruled={false}>
      <form className={styles.row} onSubmit={add}>
        <Field
          heading={t('raters.pseudonym')}
          headingHidden
          placeholder={t('raters.pseudonym')}
          value={wanted}
          maxLength={60}
          onChange={(name) => {
            setWanted(name)
            setAsked(false)
          }}
          {...(asked && why !== null ? { error: t(`raters.why.${why}`) } : {})}
        />
        <Button kind="plain" submits>
          {t('raters.add')}
        </Button>
      </form>
      <p className="note">{t('raters.pseudonymHelp')}</p>
    </Section>
  )
}

/** The groups there are, and what they are for. */
function GroupList({ raters }: { readonly raters: readonly Rater[] }) {
  const { t } = useTranslation('planning')
  const { t: prepare } = useTranslation('prepare')
  const groups = groupSizes(raters)
  return (
    <Section heading={t('groups.heading')} ruled={groups.length > 0}>
      {groups.map(({ group, raters: count }) => (
        <p key={group} className={styles.group}>
          <b dir="auto">{group}</b> <span className="soft">{prepare('counts.raters', { count })}</span>
        </p>
      ))}
      <p className="note">{t('groups.note')}</p>
    </Section>
  )
}

/** As many as the study may have. */
const mostRaters = 200

function AddNumbered({
  names,
  onAdd,
}: {
  readonly names: readonly string[]
  readonly onAdd: (names: readonly string[]) => void
}) {
  const { t } = useTranslation('prepare')
  const [howMany, setHowMany] = useState<number | null>(2)
  const room = mostRaters - names.length
  const more = nextNumbered(names, Math.max(1, Math.min(room, howMany ?? 1)))
  return (
    <Section heading={t('raters.numberedHeading')} ruled={false}>
      <div className={styles.row}>
        <NumberField
          heading={t('raters.howMany')}
          headingHidden
          value={howMany}
          min={1}
          max={Math.max(1, room)}
          step={1}
          onChange={setHowMany}
        />
        <Button kind="plain" notYet={room <= 0} onPress={() => onAdd(more)}>
          {more.length === 1
            ? t('raters.addNamed', { name: more[0] ?? '' })
            : t('raters.addRange', { first: more[0] ?? '', last: more.at(-1) ?? '' })}
        </Button>
      </div>
      {room <= 0 && <p className="note">{t('raters.full', { most: mostRaters })}</p>}
    </Section>
  )
}
