import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { Prose } from '#ui/Prose.tsx'
import { Passage, ReadingRule } from '#ui/Reading.tsx'
import { useDesk } from './deskSlice.ts'

/** Study content, drawn the same for every response; not parsed again with every key that is pressed beside it. */
export const Content = memo(function Content({ text }: { readonly text: string }) {
  const { t } = useTranslation('judge')
  const words = {
    image: t('reading.image'),
    plain: t('reading.plain'),
    code: t('reading.code'),
    table: t('reading.table'),
    formula: t('reading.formula'),
  }
  return <Prose text={text} words={words} />
})

/** What was asked and what is on record, above what is judged. */
export function Given() {
  const task = useDesk((state) => state.task)
  const heading = useDesk((state) => state.study?.promptHeading ?? '')
  if (task === null) return null
  return (
    <>
      <Passage heading={heading} voice="context">
        <Content text={task.prompt} />
      </Passage>
      {task.context.map((block, index) => (
        <Passage key={index} heading={block.heading} voice="context">
          <Content text={block.text} />
        </Passage>
      ))}
      <ReadingRule />
    </>
  )
}
