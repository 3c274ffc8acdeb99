import { useMutation } from '@tanstack/react-query'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { ExportFile, ExportKind, ReportLanguage, TrainingRules } from '#contract/exports.ts'
import type { StudyId } from '#contract/ids.ts'
import type { ReportSettings } from '#contract/report.ts'
import { useClient } from '#lib/client.ts'
import { useFailureWords } from '#lib/failures.ts'
import { timeOfDay } from '#lib/moments.ts'
import { shell } from '#lib/shell/shell.ts'
import { Button } from '#ui/Button.tsx'
import { Done } from '#ui/SavedLine.tsx'
import styles from './ExportPage.module.css'

/** The form of each kind, as its file is called: names of formats are the same in every language. */
const forms: Readonly<Record<ExportKind, string>> = {
  html: 'HTML',
  pdf: 'PDF',
  methods: 'TXT',
  card: 'MD',
  latex: 'TEX',
  xlsx: 'XLSX',
  results: 'ZIP',
  judgements: 'ZIP',
  json: 'JSON',
  python: 'ZIP',
  r: 'ZIP',
  spss: 'ZIP',
  'trl-preference': 'JSONL',
  'trl-kto': 'JSONL',
  helpsteer: 'JSONL',
  blinded: 'ZIP',
  key: 'CSV',
  everything: 'ZIP',
}

export interface ExportRowProps {
  readonly kind: ExportKind
  /** The title of the study: files are called after it. */
  readonly title: string
  readonly ask: {
    readonly study: StudyId
    readonly settings: ReportSettings
    readonly language: ReportLanguage
    readonly training: TrainingRules
  }
  /** The key while the systems are hidden. */
  readonly hidden: boolean
}

/** One kind of export: what it is, what it holds, and the button that saves it. */
export function ExportRow({ kind, title, ask, hidden }: ExportRowProps) {
  const { t } = useTranslation('exports')
  const client = useClient()
  const failure = useFailureWords()
  const nameId = useId()
  const saving = useMutation({
    mutationFn: async () => {
      const { file } = await client.coordinator.exports.files({ ...ask, kind })
      return shell.saveFiles([toSave(file, named(title, file.fileName))])
    },
  })
  const savedAt = saving.data === 'saved' ? timeOfDay(new Date(saving.submittedAt).toISOString()) : null
  return (
    <li className={styles.row}>
      <div className={styles.says}>
        <b id={nameId}>{t(`kinds.${kind}.name`)}</b>
        <span className="soft">{t(`kinds.${kind}.holds`)}</span>
        {hidden && <span className={styles.hidden}>{t('keyHidden')}</span>}
        {saving.isError && (
          <span className="stop" role="alert">
            {t('failed', { reason: failure(saving.error) })}
          </span>
        )}
      </div>
      <div className={styles.act}>
        <span aria-live="polite">
          {saving.isPending && <span className="soft">{t('saving')}</span>}
          {savedAt !== null && <Done>{t('saved', { time: savedAt })}</Done>}
        </span>
        <Button
          kind="plain"
          notYet={saving.isPending || hidden}
          aria-describedby={nameId}
          onPress={() => saving.mutate()}
        >
          {t('save', { form: forms[kind] })}
        </Button>
      </div>
    </li>
  )
}

const toSave = (file: ExportFile, fileName: string) =>
  'text' in file
    ? { ...file, fileName }
    : { fileName, mediaType: file.mediaType, bytes: Uint8Array.from(atob(file.base64), (sign) => sign.charCodeAt(0)) }

/** "diabetes-answers-report.html": the study's title before the name of the file, without what file systems refuse. */
function named(title: string, fileName: string): string {
  const stem = title
    .replace(/[^\p{Letter}\p{Mark}\p{Number}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .toLowerCase()
    .slice(0, 60)
  return stem === '' ? fileName : `${stem}-${fileName}`
}
