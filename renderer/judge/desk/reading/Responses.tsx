import type { ReactNode } from 'react'
import type { Place } from '#contract/asked.ts'
import { ratedTurns } from '#contract/asked.ts'
import type { ShownResponse, TaskView, Turn } from '#contract/rater.ts'
import { Passage } from '#ui/Reading.tsx'
import { useDesk } from '../deskSlice.ts'
import { Content } from '../Given.tsx'
import { Differing } from './Differing.tsx'
import { Label } from './Label.tsx'
import styles from './Responses.module.css'
import { Speech } from './Speech.tsx'
import { DifferencesButton, useDifferences } from './useDifferences.tsx'

/** Draws a text that may be marked; null: draw it as every text. */
export type DrawText = (text: string, place: Place) => ReactNode

export interface ResponsesProps {
  /** Where the keys are. */
  readonly current: Place
  readonly draw?: DrawText | undefined
}

/** What a rating task judges: one response under its heading, or several under their labels, side by side where there is room. */
export function Responses({ current, draw }: ResponsesProps) {
  const task = useDesk((state) => state.task)
  const heading = useDesk((state) => state.study?.responseHeading ?? '')
  const differences = useDifferences()
  if (task?.task.kind !== 'rating') return null
  const [only] = task.responses
  if (task.responses.length === 1 && only) {
    return (
      <Passage heading={only.blindLabel === '' ? heading : <Label of={only.blindLabel} />}>
        <Response response={only} task={task} place={{}} current={current} draw={draw} />
      </Passage>
    )
  }
  return (
    <>
      {differences.offered && (
        <div className={styles.tools}>
          <DifferencesButton differences={differences} />
        </div>
      )}
      <div className={styles.beside}>
        <div className={styles.columns} data-count={task.responses.length}>
          {task.responses.map((response, index) => (
            <section
              key={response.blindLabel}
              data-slot={index + 1}
              className={current.slot === index + 1 ? `${styles.one} ${styles.current}` : styles.one}
            >
              <h2>
                <Label of={response.blindLabel} />
              </h2>
              <div>
                {differences.parts ? (
                  <Differing parts={differences.parts[index] ?? []} />
                ) : (
                  <Response response={response} task={task} place={{ slot: index + 1 }} current={current} draw={draw} />
                )}
              </div>
            </section>
          ))}
        </div>
      </div>
    </>
  )
}

interface ResponseProps {
  readonly response: ShownResponse
  readonly task: TaskView
  readonly place: Place
  readonly current: Place
  readonly draw: DrawText | undefined
}

function Response({ response, task, place, current, draw }: ResponseProps) {
  const heading = useDesk((state) => state.study?.responseHeading ?? '')
  const { text, turns, attachments } = response
  const perTurn = task.task.kind === 'rating' && task.task.perTurn === true
  if (turns === undefined) {
    const drawn = draw?.(text, place)
    return drawn == null ? (
      <Content text={text} attachments={attachments} />
    ) : (
      <>
        {drawn}
        <Content text="" attachments={attachments} />
      </>
    )
  }
  const here = perTurn && current.slot === place.slot ? (current.turn ?? null) : null
  const judged = ratedTurns(response)
  const drawTurn = (turn: Turn, at: number) =>
    (perTurn && judged.includes(at) ? draw?.(turn.text, { ...place, turn: at }) : null) ?? <Content text={turn.text} />
  return (
    <>
      <Speech
        accessibleName={heading}
        turns={turns}
        judged={judged}
        numbered={perTurn}
        current={here}
        draw={drawTurn}
      />
      <Content text="" attachments={attachments} />
    </>
  )
}
