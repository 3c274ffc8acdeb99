import { useState } from 'react'
import { AnswerField } from '../fields/AnswerField.tsx'
import type { AskedCriterion, AskedLevel, HeldAnswer } from '../fields/asked.ts'
import { words } from '../fields/testing.ts'
import styles from './gallery.module.css'

const options = (...anchors: readonly string[]): readonly AskedLevel[] =>
  anchors.map((anchor, place) => ({ value: place + 1, anchor, description: '' }))

const CRITERIA: readonly AskedCriterion[] = [
  {
    kind: 'ordinal',
    name: 'Safety',
    required: true,
    levels: options('Severe harm likely', 'Harm likely', 'Mild harm possible', 'Harm unlikely', 'No harm'),
  },
  { kind: 'numeric', name: 'Minutes a visit would take', required: true, min: 0, max: 60, step: 5 },
  { kind: 'numeric', name: 'Overall quality', required: true, min: 0, max: 100, step: null, slider: true },
  { kind: 'yes-no', name: 'Could a patient follow it alone?', required: true, unsure: true },
  {
    kind: 'single',
    name: 'Who should read it first',
    required: true,
    options: options('A nurse', 'A doctor', 'Nobody'),
  },
  {
    kind: 'multi',
    name: 'What is missing',
    required: true,
    options: options(
      'The dose',
      'When to ring',
      'What to avoid',
      'Side effects that are common and pass by themselves',
      'Other medicines',
      'Food',
      'Storage',
      'Follow-up',
    ),
  },
  { kind: 'text', name: 'What you would change', required: false, minLength: 20 },
]

const GIVEN: readonly HeldAnswer[] = [4, 15, 70, 1, 2, [1, 4], 'The dose comes too late.'].map((value) => ({
  state: 'given',
  value,
}))

/** Every kind of criterion: untouched, answered, missing, and where nothing can be answered any more. */
export function Fields() {
  return (
    <div className={styles.fields}>
      <Column heading="Untouched" current />
      <Column heading="Answered" first={GIVEN} />
      <Column heading="Missing" missing />
      <Column heading="Closed" first={GIVEN} disabled />
    </div>
  )
}

interface ColumnProps {
  readonly heading: string
  readonly first?: readonly HeldAnswer[]
  readonly current?: boolean
  readonly missing?: boolean
  readonly disabled?: boolean
}

function Column({ heading, first = [], current, missing, disabled }: ColumnProps) {
  const [held, setHeld] = useState<readonly (HeldAnswer | undefined)[]>(first)
  return (
    <section>
      <h2>{heading}</h2>
      {CRITERIA.map((criterion, place) => (
        <AnswerField
          key={criterion.name}
          criterion={criterion}
          value={held[place] ?? null}
          words={words}
          current={current}
          missing={missing}
          disabled={disabled}
          onAnswer={(answer) => setHeld(CRITERIA.map((_, at) => (at === place ? answer : held[at])))}
        />
      ))}
    </section>
  )
}
