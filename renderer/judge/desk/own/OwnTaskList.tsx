import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useTroubleWords } from '#lib/failures.ts'
import { Button } from '#ui/Button.tsx'
import type { OwnTask } from '../deskAround.ts'
import { useMachine } from '../deskSlice.ts'
import { openingWords } from '../openingWords.ts'
import styles from './Own.module.css'
import { type Filter, filters, useOwnTasks } from './useOwnTasks.ts'

/** Tasks on one page of the list. */
const pageSize = 50

export interface OwnTaskListProps {
  /** The task on the desk; null: none. */
  readonly here: number | null
  readonly onOpen: (ordinal: number) => void
  readonly onHistory: (ordinal: number) => void
}

export function OwnTaskList({ here, onOpen, onHistory }: OwnTaskListProps) {
  const { t } = useTranslation('desk')
  const troubleWords = useTroubleWords()
  const machine = useMachine()
  const [filter, setFilter] = useState<Filter>('all')
  const [page, setPage] = useState<number | null>(null)
  const tasks = useOwnTasks(machine, filter)
  if (tasks.kind === 'coming') return null
  if (tasks.kind === 'failed') {
    return (
      <p role="alert" className="stop">
        {troubleWords(tasks.trouble)}
      </p>
    )
  }
  const all = tasks.answer
  const last = Math.max(0, Math.ceil(all.length / pageSize) - 1)
  // The list opens where the rater is.
  const own =
    here === null
      ? last
      : Math.floor(
          Math.max(
            0,
            all.findIndex(({ ordinal }) => ordinal >= here),
          ) / pageSize,
        )
  const shown = Math.min(page ?? own, last)
  const rows = all.slice(shown * pageSize, (shown + 1) * pageSize)
  return (
    <>
      <p className="soft">{t('list.intro')}</p>
      <FilterChoice
        filter={filter}
        onFilter={(next) => {
          setFilter(next)
          setPage(null)
        }}
      />
      {rows.length === 0 ? (
        <p className="soft">{t('list.none')}</p>
      ) : (
        <ol className={styles.list}>
          {rows.map((task) => (
            <Row key={task.ordinal} task={task} isHere={task.ordinal === here} onOpen={onOpen} onHistory={onHistory} />
          ))}
        </ol>
      )}
      <Pages rows={rows} total={all.length} shown={shown} last={last} onPage={setPage} />
    </>
  )
}

interface PagesProps {
  readonly rows: readonly OwnTask[]
  readonly total: number
  readonly shown: number
  readonly last: number
  readonly onPage: (page: number) => void
}

function Pages({ rows, total, shown, last, onPage }: PagesProps) {
  const { t } = useTranslation('desk')
  if (last === 0) return null
  return (
    <p className={styles.pages}>
      <Button notYet={shown === 0} onPress={() => onPage(shown - 1)}>
        {t('list.before')}
      </Button>
      <span className="faint">
        {t('list.range', { from: rows[0]?.ordinal ?? 0, to: rows.at(-1)?.ordinal ?? 0, total })}
      </span>
      <Button notYet={shown === last} onPress={() => onPage(shown + 1)}>
        {t('list.after')}
      </Button>
    </p>
  )
}

interface FilterChoiceProps {
  readonly filter: Filter
  readonly onFilter: (filter: Filter) => void
}

function FilterChoice({ filter, onFilter }: FilterChoiceProps) {
  const { t } = useTranslation('desk')
  const name = useId()
  return (
    <fieldset className={styles.filters}>
      <legend>{t('list.show')}</legend>
      {filters.map((each) => (
        <label key={each} className={styles.filter}>
          <input type="radio" name={name} checked={each === filter} onChange={() => onFilter(each)} />
          {t(`list.${each}`)}
        </label>
      ))}
    </fieldset>
  )
}

interface RowProps {
  readonly task: OwnTask
  readonly isHere: boolean
  readonly onOpen: (ordinal: number) => void
  readonly onHistory: (ordinal: number) => void
}

function Row({ task, isHere, onOpen, onHistory }: RowProps) {
  const { t } = useTranslation('desk')
  const id = useId()
  const { ordinal, kind, round, state, flagged, later, opening } = task
  const facts = [
    round === 'study' ? null : t(`round.${round}`),
    t(`list.kind.${kind}`),
    t(`list.state.${state}`),
    flagged ? t('list.flag') : null,
    later ? t('list.later') : null,
  ].filter((fact) => fact !== null)
  return (
    <li className={styles.row} aria-current={isHere || undefined}>
      <button
        type="button"
        className={styles.open}
        aria-label={`${t('list.openTask', { ordinal })}: ${facts.join(', ')}`}
        aria-describedby={id}
        onClick={() => onOpen(ordinal)}
      >
        <span className={styles.ordinal}>{ordinal}</span>
        <span id={id} className={styles.opening} dir="auto">
          {openingWords(opening)}
        </span>
        <span className={styles.facts}>{facts.join(' · ')}</span>
      </button>
      <Button kind="link" aria-label={t('list.historyOf', { ordinal })} onPress={() => onHistory(ordinal)}>
        {t('list.history')}
      </Button>
    </li>
  )
}
