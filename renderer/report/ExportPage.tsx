import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { exportKinds, ReportLanguage, usualTrainingRules } from '#contract/exports.ts'
import { usePageLanguage } from '#lib/i18n.ts'
import { languageNames } from '#lib/languages.ts'
import { Select } from '#ui/Select.tsx'
import { Section, Sheet } from '#ui/Sheet.tsx'
import styles from './ExportPage.module.css'
import { ExportRow } from './ExportRow.tsx'
import type { ReportPageProps } from './places.ts'
import { TrainingRulesForm } from './TrainingRulesForm.tsx'
import { words } from './words.ts'

const groups = ['all', 'read', 'compute', 'train', 'apart'] as const

/** The study as files, grouped by what they are for, each with what it holds. */
export function ExportPage({ overview, report, view }: ReportPageProps) {
  const { t } = useTranslation('exports')
  const page = ReportLanguage.safeParse(usePageLanguage())
  const [chosen, setChosen] = useState<ReportLanguage | null>(null)
  const [training, setTraining] = useState(usualTrainingRules)
  const language = chosen ?? (page.success ? page.data : 'en')
  const ask = { study: overview.study, settings: view.settings, language, training }
  return (
    <Sheet title={t('title')} second={words.methods.namings[report.naming]}>
      <div className={styles.language}>
        <Select
          heading={t('language')}
          options={ReportLanguage.options.map((id) => ({ id, words: languageNames[id] }))}
          value={language}
          onChange={setChosen}
        />
      </div>
      {groups.map((group) => (
        <Section key={group} heading={t(`groups.${group}.heading`)} spaced>
          {group !== 'all' && <p className={styles.note}>{t(`groups.${group}.note`)}</p>}
          {group === 'train' && <TrainingRulesForm rules={training} onChange={setTraining} />}
          <ul className={styles.rows}>
            {exportKinds[group].map((kind) => (
              <ExportRow
                key={kind}
                kind={kind}
                title={report.study.title}
                ask={ask}
                hidden={kind === 'key' && report.naming === 'codes'}
              />
            ))}
          </ul>
        </Section>
      ))}
      <p className={styles.note}>{t('note')}</p>
    </Sheet>
  )
}
