import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { ExportFormat } from '#contract/report.ts'
import { useClient } from '#lib/client.ts'
import { useFailureWords } from '#lib/failures.ts'
import { timeOfDay } from '#lib/moments.ts'
import { shell } from '#lib/shell/shell.ts'
import { Button } from '#ui/Button.tsx'
import { Done } from '#ui/SavedLine.tsx'
import { Section, Sheet } from '#ui/Sheet.tsx'
import styles from './ExportPage.module.css'
import type { ReportPageProps } from './places.ts'
import { words } from './words.ts'

const formats: readonly ExportFormat[] = ['html', 'csv', 'json']

/** The report as files: a page to read and print, tables for a spreadsheet, everything for a script. */
export function ExportPage({ overview, report, view }: ReportPageProps) {
  const { t } = useTranslation('report')
  const client = useClient()
  const failure = useFailureWords()
  const saving = useMutation({
    mutationFn: async (format: ExportFormat) => {
      const { files } = await client.coordinator.report.export({
        study: overview.study,
        settings: view.settings,
        format,
      })
      return shell.saveFiles(files.map((file) => ({ ...file, fileName: named(report.study.title, file.fileName) })))
    },
  })
  const savedAt = saving.data === 'saved' ? timeOfDay(new Date(saving.submittedAt).toISOString()) : null
  return (
    <Sheet title={t('export.title')} second={words.methods.namings[report.naming]}>
      <Section heading={t('export.heading')}>
        <ul className={styles.formats}>
          {formats.map((format) => (
            <li key={format}>
              <span>
                <b>{t(`export.formats.${format}.words`)}</b>
                <span className="soft">{t(`export.formats.${format}.note`)}</span>
              </span>
              <span className={styles.act}>
                {savedAt !== null && saving.variables === format && <Done>{t('export.saved', { time: savedAt })}</Done>}
                <Button kind="plain" notYet={saving.isPending} onPress={() => saving.mutate(format)}>
                  {t(`export.formats.${format}.save`)}
                </Button>
              </span>
            </li>
          ))}
        </ul>
        {saving.isError && (
          <p className="stop" role="alert">
            {t('export.failed', { reason: failure(saving.error) })}
          </p>
        )}
        <p className={styles.note}>{t('export.note')}</p>
      </Section>
    </Sheet>
  )
}

/** "diabetes-answers-report.html": the study's title before the name of the file, without what file systems refuse. */
function named(title: string, fileName: string): string {
  const stem = title
    .replace(/[^\p{Letter}\p{Number}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .toLowerCase()
    .slice(0, 60)
  return stem === '' ? fileName : `${stem}-${fileName}`
}
