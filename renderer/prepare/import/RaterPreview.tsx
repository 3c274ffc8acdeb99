import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { StudyWords } from '#contract/coordinator.ts'
import type { ImportCheck } from '#contract/imports.ts'
import { Button } from '#ui/Button.tsx'
import { Leaf, LeafPart, LeafRule } from '#ui/Leaf.tsx'
import { Prose } from '#ui/Prose.tsx'
import { Section } from '#ui/Sheet.tsx'
import type { Content } from './mappingModel.ts'
import styles from './RaterPreview.module.css'

export interface RaterPreviewProps {
  readonly content: Content
  readonly preview: ImportCheck['preview']
  readonly words: StudyWords
}

/** The rows as a rater will see them: without system, tags and row number. */
export function RaterPreview({ content, preview, words }: RaterPreviewProps) {
  const { t } = useTranslation('prepare')
  const [wanted, setWanted] = useState(0)
  const place = Math.min(wanted, preview.length - 1)
  const shown = preview[place]
  if (content !== 'responses-long' && content !== 'responses-wide') {
    return (
      <Section heading={t('import.preview.judgementsHeading')}>
        <p className={styles.note}>{t('import.preview.judgements')}</p>
      </Section>
    )
  }
  if (!shown) {
    return (
      <Section heading={t('import.preview.heading')}>
        <p className={styles.note}>{t('import.preview.none')}</p>
      </Section>
    )
  }
  const steps = (
    <span className={styles.steps}>
      {t('import.preview.place', { place: place + 1, total: preview.length })}
      <Button notYet={place === 0} onPress={() => setWanted(place - 1)}>
        {t('import.preview.previous')}
      </Button>
      <Button notYet={place === preview.length - 1} onPress={() => setWanted(place + 1)}>
        {t('import.preview.next')}
      </Button>
    </span>
  )
  return (
    <Section heading={t('import.preview.heading')} ruled={false} note={steps}>
      <Leaf>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scroller must be reachable from the keyboard */}
        <div className={styles.scroller} tabIndex={0} role="group" aria-label={t('import.preview.heading')}>
          {shown.prompt !== '' && <Part heading={words.promptHeading} text={shown.prompt} soft />}
          {shown.context.map((block) => (
            <Part key={block.heading} heading={block.heading} text={block.text} soft />
          ))}
          {(shown.prompt !== '' || shown.context.length > 0) && <LeafRule />}
          {shown.responses.map((text, index) => (
            // Responses of one item have no identity of their own here.
            <Part key={index} heading={words.responseHeading} text={text} />
          ))}
        </div>
      </Leaf>
      <p className={styles.note}>{t('import.preview.stays', { row: shown.row })}</p>
    </Section>
  )
}

function Part({ heading, text, soft }: { readonly heading: string; readonly text: string; readonly soft?: boolean }) {
  const { t } = useTranslation('prepare')
  return (
    <LeafPart heading={heading} soft={soft ?? false}>
      <Prose text={text} words={{ image: t('image') }} />
    </LeafPart>
  )
}
