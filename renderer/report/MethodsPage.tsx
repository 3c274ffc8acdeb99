import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Report, ReportSettings } from '#contract/report.ts'
import { leftOutNow, settledRows } from '#report/record/decisionsView.ts'
import { sayRecord } from '#report/record/sayRecord.ts'
import {
  countHeadings,
  countRows,
  definitions,
  exclusionRows,
  methodFacts,
  settingFacts,
} from '#report/views/methodsView.ts'
import { Button } from '#ui/Button.tsx'
import { Checkbox } from '#ui/Checkbox.tsx'
import { NumberField } from '#ui/Field.tsx'
import { Columns, Section, Sheet } from '#ui/Sheet.tsx'
import { Table } from '#ui/Table.tsx'
import { Decisions, useLedger } from './parts/Decisions.tsx'
import { FactList } from './parts/FactList.tsx'
import { LeftOut } from './parts/LeftOut.tsx'
import type { ReportPageProps } from './places.ts'
import styles from './ReportRoom.module.css'
import { useTelling } from './unblind/useTelling.ts'
import { tell, words } from './words.ts'

/** What was left out and why, how each number was made, and the settings to make them with. */
export function MethodsPage({ overview, report, view, onChange }: ReportPageProps) {
  const ledger = useLedger(overview.study, view.settings)
  const telling = useTelling()
  const methods = methodFacts(words, report)
  return (
    <Sheet title={tell('methods.title')} second={tell('methods.second')}>
      <Columns shape="even">
        <div>
          <Exclusions report={report} />
          <Section heading={tell('methods.data')}>
            <FactList facts={settingFacts(words, report)} />
          </Section>
        </div>
        <Settings
          key={JSON.stringify(view.settings)}
          settings={view.settings}
          leftOut={report.settings.withExcluded === true || (ledger !== undefined && leftOutNow(ledger).length > 0)}
          onChange={(settings) => onChange({ settings })}
        />
      </Columns>
      {ledger && <LeftOut ledger={ledger} view={view} onChange={onChange} />}
      {ledger && telling && <Decisions of={settledRows(telling, ledger)} />}
      <Counts report={report} />
      <div className={styles.apart}>
        <Columns shape="even">
          <Section heading={tell('methods.definitions')}>
            <FactList facts={definitions(words).map(({ id, name, text }) => ({ id, name, value: text }))} />
          </Section>
          {methods.length > 0 && (
            <Section heading={tell('methods.intervalMethods')}>
              <FactList facts={methods} />
            </Section>
          )}
        </Columns>
      </div>
    </Sheet>
  )
}

function Exclusions({ report }: { readonly report: Report }) {
  return (
    <Section heading={tell('methods.exclusions')} ruled={false}>
      <Table
        caption={tell('methods.exclusions')}
        rows={exclusionRows(words, report)}
        rowId={({ id }) => id}
        empty={tell('methods.noExclusions')}
        columns={[
          { id: 'what', heading: tell('methods.what'), rowHeading: true, width: '7rem', cell: ({ what }) => what },
          { id: 'reason', heading: tell('methods.reasonColumn'), soft: true, cell: ({ reason }) => reason },
          {
            id: 'count',
            heading: tell('methods.countColumn'),
            numeric: true,
            width: '6rem',
            cell: ({ count }) => count,
          },
        ]}
      />
    </Section>
  )
}

function Counts({ report }: { readonly report: Report }) {
  const counts = countRows(words, report)
  if (counts.length === 0) return null
  return (
    <div className={styles.apart}>
      <Section heading={tell('methods.counts')} ruled={false}>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: wider than a small window */}
        <div className={styles.wide} tabIndex={0} role="group" aria-label={tell('methods.counts')}>
          <Table
            caption={tell('methods.counts')}
            rows={counts}
            rowId={({ id }) => id}
            columns={countHeadings(words).map((heading, place) => ({
              id: heading,
              heading,
              rowHeading: place === 0,
              numeric: place > 1,
              cell: (row: (typeof counts)[number]) => row.cells[place] ?? '',
            }))}
          />
        </div>
      </Section>
    </div>
  )
}

interface SettingsProps {
  readonly settings: ReportSettings
  /** Somebody is left out of results. */
  readonly leftOut: boolean
  readonly onChange: (settings: ReportSettings) => void
}

/** Seed, resamples and confidence. Other settings make another report; the one before is kept. */
function Settings({ settings, leftOut, onChange }: SettingsProps) {
  const { t } = useTranslation('report')
  const { withExcluded, ...numbers } = settings
  const [withThem, setWithThem] = useState(withExcluded ?? false)
  const [draft, setDraft] = useState<{ [K in 'seed' | 'resamples' | 'confidence']: number | null }>(numbers)
  const checked = ReportSettings.safeParse({ ...numbers, ...draft, ...(withThem ? { withExcluded: true } : {}) })
  const changed = checked.success && JSON.stringify(checked.data) !== JSON.stringify(settings)
  return (
    <Section heading={tell('methods.settings')}>
      <div className={styles.form}>
        <NumberField
          heading={tell('methods.seed')}
          help={t('settings.seedHelp')}
          value={draft.seed}
          min={0}
          step={1}
          format={{ useGrouping: false }}
          onChange={(seed) => setDraft({ ...draft, seed })}
        />
        <NumberField
          heading={tell('methods.resamples')}
          help={t('settings.resamplesHelp')}
          value={draft.resamples}
          min={100}
          max={100_000}
          step={1}
          onChange={(resamples) => setDraft({ ...draft, resamples })}
        />
        <NumberField
          heading={tell('methods.confidence')}
          value={draft.confidence}
          min={0.5}
          max={0.999}
          step={0.001}
          format={{ style: 'percent', maximumFractionDigits: 1 }}
          onChange={(confidence) => setDraft({ ...draft, confidence })}
        />
        {leftOut && <WithThem checked={withThem} onChange={setWithThem} />}
        <Button
          kind="plain"
          notYet={!changed}
          onPress={() => {
            if (checked.success) onChange(checked.data)
          }}
        >
          {t('settings.run')}
        </Button>
      </div>
    </Section>
  )
}

/** Whether the judgements of raters who were left out count. */
function WithThem({ checked, onChange }: { readonly checked: boolean; readonly onChange: (checked: boolean) => void }) {
  const telling = useTelling()
  if (!telling) return null
  return (
    <Checkbox checked={checked} onChange={onChange} note={sayRecord(telling.record, 'decisions.leftOut.settingNote')}>
      {sayRecord(telling.record, 'decisions.leftOut.setting')}
    </Checkbox>
  )
}
