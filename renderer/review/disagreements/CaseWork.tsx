import { useTranslation } from 'react-i18next'
import type { StudyWords } from '#contract/coordinator.ts'
import type { CaseView } from '#contract/review.ts'
import { Prose } from '#ui/Prose.tsx'
import styles from './Disagreements.module.css'

/** The work a case is about: prompt, context, the one or two responses, with their headings at the starting edge. */
export function CaseWork({ view, words }: { readonly view: CaseView; readonly words: StudyWords }) {
  const { t } = useTranslation('judge')
  const prose = {
    image: t('reading.image'),
    plain: t('reading.plain'),
    code: t('reading.code'),
    table: t('reading.table'),
    formula: t('reading.formula'),
  }
  const parts = [
    { heading: words.promptHeading, text: view.prompt, work: false },
    ...view.context.map(({ heading, text }) => ({ heading, text, work: false })),
    ...view.responses.map(({ blindLabel, text }) => ({
      heading: blindLabel === '' ? words.responseHeading : `${words.responseHeading} ${blindLabel}`,
      text,
      work: true,
    })),
  ]
  return (
    <dl className={styles.work}>
      {parts.map(({ heading, text, work }, place) => (
        <div key={place} className={work ? styles.judged : undefined}>
          <dt>
            <bdi>{heading}</bdi>
          </dt>
          <dd>
            <Prose text={text} words={prose} />
          </dd>
        </div>
      ))}
    </dl>
  )
}
