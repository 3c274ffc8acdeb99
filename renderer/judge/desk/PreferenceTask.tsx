import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { ratedTurns } from '#contract/asked.ts'
import type { TaskView } from '#contract/rater.ts'
import { useShownKeys } from '#lib/commandsSlice.ts'
import { Button } from '#ui/Button.tsx'
import { KeyHint } from '#ui/KeyHint.tsx'
import { PairRoom, QuestionBand, Sides, VerdictBand } from '#ui/Sides.tsx'
import { CommentField } from './CommentField.tsx'
import styles from './Desk.module.css'
import { useDesk } from './deskSlice.ts'
import { commentIsOpen } from './deskState.ts'
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
  const verdicts = useRef<HTMLDivElement>(null)
  const word = useLabelWord()
  const differences = useDifferences()
  const asksSource = useDesk((state) => state.rules.sourceQuestion !== undefined)
  useCriterionFocus(verdicts)
  useWithheldContext()
  if (task?.task.kind !== 'preference' || study === null) return null
  const isRich = task.task.criteria.length > 0 || asksSource || task.task.confidence
  return (
    <PairRoom>
      <QuestionBand
        question={study.question || t('preference.question')}
        {...(differences.offered ? { second: <DifferencesButton differences={differences} /> } : {})}
        contextName={study.promptHeading}
        context={<PairContext task={task} />}
        show={
          <>
            <ShowPrompt onPrompt={onPrompt} />
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
        <div className={tasks.sides}>
          <Besides />
          <Comment commenting={commenting} onCommenting={onCommenting} />
        </div>
      </VerdictBand>
    </PairRoom>
  )
}

/** The comment: always there where nothing else stands beside the verdict, and else once it is asked for or written. */
function Comment({ commenting, onCommenting }: Pick<TaskScreenProps, 'commenting' | 'onCommenting'>) {
  const isOpen = useDesk(commentIsOpen)
  const written = useDesk((state) => state.comment !== '')
  if (isOpen) return <CommentField />
  return commenting || written ? <CommentField asked={commenting} onDone={() => onCommenting(false)} /> : null
}

function ShowPrompt({ onPrompt }: Pick<TaskScreenProps, 'onPrompt'>) {
  const { t } = useTranslation('judge')
  const keys = useShownKeys('judge.prompt')
  return (
    <Button keys={keys} onPress={onPrompt}>
      {t('preference.showPrompt')}
    </Button>
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
  // On a page written from right to left the first answer stands on the right, and the keys with it.
  const keys = {
    first: useShownKeys('judge.left'),
    second: useShownKeys('judge.right'),
    equal: useShownKeys('judge.equal'),
    strength: useShownKeys('judge.strength'),
  }
  const spoken = (shown: string) => {
    const arrow = (['left', 'right', 'down'] as const).find((way) => shown.toLowerCase() === `arrow${way}`)
    return arrow === undefined ? shown : t(`preference.${arrow}Arrow`)
  }
  if (task.task.kind !== 'preference') return null
  const pair = task.task
  const [first, second] = task.responses
  const sides = [
    { key: 'first', shown: keys.first, words: <Label of={first?.blindLabel ?? ''} /> },
    { key: 'second', shown: keys.second, words: <Label of={second?.blindLabel ?? ''} /> },
    { key: 'equal', shown: pair.ties ? keys.equal : undefined, words: t('preference.equalHint') },
  ]
  return (
    <>
      {sides.map(
        ({ key, shown, words }) =>
          shown !== undefined && (
            <span key={key}>
              <KeyHint keys={shown} spoken={spoken(shown)} /> {words}
            </span>
          ),
      )}
      {pair.strength && keys.strength !== undefined && (
        <span>
          <KeyHint keys="1" spoken="1" />
          <KeyHint keys="2" spoken="2" />
          <KeyHint keys="3" spoken="3" /> {t('preference.howMuch')}
        </span>
      )}
    </>
  )
}
