import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useApi } from '#lib/client.ts'
import { Button } from '#ui/Button.tsx'
import { Section, Sheet } from '#ui/Sheet.tsx'
import { Table, type TableColumn } from '#ui/Table.tsx'
import { Waiting } from '#ui/Waiting.tsx'
import { Trouble } from '../parts/Trouble.tsx'
import { useFormat } from '../parts/useFormat.ts'
import type { PageProps } from '../study.ts'
import { ExpectedDialog } from './ExpectedDialog.tsx'
import { type Item, ItemReader } from './ItemReader.tsx'
import styles from './ItemsPage.module.css'
import { RoleCell } from './RoleCell.tsx'
import { type Roles, useRoles } from './useRoles.ts'

const itemsOnPage = 50

/** All items, a page at a time; each opens to be read with its responses. */
export function ItemsPage({ overview, onOpen }: PageProps) {
  const { t } = useTranslation('prepare')
  const api = useApi()
  const format = useFormat()
  const [from, setFrom] = useState(0)
  const [open, setOpen] = useState<string | null>(null)
  const [expecting, setExpecting] = useState<string | null>(null)
  const roles = useRoles(overview)
  const items = useQuery({
    ...api.coordinator.study.items.queryOptions({ input: { study: overview.study, from, count: itemsOnPage } }),
    placeholderData: (before) => before,
  })
  if (overview.counts.items === 0) return <NoItems onOpen={onOpen} />
  const { counts, systems } = overview
  const place = items.data?.items.findIndex(({ key }) => key === open) ?? -1
  const opened = place < 0 ? null : (items.data?.items[place] ?? null)
  return (
    <Sheet
      title={t('items.title', {
        items: t('counts.items', { count: counts.items }),
        responses: t('counts.responses', { count: counts.responses }),
      })}
      second={[
        t('items.second', {
          systems: format.list(systems.map(({ name, responses }) => `${name} (${format.number(responses)})`)),
        }),
        ...roles.sentences,
      ].join(' ')}
    >
      {items.isPending && <Waiting>{t('items.waiting')}</Waiting>}
      {items.isError && <Trouble error={items.error} onRetry={() => void items.refetch()} />}
      {roles.error !== null && <Trouble error={roles.error} />}
      {items.data && (
        <Section heading={t('items.heading')} headingHidden ruled={false}>
          <ItemsTable items={items.data.items} onOpen={setOpen} roles={roles} onExpected={setExpecting} />
          <Pages from={from} shown={items.data.items.length} total={items.data.total} onGo={setFrom} />
        </Section>
      )}
      <ExpectedDialog
        overview={overview}
        item={expecting}
        title={items.data?.items.find(({ key }) => key === expecting)?.title || (expecting ?? '')}
        open={roles.open}
        onClose={() => setExpecting(null)}
        onSaved={roles.refresh}
      />
      <ItemReader
        item={opened}
        words={overview.words}
        onClose={() => setOpen(null)}
        onPrevious={place > 0 ? () => setOpen(items.data?.items[place - 1]?.key ?? null) : null}
        onNext={
          place >= 0 && place < (items.data?.items.length ?? 0) - 1
            ? () => setOpen(items.data?.items[place + 1]?.key ?? null)
            : null
        }
      />
    </Sheet>
  )
}

function NoItems({ onOpen }: Pick<PageProps, 'onOpen'>) {
  const { t } = useTranslation('prepare')
  return (
    <Sheet title={t('items.emptyTitle')} second={t('items.emptySecond')}>
      <Button kind="primary" onPress={() => onOpen('bring-in')}>
        {t('pages.bring-in')}
      </Button>
    </Sheet>
  )
}

interface ItemsTableProps {
  readonly items: readonly Item[]
  readonly onOpen: (key: string) => void
  readonly roles: Roles
  readonly onExpected: (key: string) => void
}

function ItemsTable({ items, onOpen, roles, onExpected }: ItemsTableProps) {
  const { t } = useTranslation('prepare')
  const { t: planning } = useTranslation('planning')
  const tagged = items.some(({ tags }) => tags.length > 0)
  return (
    <Table
      caption={t('items.heading')}
      rows={items}
      rowId={({ key }) => key}
      columns={[
        {
          id: 'title',
          heading: t('items.column.item'),
          rowHeading: true,
          width: '30%',
          cut: true,
          cell: ({ key, title }) => (
            <span className={styles.link} dir="auto">
              <Button kind="link" onPress={() => onOpen(key)}>
                {title || key}
              </Button>
            </span>
          ),
        },
        {
          id: 'prompt',
          heading: t('items.column.prompt'),
          soft: true,
          cut: true,
          cell: ({ prompt }) => <span dir="auto">{prompt}</span>,
        },
        ...(tagged
          ? [
              {
                id: 'tags',
                heading: t('items.column.tags'),
                soft: true,
                cut: true,
                width: '18%',
                cell: ({ tags }: Item) => <span dir="auto">{tags.join(', ')}</span>,
              },
            ]
          : []),
        roleColumn(planning('role.heading'), roles, onExpected),
        {
          id: 'responses',
          heading: t('items.column.responses'),
          numeric: true,
          width: '6rem',
          cell: ({ responses }) => responses.length,
        },
      ]}
    />
  )
}

/** What each item is for, to be read and changed. */
const roleColumn = (heading: string, roles: Roles, onExpected: (key: string) => void): TableColumn<Item> => ({
  id: 'role',
  heading,
  width: '11rem',
  cell: ({ key, title }) => (
    <RoleCell
      item={title || key}
      itemRole={roles.of(key).role}
      expectedAnswers={roles.of(key).expectedAnswers}
      open={roles.open}
      onChange={(role) => roles.mark(key, role)}
      onExpected={() => onExpected(key)}
    />
  ),
})

interface PagesProps {
  readonly from: number
  readonly shown: number
  readonly total: number
  readonly onGo: (from: number) => void
}

function Pages({ from, shown, total, onGo }: PagesProps) {
  const { t } = useTranslation('prepare')
  if (total <= itemsOnPage) return null
  return (
    <nav className={styles.pages} aria-label={t('items.pagesName')}>
      <Button notYet={from === 0} onPress={() => onGo(Math.max(0, from - itemsOnPage))}>
        {t('items.previousPage')}
      </Button>
      <span className="faint">{t('items.place', { from: from + 1, to: from + shown, total })}</span>
      <Button notYet={from + shown >= total} onPress={() => onGo(from + itemsOnPage)}>
        {t('items.nextPage')}
      </Button>
    </nav>
  )
}
