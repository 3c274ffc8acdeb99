import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { StudyOverview } from '#contract/coordinator.ts'
import type { CaseId, RaterId } from '#contract/ids.ts'
import type { CaseFilter, CaseSubject, ReviewCase } from '#contract/review.ts'
import type { Criterion } from '#contract/rubric.ts'
import { Button } from '#ui/Button.tsx'
import { Checkbox } from '#ui/Checkbox.tsx'
import { Glyph } from '#ui/Glyph.tsx'
import { Select } from '#ui/Select.tsx'
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx'
import styles from './Disagreements.module.css'
import { Spread } from './Spread.tsx'

type Page = { readonly total: number; readonly settled: number; readonly tags: string[]; readonly cases: ReviewCase[] }

export interface CaseListProps {
  readonly overview: StudyOverview
  readonly subjects: readonly CaseSubject[]
  readonly filter: CaseFilter
  readonly onFilter: (filter: CaseFilter) => void
  /** null: not read yet. */
  readonly page: Page | null
  /** Leads to the other pages of a long list. */
  readonly pager: ReactNode
  readonly current: CaseId | null
  /** `focused`: the case takes the focus. */
  readonly onChoose: (id: CaseId, focused: boolean) => void
  readonly onBack: () => void
}

/** What is disagreed about, how far apart, and what is settled. How far, not where: that would be a vote. */
export function CaseList(props: CaseListProps) {
  const { page, pager, onBack } = props
  const { t } = useTranslation('settle')
  return (
    <aside className={styles.list} aria-label={t('cases.list')}>
      <div className={styles.listHead}>
        <div className={styles.back}>
          <Button quiet onPress={onBack}>
            <Glyph name="left" /> {t('cases.back')}
          </Button>
        </div>
        <Filters {...props} />
        {page && page.total > 0 && (
          <p className={styles.count}>{t('cases.count', { count: page.total, settled: page.settled })}</p>
        )}
      </div>
      <div className={styles.scroller}>
        <Cases {...props} />
        <div className={styles.pager}>{pager}</div>
      </div>
      <p className={styles.hidden}>{t('cases.hidden')}</p>
    </aside>
  )
}

/** One stop for Tab; arrows walk the list and open what they come to. */
function Cases({ overview, filter, page, current, onChoose }: CaseListProps) {
  const list = useRef<HTMLOListElement>(null)
  const criterion = criterionOf(overview, filter.subject)
  const cases = page?.cases ?? []
  useEffect(() => {
    if (current !== null) list.current?.querySelector('[aria-current]')?.scrollIntoView?.({ block: 'nearest' })
  }, [current])
  const walk = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    const place = cases.findIndex(({ id }) => id === current) + by
    const next = cases[place]
    if (by === 0 || next === undefined || event.altKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    onChoose(next.id, false)
    list.current?.querySelectorAll('button')[place]?.focus()
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys of the buttons inside
    <ol className={styles.cases} ref={list} onKeyDown={walk}>
      {cases.map((each) => (
        <CaseRow
          key={each.id}
          each={each}
          criterion={criterion}
          current={each.id === current}
          onChoose={() => onChoose(each.id, true)}
        />
      ))}
    </ol>
  )
}

interface CaseRowProps {
  readonly each: ReviewCase
  readonly criterion: Criterion | null
  readonly current: boolean
  readonly onChoose: () => void
}

function CaseRow({ each, criterion, current, onChoose }: CaseRowProps) {
  const { t, i18n } = useTranslation('settle')
  return (
    <li>
      <button
        type="button"
        className={styles.case}
        aria-current={current ? 'true' : undefined}
        tabIndex={current ? undefined : -1}
        onClick={onChoose}
      >
        <span className={styles.caseTitle} dir="auto">
          {each.title}
          {each.nth !== null && <span className="soft"> {each.nth.toLocaleString(i18n.language)}</span>}
        </span>
        <Spread apart={each.apart} values={each.values} criterion={criterion} />
        <span className={styles.apart}>
          {each.state === 'settled' ? (
            <>
              <Glyph name="tick" />
              <VisuallyHidden>{t('cases.settled')}</VisuallyHidden>
            </>
          ) : (
            each.apart.toLocaleString(i18n.language)
          )}
        </span>
      </button>
    </li>
  )
}

export function criterionOf({ rubric }: StudyOverview, subject: CaseSubject): Criterion | null {
  return subject.kind === 'rating' ? (rubric.criteria.find(({ id }) => id === subject.criterion) ?? null) : null
}

const everything = ''
const keyOf = (subject: CaseSubject): string => (subject.kind === 'rating' ? subject.criterion : subject.kind)

function Filters({ overview, subjects, filter, onFilter, page }: CaseListProps) {
  const { t } = useTranslation('settle')
  const set = (change: Partial<CaseFilter>) => onFilter({ ...filter, ...change })
  return (
    <div className={styles.filters}>
      <Select
        heading={t('cases.subject')}
        headingHidden
        options={subjects.map((subject) => ({
          id: keyOf(subject),
          words: criterionOf(overview, subject)?.name ?? t('cases.comparisons'),
        }))}
        value={keyOf(filter.subject)}
        onChange={(key) =>
          set({ subject: subjects.find((subject) => keyOf(subject) === key) ?? filter.subject, atLeast: 1 })
        }
      />
      <div className={styles.row}>
        <Distance value={filter.atLeast} onChange={(atLeast) => set({ atLeast })} />
        {page && page.tags.length > 0 && (
          <Select
            heading={t('cases.tag')}
            kind="word"
            headingHidden
            options={[
              { id: everything, words: t('cases.allTags') },
              ...page.tags.map((tag) => ({ id: tag, words: tag })),
            ]}
            value={filter.tag ?? everything}
            onChange={(tag) => set({ tag: tag === everything ? null : tag })}
          />
        )}
        <RaterPair overview={overview} value={filter.raters} onChange={(raters) => set({ raters })} />
      </div>
      <Checkbox checked={filter.unsettled} onChange={(unsettled) => set({ unsettled })}>
        {t('cases.onlyOpen')}
      </Checkbox>
    </div>
  )
}

function Distance({ value, onChange }: { readonly value: number; readonly onChange: (value: number) => void }) {
  const { t, i18n } = useTranslation('settle')
  return (
    <Select
      heading={t('cases.atLeast')}
      kind="word"
      headingHidden
      options={[1, 2, 3, 4].map((apart) => ({
        id: String(apart),
        words: t('cases.atLeastApart', { apart: apart.toLocaleString(i18n.language) }),
      }))}
      value={String(value)}
      onChange={(apart) => onChange(Number(apart))}
    />
  )
}

interface RaterPairProps {
  readonly overview: StudyOverview
  readonly value: CaseFilter['raters']
  readonly onChange: (raters: CaseFilter['raters']) => void
}

function RaterPair({ overview, value, onChange }: RaterPairProps) {
  const { t } = useTranslation('settle')
  const people = overview.raters.filter(({ kind }) => kind === 'human')
  const pairs = people.flatMap((one, place) =>
    people.slice(place + 1).map((other) => ({
      id: `${one.id} ${other.id}`,
      words: t('cases.pair', { one: one.pseudonym, other: other.pseudonym }),
    })),
  )
  if (pairs.length < 2) return null
  return (
    <Select
      heading={t('cases.raters')}
      kind="word"
      headingHidden
      options={[{ id: everything, words: t('cases.allRaters') }, ...pairs]}
      value={value?.join(' ') ?? everything}
      onChange={(pair) => onChange(pair === everything ? null : (pair.split(' ') as [RaterId, RaterId]))}
    />
  )
}
