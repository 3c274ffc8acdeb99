import { useEffect, useRef } from 'react'
import { useLocale } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { ratedTurns } from '#contract/asked.ts'
import type { TaskView } from '#contract/rater.ts'
import { Button } from '#ui/Button.tsx'
import { KeyHint } from '#ui/KeyHint.tsx'
import { PairRoom, QuestionBand, Sides, VerdictBand } from '#ui/Sides.tsx'
import { CommentField } from './CommentField.tsx'
import styles from './Desk.module.css'
import { useDesk } from './deskSlice.ts'
import { BlockContent, Content, Prompt } from './Given.tsx'
import { Differing } from './reading/Differing.tsx'
import { Label } from './reading/Label.tsx'
import { Speech } from './reading/Speech.tsx'
import { DifferencesButton, useDifferences } from './reading/useDifferences.tsx'
import { useBlockFold } from './reading/useFold.ts'
import { useLabelWord } from './reading/useLabelWord.ts'
import { useWithheldContext } from './reading/useWithheldContext.ts'
import type { TaskScreenProps } from './TaskScreen.tsx'
import { Besides } from './tasks/Besides.tsx'
import tasks from './tasks/Tasks.module.css'
import { Verdicts } from './tasks/Verdicts.tsx'
import { useCriterionFocus } from './useCriterionFocus.ts'

/** Comparing: the question, two panes alike to the pixel, and the verdict under them. */
export function PreferenceTask({ commenting, onCommenting, onPrompt }: TaskScreenProps) {
  const { t } = useTranslation('judge')
  const task = useDesk((state) => state.task)
  const study = useDesk((state) => state.study)
  const aside = useRef<HTMLDivElement>(null)
  const verdicts = useRef<HTMLDivElement>(null)
  const word = useLabelWord()
  const differences = useDifferences()
  const asksSource = useDesk((state) => state.rules.sourceQuestion !== undefined)
  useCriterionFocus(verdicts)
  useWithheldContext()
  useEffect(() => {
    if (!commenting) return
    aside.current?.querySelector<HTMLTextAreaElement>('[data-comment] textarea')?.focus()
    onCommenting(false)
  }, [commenting, onCommenting])
  if (task?.task.kind !== 'preference' || study === null) return null
  const isRich =
    task.task.criteria.length > 0 || asksSource || task.task.justification !== undefined || task.task.confidence
  return (
    <PairRoom>
      <QuestionBand
        question={study.question || t('preference.question')}
        {...(differences.offered ? { second: <DifferencesButton differences={differences} /> } : {})}
        contextName={study.promptHeading}
        context={<PairContext task={task} />}
        show={
          <>
            <Button keys="P" onPress={onPrompt}>
              {t('preference.showPrompt')}
            </Button>
            {differences.offered && <DifferencesButton differences={differences} brief />}
          </>
        }
      />
      <Sides
        nameOf={(letter) => `${study.responseHeading} ${letter}`}
        sides={task.responses.map((response, index) => ({
          id: response.blindLabel,
          letter: word(response.blindLabel),
          sign: <Label of={response.blindLabel} />,
          content: differences.parts ? (
            <Differing parts={differences.parts[index] ?? []} />
          ) : (
            <Side response={response} />
          ),
        }))}
      />
      <VerdictBand accessibleName={t('preference.form')}>
        <div ref={verdicts} className={tasks.verdicts} {...(isRich ? { 'data-rich': '' } : {})}>
          <Verdicts pair={task.task} responses={task.responses} keysNote={<KeysNote task={task} />} />
        </div>
        <div ref={aside} className={tasks.sides}>
          <Besides />
          <CommentField />
        </div>
      </VerdictBand>
    </PairRoom>
  )
}

function Side({ response }: { readonly response: TaskView['responses'][number] }) {
  const heading = useDesk((state) => state.study?.responseHeading ?? '')
  const { text, turns, attachments } = response
  return (
    <>
      {turns && (
        <Speech
          accessibleName={heading}
          turns={turns}
          judged={ratedTurns(response)}
          draw={(turn) => <Content text={turn.text} />}
        />
      )}
      <Content text={text} attachments={attachments} />
    </>
  )
}

/** What both answer: the prompt, and what is on record. Headings only where there is more than one text. */
export function PairContext({ task }: { readonly task: TaskView }) {
  const promptHeading = useDesk((state) => state.study?.promptHeading ?? '')
  if (task.context.length === 0) return <Prompt task={task} />
  return (
    <>
      <div className={styles.context}>
        <h3 dir="auto">{promptHeading}</h3>
        <Prompt task={task} />
      </div>
      {task.context.map((block, index) => (
        <PairBlock key={`${index}-${block.withheld === true}`} block={block} />
      ))}
    </>
  )
}

function PairBlock({ block }: { readonly block: TaskView['context'][number] }) {
  const { t } = useTranslation('tasks')
  const { isOpen, onToggle } = useBlockFold(block)
  const heading = block.heading === '' ? t(`context.${block.kind ?? 'source'}`) : block.heading
  return (
    <div className={styles.context}>
      <h3 dir="auto">{heading}</h3>
      {block.withheld ? (
        <p className="soft">{t('context.withheld')}</p>
      ) : (
        <>
          {block.kind === 'reference' && (
            <Button kind="link" aria-expanded={isOpen} onPress={onToggle}>
              {isOpen ? t('context.fold') : t('context.unfold')}
            </Button>
          )}
          {isOpen && <BlockContent block={block} />}
        </>
      )}
    </div>
  )
}

function KeysNote({ task }: { readonly task: TaskView }) {
  const { t } = useTranslation('judge')
  const { direction } = useLocale()
  if (task.task.kind !== 'preference') return null
  const pair = task.task
  const [first, second] = task.responses
  const left = <KeyHint keys="ArrowLeft" spoken={t('preference.leftArrow')} />
  const right = <KeyHint keys="ArrowRight" spoken={t('preference.rightArrow')} />
  return (
    <>
      <span>
        {direction === 'ltr' ? left : right} <Label of={first?.blindLabel ?? ''} />
      </span>
      <span>
        {direction === 'ltr' ? right : left} <Label of={second?.blindLabel ?? ''} />
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
