import { useTranslation } from 'react-i18next'
import type { Feedback, TaskView } from '#contract/rater.ts'
import type { Criterion } from '#contract/rubric.ts'
import { useFirstFocus } from '#lib/focus.ts'
import { Button } from '#ui/Button.tsx'
import { Page } from '../DeskPages.tsx'
import { useMachine } from '../deskSlice.ts'
import { Content } from '../Given.tsx'
import { useAnswerInWords } from '../own/answerInWords.ts'
import styles from './Before.module.css'

export interface FeedbackPageProps {
  /** The task that was submitted. */
  readonly task: TaskView
  readonly feedback: Feedback
}

/** After a practice task: what was expected beside what was answered, level by level, with the anchors of the scale. */
export function FeedbackPage({ task, feedback: { note, criteria } }: FeedbackPageProps) {
  const { t } = useTranslation('desk')
  const machine = useMachine()
  const inWords = useAnswerInWords()
  const first = useFirstFocus<HTMLButtonElement>()
  const asked = 'criteria' in task.task ? task.task.criteria : []
  const allAlike = criteria.length > 0 && criteria.every(({ expected, given }) => expected === given)
  const says = (criterion: Criterion | undefined, value: number | null) =>
    value === null ? t('feedback.none') : criterion ? inWords(criterion, { state: 'given', value }) : String(value)
  return (
    <Page
      title={t('feedback.title')}
      words={[allAlike ? t('feedback.allAlike') : t('feedback.words')]}
      matter={
        <>
          {criteria.length > 0 && (
            <table className={styles.feedback}>
              <thead>
                <tr>
                  <th scope="col">{t('feedback.criterion')}</th>
                  <th scope="col">{t('feedback.expected')}</th>
                  <th scope="col">{t('feedback.yours')}</th>
                </tr>
              </thead>
              <tbody>
                {criteria.map(({ criterion: id, expected, given }) => {
                  const criterion = asked.find((each) => each.id === id)
                  return (
                    <tr key={id}>
                      <th scope="row" dir="auto">
                        {criterion?.name ?? ''}
                      </th>
                      <td dir="auto">{says(criterion, expected)}</td>
                      <td dir="auto" className={given === expected ? undefined : styles.differs}>
                        {given === expected ? t('feedback.same') : says(criterion, given)}
                      </td>
                    </tr>
                  )
                })}
              </tbody>
            </table>
          )}
          {note !== '' && (
            <section className={styles.text} aria-label={t('feedback.note')}>
              <Content text={note} />
            </section>
          )}
        </>
      }
    >
      <Button kind="primary" ref={first} onPress={() => machine.passGate()}>
        {t('feedback.next')}
      </Button>
    </Page>
  )
}
