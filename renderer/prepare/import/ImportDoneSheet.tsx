import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import type { StudyId } from '#contract/ids.ts'
import { roomPlace } from '#lib/places.ts'
import { Button } from '#ui/Button.tsx'
import { Section, Sheet } from '#ui/Sheet.tsx'
import type { PreparePage } from '../study.ts'
import { useCountWords } from './countWords.ts'
import styles from './ImportDoneSheet.module.css'
import type { ImportState } from './importSlice.ts'

export interface ImportDoneSheetProps {
  readonly study: StudyId
  readonly state: Extract<ImportState, { phase: 'done' }>
  readonly onOpen: (page: PreparePage) => void
  readonly onAnother: () => void
}

/** What was written, and where to go from here. */
export function ImportDoneSheet({ study, state, onOpen, onAnother }: ImportDoneSheetProps) {
  const [, go] = useLocation()
  const { t } = useTranslation('prepare')
  const { counts, fileName } = state
  const { creates, rest } = useCountWords(counts, false, 'did')
  const judged = counts.newJudgements > 0
  return (
    <Sheet title={t('import.doneTitle', { file: fileName })} second={`${creates} ${rest}`}>
      <Section heading={t('import.nextHeading')}>
        <ul className={styles.next}>
          <li>
            <Button kind="plain" onPress={() => onOpen('items')}>
              {t('import.readItems')}
            </Button>
            <span className="soft">{t('import.readItemsNote')}</span>
          </li>
          {!judged && (
            <li>
              <Button kind="plain" onPress={() => onOpen('rubric')}>
                {t('import.setRubric')}
              </Button>
              <span className="soft">{t('import.setRubricNote')}</span>
            </li>
          )}
          {judged && (
            <li>
              <Button kind="plain" onPress={() => go(roomPlace(study, 'report'))}>
                {t('import.openReport')}
              </Button>
              <span className="soft">{t('import.openReportNote')}</span>
            </li>
          )}
          <li>
            <Button kind="plain" onPress={onAnother}>
              {t('import.another')}
            </Button>
            <span className="soft">{t(judged ? 'import.anotherJudgedNote' : 'import.anotherNote')}</span>
          </li>
        </ul>
      </Section>
    </Sheet>
  )
}
