/* oxlint-disable max-lines-per-function -- a gallery page is one long picture */
import { type ReactNode, useState } from 'react'
import { Button } from '../Button.tsx'
import { Checkbox, CheckList, ChoiceList } from '../Checkbox.tsx'
import { DropArea } from '../DropArea.tsx'
import { Field, NumberField, TextArea } from '../Field.tsx'
import { KeyLegend } from '../KeyHint.tsx'
import { Menu } from '../Menu.tsx'
import { EmptyState, ErrorState } from '../Notice.tsx'
import { PreferenceScale } from '../PreferenceScale.tsx'
import { Progress } from '../Progress.tsx'
import { Prose } from '../Prose.tsx'
import { RadioScale } from '../RadioScale.tsx'
import { SavedLine } from '../SavedLine.tsx'
import { Select } from '../Select.tsx'
import { THREE, WORDS } from './content.ts'
import styles from './gallery.module.css'

/** Every part in its states, in one theme. */
export function States() {
  return (
    <div className={styles.states}>
      <Scales />
      <Forms />
      <Notices />
    </div>
  )
}

function Line({ note, children }: { readonly note: string; readonly children: ReactNode }) {
  return (
    <div className={styles.line}>
      <p className="note">{note}</p>
      <div className={styles.row}>{children}</div>
    </div>
  )
}

function levels(from: number, to: number, anchors: readonly string[]) {
  return Array.from({ length: to - from + 1 }, (_, index) => ({
    value: from + index,
    digit: String(from + index),
    anchor: anchors[index] ?? '',
  }))
}

function Scales() {
  const [eleven, setEleven] = useState<number | null>(7)
  const [two, setTwo] = useState<number | null>(null)
  const [seven, setSeven] = useState<number | null>(5)
  const [compact, setCompact] = useState<number | null>(2)
  const [side, setSide] = useState<number | null>(0)
  const ends = ['Not at all likely', ...Array.from({ length: 9 }, (_, i) => `Step ${i + 1}`), 'Extremely likely']
  const words = ['Very poor', 'Poor', 'Rather poor', 'Neither poor nor good', 'Rather good', 'Good', 'Very good indeed']
  return (
    <section className={styles.column}>
      <RadioScale
        heading="Eleven levels"
        choices={levels(0, 10, ends)}
        value={eleven}
        onChange={setEleven}
        current
        hint="press 0 to 9"
      />
      <RadioScale heading="Seven levels" choices={levels(1, 7, words)} value={seven} onChange={setSeven} />
      <RadioScale heading="Two levels" choices={levels(1, 2, ['Yes', 'No'])} value={two} onChange={setTwo} />
      <RadioScale heading="Disabled" choices={levels(1, 5, [])} value={null} onChange={() => {}} disabled />
      <RadioScale heading="Compact" choices={levels(1, 5, [])} value={compact} onChange={setCompact} compact />
      <PreferenceScale heading="Three points" choices={THREE} letters={['A', 'B']} value={side} onChange={setSide} />
      <Line note="button: primary, not yet, plain, word, link, quiet">
        <Button kind="primary">Submit</Button>
        <Button kind="primary" notYet>
          Submit
        </Button>
        <Button kind="plain">Redact</Button>
        <Button keys="C">Comment</Button>
        <Button kind="link">Open all</Button>
        <Button quiet>Undo</Button>
      </Line>
      <Line note="keeping your work">
        <SavedLine state="saved">Saved 10:42</SavedLine>
        <SavedLine state="saving">Saving</SavedLine>
        <SavedLine state="failed">Not saved: the disk is full. Free some space; nothing typed is lost.</SavedLine>
      </Line>
    </section>
  )
}

function Forms() {
  const [text, setText] = useState('Diabetes answers, round 2')
  const [amount, setAmount] = useState<number | null>(null)
  const [role, setRole] = useState<'item' | 'tag' | null>(null)
  const [reason, setReason] = useState<string | null>('field')
  const [harms, setHarms] = useState<readonly string[]>(['bias'])
  const [on, setOn] = useState(true)
  return (
    <section className={styles.column}>
      <Field heading="Title" value={text} onChange={setText} />
      <Field heading="Seed" value="abc" onChange={() => {}} error="A seed is a whole number. Write digits only." />
      <NumberField heading="Dose" help="in mg" min={0} max={500} value={amount} onChange={setAmount} />
      <TextArea heading="Why?" help="One reason" note="0 characters, 30 needed" value="" onChange={() => {}} />
      <Select
        heading="Read as"
        placeholder="Choose"
        value={role}
        onChange={setRole}
        options={[
          { id: 'item', words: 'Item', note: 'The question asked' },
          { id: 'tag', words: 'Tag' },
        ]}
      />
      <ChoiceList
        heading="Why can it not be judged?"
        value={reason}
        onChange={setReason}
        choices={[
          { value: 'field', words: 'Outside my field' },
          { value: 'unreadable', words: 'Unreadable' },
          { value: 'context', words: 'Missing context', note: 'Say below what is missing' },
        ]}
      />
      <CheckList
        heading="Harms seen"
        values={harms}
        onChange={setHarms}
        choices={[
          { value: 'bias', words: 'Bias' },
          { value: 'omission', words: 'Omission' },
        ]}
      />
      <Checkbox checked={on} onChange={setOn} note="Never more than once a session">
        Hint at a break
      </Checkbox>
      <Menu
        trigger="Export"
        kind="plain"
        onAction={() => {}}
        groups={[
          {
            accessibleName: 'Files',
            entries: [
              { id: 'html', words: 'Report as HTML', keys: 'Control+E' },
              { id: 'csv', words: 'Tables as CSV' },
            ],
          },
          { accessibleName: 'Danger', entries: [{ id: 'delete', words: 'Remove this study…', stop: true }] },
        ]}
      />
    </section>
  )
}

const MARKDOWN = `# A heading of the answer

Text with **strong**, *emphasis*, \`code\`, a [link](https://example.org/page) and H₂O, 5 µg, α ≤ 0.05, A → B.

1. first
2. second with a longer line that goes on to the next line to show how it hangs
   - nested

> A quotation from the leaflet.

| Dose | Count |
|---|---:|
| 500 mg | 2 |

\`\`\`
const x = 1
\`\`\`

![a rash on the arm](https://example.org/x.png) <script>alert(1)</script>

هذا سطر بالعربية داخل النص.`

function Notices() {
  return (
    <section className={styles.column}>
      <Progress
        words="Resampling whole items"
        fraction={0.412}
        detail="412 of 1,000"
        onCancel={() => {}}
        cancelWords="Stop"
      />
      <DropArea
        words="Drop a CSV or JSONL file here"
        buttonWords="Choose a file…"
        note="Up to 200 MB"
        accept={['.csv']}
        onFiles={() => {}}
      />
      <EmptyState title="Nothing has come back yet">Packets that raters return are merged here.</EmptyState>
      <ErrorState
        title="The study file is newer than this app"
        actions={<Button kind="plain">Open a copy</Button>}
        incident="Incident 7c1e 90ab"
      >
        It was last written by version 1.4. Nothing was changed.
      </ErrorState>
      <KeyLegend
        lines={[
          { keys: ['ArrowUp', 'ArrowDown'], spoken: 'Up and down', words: 'choose an answer; it is shown on the left' },
          { keys: ['Alt+ArrowUp'], spoken: 'Alt and up', words: 'move it one place' },
          { keys: ['='], spoken: 'Equals', words: 'equal with the one above' },
        ]}
      />
      <Prose text={MARKDOWN} words={WORDS} />
    </section>
  )
}
