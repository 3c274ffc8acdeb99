import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { TaskView } from '#contract/rater.ts'
import { Button } from '#ui/Button.tsx'
import { KeyHint } from '#ui/KeyHint.tsx'
import { type PreferenceChoice, PreferenceScale } from '#ui/PreferenceScale.tsx'
import { PairRoom, QuestionBand, Sides, VerdictBand } from '#ui/Sides.tsx'
import { allowedOutcomes, choosePreference } from './choosing.ts'
import { CommentField } from './CommentField.tsx'
import styles from './Desk.module.css'
import { canJudge } from './deskState.ts'
import { Content } from './Given.tsx'
import type { TaskScreenProps } from './TaskScreen.tsx'
import { useDesk, useMachine } from './deskSlice.ts'

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
        <Verdict
          pair={task.task}
          letters={[task.responses[0]?.blindLabel ?? '', task.responses[1]?.blindLabel ?? '']}
        />
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

function Verdict({ pair, letters }: { readonly pair: Pair; readonly letters: readonly [string, string] }) {
  const { t } = useTranslation('judge')
  const machine = useMachine()
  const answer = useDesk((state) => state.answers.preference)
  const able = useDesk(canJudge)
  const choices = usePreferenceChoices(pair, letters)
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

const grades = ['slightly', 'clearly', 'much'] as const

function usePreferenceChoices(pair: Pair, letters: readonly [string, string]): readonly PreferenceChoice[] {
  const { t } = useTranslation('judge')
  return allowedOutcomes(pair).map((value) => {
    if (value === 0) return { value, anchor: t('preference.equal'), accessibleName: t('preference.equal') }
    const letter = letters[value < 0 ? 0 : 1]
    const grade = grades[Math.abs(value) - 1]
    if (!pair.strength || grade === undefined) {
      const words = t('preference.betterPlain', { letter })
      return { value, anchor: words, accessibleName: words }
    }
    const full = t(`preference.${grade}`, { letter })
    return { value, anchor: grade === 'much' ? full : t(`preference.${grade}Short`), accessibleName: full }
  })
}

function KeysNote({ pair, letters }: { readonly pair: Pair; readonly letters: readonly [string, string] }) {
  const { t } = useTranslation('judge')
  return (
    <>
      <span>
        <KeyHint keys="ArrowLeft" spoken={t('preference.leftArrow')} /> {letters[0]}
      </span>
      <span>
        <KeyHint keys="ArrowRight" spoken={t('preference.rightArrow')} /> {letters[1]}
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
