import { useTranslation } from 'react-i18next'
import type { StudyWords } from '#contract/coordinator.ts'
import type { ContextBlock } from '#contract/rater.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { Prose } from '#ui/Prose.tsx'
import styles from './ItemReader.module.css'

export interface Item {
  readonly key: string
  readonly title: string
  readonly prompt: string
  readonly context: readonly ContextBlock[]
  readonly tags: readonly string[]
  readonly responses: readonly { readonly system: string; readonly text: string }[]
}

export interface ItemReaderProps {
  /** null: closed. */
  readonly item: Item | null
  readonly words: StudyWords
  readonly onClose: () => void
  /** null: there is none on this page of the list. */
  readonly onPrevious: (() => void) | null
  readonly onNext: (() => void) | null
}

/** One item to read: the prompt, what is on record, and every response under its system. */
export function ItemReader({ item, words, onClose, onPrevious, onNext }: ItemReaderProps) {
  const { t } = useTranslation('prepare')
  return (
    <Dialog
      isOpen={item !== null}
      onClose={onClose}
      title={item?.title || item?.key || ''}
      size="reading"
      actions={
        <>
          <Button notYet={onPrevious === null} onPress={onPrevious ?? undefined}>
            {t('items.previous')}
          </Button>
          <Button notYet={onNext === null} onPress={onNext ?? undefined}>
            {t('items.next')}
          </Button>
          <Button kind="plain" onPress={onClose}>
            {t('close')}
          </Button>
        </>
      }
    >
      {item && (
        <div className={styles.item}>
          {item.tags.length > 0 && <p className="note">{t('items.tags', { tags: item.tags.join(', ') })}</p>}
          <Part heading={words.promptHeading} text={item.prompt} />
          {item.context.map(({ heading, text }) => (
            <Part key={heading} heading={heading} text={text} />
          ))}
          {item.responses.map(({ system, text }) => (
            <Part key={system} heading={`${words.responseHeading}, ${system}`} text={text} work />
          ))}
          {item.responses.length === 0 && <p className="soft">{t('items.noResponses')}</p>}
        </div>
      )}
    </Dialog>
  )
}

function Part({ heading, text, work }: { readonly heading: string; readonly text: string; readonly work?: boolean }) {
  const { t } = useTranslation('prepare')
  return (
    <section className={work ? styles.work : styles.given}>
      <h3 dir="auto">{heading}</h3>
      <Prose text={text} words={{ image: t('image') }} />
    </section>
  )
}
