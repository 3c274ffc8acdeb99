import { useId, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { TaskView } from '#contract/rater.ts'
import { classes } from '#ui/classes.ts'
import { Glyph } from '#ui/Glyph.tsx'
import { KeyLegend } from '#ui/KeyHint.tsx'
import { Reading } from '#ui/Reading.tsx'
import { Acts, Desk, FormTitle } from '#ui/Screen.tsx'
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx'
import { CommentField } from '../CommentField.tsx'
import { chooseExtreme } from '../choosing.ts'
import { DeskActs } from '../DeskActs.tsx'
import { useDesk, useMachine } from '../deskSlice.ts'
import { canJudge } from '../deskState.ts'
import { Given } from '../Given.tsx'
import { useKeyLine } from '../keyLines.ts'
import { openingWords } from '../openingWords.ts'
import styles from '../Ranking.module.css'
import { Label } from '../reading/Label.tsx'
import { Passages, useShownPassage } from '../reading/Passages.tsx'
import { useLabelWord } from '../reading/useLabelWord.ts'
import type { TaskScreenProps } from '../TaskScreen.tsx'
import { Besides } from './Besides.tsx'
import tasks from './Tasks.module.css'

/** Best and worst: the responses under their labels on the reading page, a row with two circles for each beside them. */
export function BestWorstTask({ commenting, onCommenting, onCannotJudge }: TaskScreenProps) {
  const { t } = useTranslation('tasks')
  const { t: judge } = useTranslation('judge')
  const task = useDesk((state) => state.task)
  const question = useDesk((state) => state.study?.question ?? '')
  const reason = useDesk(({ answers }) =>
    answers.bestWorst?.state === 'cannot-judge' ? answers.bestWorst.reason : null,
  )
  const page = useRef<HTMLDivElement>(null)
  useShownPassage(page)
  if (task?.task.kind !== 'best-worst') return null
  return (
    <Desk
      reading={
        <Reading accessibleName={judge('reading.ranking')}>
          <Given />
          <Passages pageRef={page} />
        </Reading>
      }
      formName={t('bestWorst.form')}
      form={
        <>
          <FormTitle second={t('bestWorst.rule')}>{question || t('bestWorst.question')}</FormTitle>
          {reason !== null && <p className={styles.reason}>{judge(`reasons.${reason}`)}</p>}
          <Choices responses={task.responses} />
          <Besides />
        </>
      }
      formFoot={
        <>
          {commenting ? <CommentField onDone={() => onCommenting(false)} /> : <Keys />}
          <Acts>
            <DeskActs onCannotJudge={onCannotJudge} comment={() => onCommenting(true)} />
          </Acts>
        </>
      }
    />
  )
}

function Choices({ responses }: { readonly responses: TaskView['responses'] }) {
  const { t } = useTranslation('tasks')
  const machine = useMachine()
  const word = useLabelWord()
  const chosen = useDesk((state) => state.chosen)
  const heading = useDesk((state) => state.study?.responseHeading ?? '')
  const openingOf = ({ text, turns }: TaskView['responses'][number]) =>
    openingWords(text === '' ? (turns?.at(-1)?.text ?? '') : text)
  return (
    <table className={tasks.choices}>
      <thead>
        <tr>
          <th scope="col" className={tasks.name}>
            <VisuallyHidden>{heading}</VisuallyHidden>
          </th>
          <th scope="col">{t('bestWorst.best')}</th>
          <th scope="col">{t('bestWorst.worst')}</th>
        </tr>
      </thead>
      <tbody>
        {responses.map((response, index) => {
          const { blindLabel } = response
          return (
            <tr key={blindLabel} className={classes(blindLabel === chosen && tasks.held)}>
              <th scope="row" className={tasks.name}>
                <button
                  type="button"
                  className={tasks.line}
                  aria-label={`${word(blindLabel)} ${openingOf(response)}`}
                  aria-current={blindLabel === chosen || undefined}
                  onClick={() => machine.choose(blindLabel)}
                >
                  <b>
                    <Label of={blindLabel} />
                  </b>
                  <span dir="auto">{openingOf(response)}</span>
                </button>
              </th>
              <td>
                <Pick which="best" slot={index + 1} blindLabel={blindLabel} />
              </td>
              <td>
                <Pick which="worst" slot={index + 1} blindLabel={blindLabel} />
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

interface PickProps {
  readonly which: 'best' | 'worst'
  readonly slot: number
  readonly blindLabel: string
}

function Pick({ which, slot, blindLabel }: PickProps) {
  const { t } = useTranslation('tasks')
  const machine = useMachine()
  const group = useId()
  const word = useLabelWord()
  const visit = useDesk((state) => state.visit)
  const able = useDesk(canJudge)
  const checked = useDesk(({ answers }) => answers.bestWorst?.state === 'given' && answers.bestWorst[which] === slot)
  return (
    <label className={tasks.pick}>
      <input
        type="radio"
        id={group}
        name={`${which}-${visit}`}
        checked={checked}
        disabled={!able}
        aria-label={t(`bestWorst.${which}Of`, { label: word(blindLabel) })}
        onFocus={() => machine.choose(blindLabel)}
        onChange={() => chooseExtreme(machine, which, slot)}
      />
      <span aria-hidden="true">
        <Glyph name="tick" />
      </span>
    </label>
  )
}

function Keys() {
  const { t } = useTranslation('tasks')
  const { t: judge } = useTranslation('judge')
  const choose = useKeyLine(['up', 'down'], 'ArrowUp, ArrowDown', {
    spoken: judge('ranking.spoken.choose'),
    words: judge('ranking.keyChoose'),
  })
  const best = useKeyLine(['best'], 'B', { spoken: 'B', words: t('bestWorst.keyBest') })
  const worst = useKeyLine(['worst'], 'W', { spoken: 'W', words: t('bestWorst.keyWorst') })
  return (
    <div className={styles.keys}>
      <KeyLegend lines={[...choose, ...best, ...worst]} />
    </div>
  )
}
