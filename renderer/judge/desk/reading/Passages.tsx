import { type RefObject, useEffect, useRef } from 'react'
import { Passage } from '#ui/Reading.tsx'
import { useDesk } from '../deskSlice.ts'
import { Content } from '../Given.tsx'
import styles from '../Ranking.module.css'
import { Label } from './Label.tsx'
import { Speech } from './Speech.tsx'

/** All responses of a task under their labels, one below the other; the one attended to is marked. */
export function Passages({ pageRef }: { readonly pageRef: RefObject<HTMLDivElement | null> }) {
  const responses = useDesk((state) => state.task?.responses ?? none)
  const heading = useDesk((state) => state.study?.responseHeading ?? '')
  const chosen = useDesk((state) => state.chosen)
  return (
    <div ref={pageRef} className={styles.passages}>
      {responses.map(({ blindLabel, text, turns, attachments }) => (
        <Passage key={blindLabel} heading={<Label of={blindLabel} />} voice="letter" current={blindLabel === chosen}>
          {turns && (
            <Speech
              accessibleName={heading}
              turns={turns}
              judged={turns.flatMap(({ role }, index) => (role === 'user' ? [] : [index + 1]))}
              draw={(turn) => <Content text={turn.text} />}
            />
          )}
          <Content text={text} attachments={attachments} />
        </Passage>
      ))}
    </div>
  )
}

const none: readonly never[] = []

/** The chosen response comes into view on the reading page. */
export function useShownPassage(page: RefObject<HTMLDivElement | null>): void {
  const first = useRef(true)
  const index = useDesk(
    ({ task, chosen }) => task?.responses.findIndex(({ blindLabel }) => blindLabel === chosen) ?? -1,
  )
  useEffect(() => {
    // A new task begins at the top, with what was asked.
    if (first.current) first.current = false
    else page.current?.children[index]?.scrollIntoView?.({ block: 'nearest' })
  }, [page, index])
}
