import { memo, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Attachment, ContextBlock, TaskView } from '#contract/rater.ts'
import { Prose } from '#ui/Prose.tsx'
import { Passage, ReadingRule } from '#ui/Reading.tsx'
import { useDesk } from './deskSlice.ts'
import { openingWords } from './openingWords.ts'
import { AttachmentShown } from './reading/Picture.tsx'
import { useProseWords } from './reading/proseWords.ts'
import { Speech } from './reading/Speech.tsx'
import { useBlockFold, useFold } from './reading/useFold.ts'
import { useWithheldContext } from './reading/useWithheldContext.ts'

/** Study content, drawn the same for every response; not parsed again with every key that is pressed beside it. */
export const Content = memo(function Content({ text, attachments = [] }: ContentProps) {
  const words = useProseWords()
  return (
    <>
      {text !== '' && <Prose text={text} words={words} />}
      {attachments.map((attachment) => (
        <AttachmentShown key={attachment.id} attachment={attachment} />
      ))}
    </>
  )
})

export interface ContentProps {
  readonly text: string
  readonly attachments?: readonly Attachment[] | undefined
}

/** What was asked and what is on record, above what is judged. Each part folds at its heading. */
export function Given() {
  const task = useDesk((state) => state.task)
  const heading = useDesk((state) => state.study?.promptHeading ?? '')
  const fold = useFold(true)
  useWithheldContext()
  if (task === null) return null
  const opening = openingWords(task.prompt === '' ? (task.promptTurns?.[0]?.text ?? '') : task.prompt)
  return (
    <>
      <Passage heading={heading} voice="context" fold={{ ...fold, instead: opening }}>
        <Prompt task={task} />
      </Passage>
      {task.context.map((block, index) => (
        <Block key={`${index}-${block.withheld === true}`} block={block} />
      ))}
      <ReadingRule />
    </>
  )
}

/** What was asked: a text, or a conversation turn by turn. */
export function Prompt({ task }: { readonly task: TaskView }) {
  const heading = useDesk((state) => state.study?.promptHeading ?? '')
  const { prompt, promptTurns } = task
  return (
    <>
      {(prompt !== '' || promptTurns === undefined) && <Content text={prompt} />}
      {promptTurns && (
        <Speech
          accessibleName={heading}
          turns={promptTurns}
          judged={[]}
          draw={(turn) => <Content text={turn.text} />}
        />
      )}
    </>
  )
}

function Block({ block }: { readonly block: ContextBlock }) {
  const { t } = useTranslation('tasks')
  const fold = useBlockFold(block)
  const heading = block.heading === '' ? t(`context.${block.kind ?? 'source'}`) : block.heading
  if (block.withheld) {
    return (
      <Passage heading={heading} voice="context">
        <p className="soft">{t('context.withheld')}</p>
      </Passage>
    )
  }
  const instead = block.kind === 'reference' ? t('context.folded') : openingWords(block.text)
  return (
    <Passage heading={heading} voice="context" fold={{ ...fold, instead }}>
      <BlockContent block={block} />
    </Passage>
  )
}

/** The words and the picture of a context block. */
export function BlockContent({ block }: { readonly block: ContextBlock }): ReactNode {
  return <Content text={block.text} attachments={block.attachment && [block.attachment]} />
}
