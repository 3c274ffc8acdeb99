import { useEffect, useRef } from 'react'
import { useLocale } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { TaskView } from '#contract/rater.ts'
import { Button } from '#ui/Button.tsx'
import { KeyHint } from '#ui/KeyHint.tsx'
import { type PreferenceChoice, PreferenceScale } from '#ui/PreferenceScale.tsx'
import { PairRoom, QuestionBand, Sides, VerdictBand } from '#ui/Sides.tsx'
import { CommentField } from './CommentField.tsx'
import { allowedOutcomes, choosePreference } from './choosing.ts'
import styles from './Desk.module.css'
import { useDesk, useMachine } from './deskSlice.ts'
import { canJudge } from './deskState.ts'
import { Content } from './Given.tsx'
import { gradeOf, preferenceWords } from './preferenceWords.ts'
import type { TaskScreenProps } from './TaskScreen.tsx'

type Pair = Extract<TaskView['task'], { kind: 'preference' }>

/** Comparing: the question, two panes alike to the pixel, and the verdict under them. */
export function PreferenceTask({ commenting, onCommenting, onPrompt }: TaskScreenProps) {
  const { t } = useTranslation('judge')
  const task = useDesk((state) => state.task)
  const study = useDesk((state) => state.study)
  const verdict = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!commenting) return
    verdict.current?.querySelector('textarea')?.focus()
    onCommenting(false)
  }, [commenting, onCommenting])
  if (task?.task.kind !== 'preference' || study === null) return null
  return (
    <PairRoom>
      <QuestionBand
        question={study.question || t('preference.question')}
        contextName={study.promptHeading}
        context={<PairContext task={task} />}
        show={
          <Button keys="P" onPress={onPrompt}>
            {t('preference.showPrompt')}
          </Button>
        }
      />
      <Sides
        nameOf={(letter) => `${study.responseHeading} ${letter}`}
        sides={task.responses.map(({ blindLabel, text }) => ({
          id: blindLabel,
          letter: blindLabel,
          content: <Content text={text} />,
        }))}
      />
      <VerdictBand accessibleName={t('preference.form')}>
        <Verdict pair={task.task} responses={task.responses} />
        <div ref={verdict}>
          <CommentField />
        </div>
      </VerdictBand>
    </PairRoom>
  )
}

/** What both answer: the prompt, and what is on record. Headings only where there is more than one text. */
export function PairContext({ task }: { readonly task: TaskView }) {
  const promptHeading = useDesk((state) => state.study?.promptHeading ?? '')
  if (task.context.length === 0) return <Content text={task.prompt} />
  return [{ heading: promptHeading, text: task.prompt }, ...task.context].map((block, index) => (
    <div key={index} className={styles.context}>
      <h3 dir="auto">{block.heading}</h3>
      <Content text={block.text} />
    </div>
  ))
}

function Verdict({ pair, responses }: { readonly pair: Pair; readonly responses: TaskView['responses'] }) {
  const { t } = useTranslation('judge')
  const machine = useMachine()
  const answer = useDesk((state) => state.answers.preference)
  const able = useDesk(canJudge)
  const letters = [responses[0]?.blindLabel ?? '', responses[1]?.blindLabel ?? ''] as const
  const choices = usePreferenceChoices(pair, responses)
  return (
    <PreferenceScale
      heading={answer?.state === 'cannot-judge' ? t(`reasons.${answer.reason}`) : t('preference.heading')}
      choices={choices}
      letters={letters}
      value={answer?.state === 'given' ? answer.outcome : null}
      onChange={(outcome) => choosePreference(machine, outcome)}
      keysNote={<KeysNote pair={pair} letters={letters} />}
      disabled={!able}
      required
    />
  )
}

function usePreferenceChoices(pair: Pair, responses: TaskView['responses']): readonly PreferenceChoice[] {
  const { t } = useTranslation('judge')
  return allowedOutcomes(pair).map((value) => {
    const accessibleName = preferenceWords(t, pair, responses, value)
    const grade = gradeOf(pair.strength, value)
    const short = grade === null || grade === 'much' ? accessibleName : t(`preference.${grade}Short`)
    return { value, anchor: short, accessibleName }
  })
}

function KeysNote({ pair, letters }: { readonly pair: Pair; readonly letters: readonly [string, string] }) {
  const { t } = useTranslation('judge')
  const { direction } = useLocale()
  const left = <KeyHint keys="ArrowLeft" spoken={t('preference.leftArrow')} />
  const right = <KeyHint keys="ArrowRight" spoken={t('preference.rightArrow')} />
  return (
    <>
      <span>
        {direction === 'ltr' ? left : right} {letters[0]}
      </span>
      <span>
        {direction === 'ltr' ? right : left} {letters[1]}
      </span>
      {pair.ties && (
        <span>
          <KeyHint keys="ArrowDown" spoken={t('preference.downArrow')} /> {t('preference.equalHint')}
        </span>
      )}
      {pair.strength && (
        <span>
          <KeyHint keys="1" spoken="1" />
          <KeyHint keys="2" spoken="2" />
          <KeyHint keys="3" spoken="3" /> {t('preference.howMuch')}
        </span>
      )}
    </>
  )
}
