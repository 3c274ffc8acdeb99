import { useTranslation } from 'react-i18next'
import type { Criterion } from '#contract/rubric.ts'
import { useAnswerWords } from '#lib/answerWords.ts'
import { levelSign } from '#ui/fields/answerKeys.ts'
import styles from './Dialogs.module.css'

/** Every criterion of the task with what can be answered: levels and options with their anchors in full, ends of numbers. */
export function Scales({ criteria }: { readonly criteria: readonly Criterion[] }) {
  const { t } = useTranslation('judge')
  const answersOf = useAnswersOf()
  return (
    <section className={styles.scales} aria-label={t('guidelines.anchors')}>
      {criteria.map((criterion) => {
        const answers = answersOf(criterion)
        return (
          <div key={criterion.id}>
            <h3 dir="auto">{criterion.name}</h3>
            {criterion.question !== '' && (
              <p className="soft" dir="auto">
                {criterion.question}
              </p>
            )}
            {answers.length > 0 && (
              <dl className={styles.levels}>
                {answers.map(({ sign, anchor, description }) => (
                  <div key={`${sign} ${anchor}`}>
                    <dt>{sign}</dt>
                    <dd dir="auto">
                      <b>{anchor}</b>
                      {description !== '' && <span> {description}</span>}
                    </dd>
                  </div>
                ))}
              </dl>
            )}
          </div>
        )
      })}
    </section>
  )
}

type Answer = { readonly sign: string | number; readonly anchor: string; readonly description: string }

/** What a criterion can be answered with; nothing for words of the rater's own. */
function useAnswersOf(): (criterion: Criterion) => readonly Answer[] {
  const words = useAnswerWords()
  const plain = (anchor: string): Answer => ({ sign: '–', anchor, description: '' })
  return (criterion) => {
    switch (criterion.kind) {
      case 'ordinal':
        return criterion.levels.map((level) => ({ ...level, sign: levelSign(level) }))
      case 'single':
      case 'multi':
        return criterion.options.map(({ anchor, description }) => ({ ...plain(anchor), description }))
      case 'yes-no':
        return [words.yes, words.no, ...(criterion.unsure ? [words.unsure] : [])].map(plain)
      case 'numeric': {
        const range = words.range(criterion.min, criterion.max)
        return range === undefined ? [] : [plain(range)]
      }
      case 'text':
        return []
    }
  }
}
