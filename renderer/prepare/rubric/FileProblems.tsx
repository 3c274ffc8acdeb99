import { useTranslation } from 'react-i18next'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import styles from './RubricPage.module.css'
import type { FileProblem } from './rubricFile.ts'

const mostShown = 20

/** Why a file is not taken as a rubric: every problem with its place in the file. */
export function FileProblems({
  problems,
  onClose,
}: {
  readonly problems: readonly FileProblem[]
  readonly onClose: () => void
}) {
  const { t } = useTranslation('rubric')
  const words = useProblemWords()
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('file.refused')}
      actions={
        <Button kind="primary" onPress={onClose}>
          {t('versions.close')}
        </Button>
      }
    >
      <p>{t('file.nothingChanged')}</p>
      <ul className={styles.fileProblems}>
        {problems.slice(0, mostShown).map((problem, place) => (
          <li key={place}>
            {problem.path !== '' && (
              <code dir="ltr" className={styles.path}>
                {problem.path}
              </code>
            )}{' '}
            {words(problem)}
          </li>
        ))}
      </ul>
      {problems.length > mostShown && <p className="soft">{t('file.more', { count: problems.length - mostShown })}</p>}
    </Dialog>
  )
}

function useProblemWords(): (problem: FileProblem) => string {
  const { t } = useTranslation('rubric')
  return (problem) => {
    switch (problem.kind) {
      case 'not-json':
        return problem.line === null ? t('problem.not-json') : t('problem.not-json-line', { line: problem.line })
      case 'unknown-field':
        return t('problem.unknown-field', { names: problem.names })
      case 'not-one-of':
        return t('problem.not-one-of', { expected: problem.expected })
      case 'wrong-kind':
        return t('problem.wrong-kind', { expected: problem.expected })
      case 'too-little':
      case 'too-short':
        return t(`problem.${problem.kind}`, { least: problem.least })
      case 'too-much':
      case 'too-long':
        return t(`problem.${problem.kind}`, { most: problem.most })
      default:
        return t(`problem.${problem.kind}`)
    }
  }
}
