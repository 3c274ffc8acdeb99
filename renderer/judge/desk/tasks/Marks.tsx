import { useTranslation } from 'react-i18next'
import type { Place } from '#contract/asked.ts'
import { Button } from '#ui/Button.tsx'
import { spansAt } from '../answers.ts'
import { useDesk } from '../deskSlice.ts'
import { canJudge } from '../deskState.ts'
import styles from './Tasks.module.css'
import type { Marking } from './useMarking.ts'

export interface MarksProps {
  readonly place: Place
  readonly marking: Marking
  /** Says how marking works; once on a page. */
  readonly explained: boolean
}

/** The marks of a text as a list: what is marked, as what, and the ways to change it. */
export function Marks({ place, marking, explained }: MarksProps) {
  const { t } = useTranslation('tasks')
  const marks = useDesk((state) => spansAt(state.answers, place))
  const able = useDesk(canJudge)
  const text = useDesk(({ task }) => {
    const response = task?.responses[(place.slot ?? 1) - 1]
    return (place.turn === undefined ? response?.text : response?.turns?.[place.turn - 1]?.text) ?? ''
  })
  if (text === '') return null
  return (
    <section className={styles.marks} aria-label={t('marks.title')}>
      <h3>{t('marks.title')}</h3>
      {explained && (
        <>
          <p className={styles.help} id={marking.helpId}>
            {t('marks.help')}
          </p>
          <p className={styles.help}>{t('marks.source')}</p>
        </>
      )}
      {marks.length > 0 && (
        <ol>
          {marks.map((mark, index) => (
            <li key={`${mark.start}-${mark.end}-${mark.category}`} className={styles.mark}>
              <span>{index + 1}</span>
              <bdi className={styles.quote}>{text.slice(mark.start, mark.end)}</bdi>
              <span>
                <Button
                  kind="link"
                  notYet={!able}
                  aria-label={t('marks.changeOf', { number: index + 1 })}
                  onPress={() => marking.open(place, index)}
                >
                  {t('marks.change')}
                </Button>{' '}
                <Button
                  kind="link"
                  notYet={!able}
                  aria-label={t('marks.removeOf', { number: index + 1 })}
                  onPress={() => marking.remove(place, index)}
                >
                  {t('marks.remove')}
                </Button>
              </span>
              <span className={styles.said} dir="auto">
                {[mark.category, mark.severity, mark.comment].filter(Boolean).join(' · ')}
              </span>
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}
