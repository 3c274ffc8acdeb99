import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#ui/Button.tsx'
import { useDesk, useMachine } from '../deskSlice.ts'
import styles from './Before.module.css'
import { didStep, tourSteps } from './tour.ts'

/**
 * The tour, as a strip above the work: it never covers what it speaks of, and every key does what it always does. Where a step
 * asks for something, doing it says so.
 */
export function TourStrip() {
  const tour = useDesk((state) => state.tour)
  const step = typeof tour === 'number' ? tourSteps[tour] : undefined
  useEffect(() => {
    const page = document.documentElement
    if (step === undefined) return undefined
    page.dataset['tour'] = step
    return () => {
      delete page.dataset['tour']
    }
  }, [step])
  const { t } = useTranslation('desk')
  if (tour === null) return null
  return (
    <aside className={styles.tour} aria-label={t('tour.name')}>
      {tour === 'offered' ? <Offer /> : <Step index={tour} />}
    </aside>
  )
}

function Offer() {
  const { t } = useTranslation('desk')
  const machine = useMachine()
  return (
    <>
      <span className={styles.says}>{t('tour.offer')}</span>
      <span className={styles.buttons}>
        <Button kind="plain" onPress={() => machine.showTour(0)}>
          {t('tour.start')}
        </Button>
        <Button onPress={() => machine.showTour(null)}>{t('tour.skip')}</Button>
      </span>
    </>
  )
}

function Step({ index }: { readonly index: number }) {
  const { t } = useTranslation('desk')
  const machine = useMachine()
  const step = tourSteps[index] ?? 'work'
  const did = useDesk((state) => didStep(step, state))
  const next = useRef<HTMLButtonElement>(null)
  // The first step takes the focus to where Enter leads on; later it is there already, or the rater is trying something.
  useEffect(() => {
    if (index === 0) next.current?.focus()
  }, [index])
  const last = index === tourSteps.length - 1
  return (
    <>
      <span className={styles.says} aria-live="polite">
        <b>{t(`tour.steps.${step}.title`)}</b>
        {did ? t('tour.did') : t(`tour.steps.${step}.words`)}
      </span>
      <span className={styles.buttons}>
        <span className={styles.place}>{t('tour.place', { step: index + 1, total: tourSteps.length })}</span>
        {index > 0 && <Button onPress={() => machine.showTour(index - 1)}>{t('tour.back')}</Button>}
        <Button kind="plain" ref={next} onPress={() => machine.showTour(last ? null : index + 1)}>
          {last ? t('tour.finish') : t('tour.next')}
        </Button>
        {!last && <Button onPress={() => machine.showTour(null)}>{t('tour.stop')}</Button>}
      </span>
    </>
  )
}
