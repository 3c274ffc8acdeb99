import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RubricTemplate, RubricTemplateKey } from '#contract/rubricTemplates.ts'
import { useApi } from '#lib/client.ts'
import { shell } from '#lib/shell/shell.ts'
import { Button } from '#ui/Button.tsx'
import { Menu } from '#ui/Menu.tsx'
import type { PageProps } from '../study.ts'
import { FileProblems } from './FileProblems.tsx'
import styles from './RubricPage.module.css'
import { type FileProblem, readRubricFile, writeRubricFile } from './rubricFile.ts'
import { type EditedCriterion, taken } from './rubricModel.ts'
import { VersionsDialog } from './VersionsDialog.tsx'

/** Criteria from a template or a file, to go into the editor. */
export type Brought = {
  readonly criteria: readonly EditedCriterion[]
  readonly template?: RubricTemplate
}

export interface RubricToolsProps {
  readonly overview: PageProps['overview']
  readonly criteria: readonly EditedCriterion[]
  /** Criteria can still be changed. */
  readonly open: boolean
  readonly onBring: (brought: Brought) => void
  /** Puts an earlier version in place of what is there. */
  readonly onTake: (criteria: readonly EditedCriterion[]) => void
}

/** Templates, versions, and the way to and from a file. */
export function RubricTools({ overview, criteria, open, onBring, onTake }: RubricToolsProps) {
  const { t } = useTranslation('rubric')
  const [showsVersions, setShowsVersions] = useState(false)
  const [problems, setProblems] = useState<readonly FileProblem[] | null>(null)
  const openFile = async () => {
    const file = await shell.openImportDialog()
    if (file === null) return
    const known = new Set<string>(
      [...overview.rubric.criteria, ...criteria.map(({ draft }) => draft)].map(({ id }) => id),
    )
    const read = readRubricFile(new TextDecoder().decode(file.bytes), known)
    if ('problems' in read) setProblems(read.problems)
    else onBring(read)
  }
  const save = () =>
    void shell.saveFiles([
      { fileName: `${t('file.name')}.json`, mediaType: 'application/json', text: writeRubricFile(criteria) },
    ])
  return (
    <span className={styles.tools}>
      {open && <Templates onBring={onBring} />}
      {overview.rubric.version > 1 && (
        <Button kind="link" onPress={() => setShowsVersions(true)}>
          {t('versions.show')}
        </Button>
      )}
      {open && (
        <Button kind="link" onPress={() => void openFile()}>
          {t('file.open')}
        </Button>
      )}
      {criteria.length > 0 && (
        <Button kind="link" onPress={save}>
          {t('file.save')}
        </Button>
      )}
      {showsVersions && (
        <VersionsDialog
          overview={overview}
          onClose={() => setShowsVersions(false)}
          onTake={open ? onTake : undefined}
        />
      )}
      {problems !== null && <FileProblems problems={problems} onClose={() => setProblems(null)} />}
    </span>
  )
}

const shelves: Readonly<Record<'general' | 'health' | 'teaching' | 'texts', readonly RubricTemplateKey[]>> = {
  general: ['general-quality', 'helpful-correct-clear', 'five-attributes'],
  health: ['clinical-answer', 'clinical-ten', 'equity-independent', 'equity-pairwise', 'equity-counterfactual'],
  teaching: ['essay-markers', 'feedback-quality'],
  texts: ['conversation-turns', 'error-marks'],
}

/** Rubrics to start from. */
function Templates({ onBring }: Pick<RubricToolsProps, 'onBring'>) {
  const { t } = useTranslation(['prepare', 'rubric'])
  const api = useApi()
  const templates = useQuery(
    api.coordinator.rubric.templates.queryOptions({ input: {}, staleTime: Number.POSITIVE_INFINITY }),
  )
  const known = templates.data?.templates ?? []
  const entryOf = ({ key, criteria }: RubricTemplate) => ({
    id: key,
    words: t('prepare:rubric.templateWithCount', { template: t(`rubric:templates.${key}`), count: criteria.length }),
  })
  return (
    <span className={styles.templates}>
      <Menu
        trigger={t('prepare:rubric.startFrom')}
        groups={(['general', 'health', 'teaching', 'texts'] as const).map((shelf) => ({
          accessibleName: t(`rubric:shelves.${shelf}`),
          entries: known.filter(({ key }) => shelves[shelf].includes(key)).map(entryOf),
        }))}
        onAction={(key) => {
          const template = known.find((each) => each.key === key)
          if (template) onBring({ criteria: taken(template.criteria), template })
        }}
      />
    </span>
  )
}
