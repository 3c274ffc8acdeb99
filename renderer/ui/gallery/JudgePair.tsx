/* oxlint-disable max-lines-per-function -- a gallery page is one long picture */
import { useState } from 'react'
import { Button } from '../Button.tsx'
import { TextArea } from '../Field.tsx'
import { KeyHint } from '../KeyHint.tsx'
import { PreferenceScale } from '../PreferenceScale.tsx'
import { Prose } from '../Prose.tsx'
import { SavedLine } from '../SavedLine.tsx'
import { Foot, Screen } from '../Screen.tsx'
import { PairRoom, QuestionBand, Sides, VerdictBand } from '../Sides.tsx'
import { TopLine } from '../TopLine.tsx'
import { FEEDBACK_A, FEEDBACK_B, PARAGRAPH, SEVEN, THREE, WORDS } from './content.ts'

/** The compare screen, made of parts only. */
export function JudgePair({ points = 7 }: { readonly points?: 3 | 7 }) {
  const [value, setValue] = useState<number | null>(points === 7 ? 2 : null)
  const [why, setWhy] = useState(
    'B shows her which claim is weak and what to write next. A could be said of any paragraph.',
  )
  return (
    <Screen
      top={
        <TopLine
          title="Feedback on persuasive writing, Year 8"
          progress={{ done: 8, of: 32, accessibleName: 'items' }}
          end={
            <>
              <span>
                9 of 32<span className="faint">, about 40 min left</span>
              </span>
              <Button keys="H">Guidelines</Button>
              <Button>Pause</Button>
              <Button>Text and colours</Button>
            </>
          }
        />
      }
      foot={
        <Foot
          start={<SavedLine state="saved">Saved on this computer, 14:07</SavedLine>}
          end={
            <>
              <Button keys="B">Both bad</Button>
              <Button keys="X">Can’t judge</Button>
              <Button keys="C">Comment</Button>
              <Button keys="F">Flag</Button>
              <Button kind="primary" keys="Enter">
                Submit and next
              </Button>
            </>
          }
        />
      }
    >
      <PairRoom>
        <QuestionBand
          question="Which feedback would help this student more?"
          second="Think of the next draft."
          contextName="Year 8 paragraph on school uniform"
          context={<Prose text={PARAGRAPH} words={WORDS} />}
          show={<Button keys="P">Show</Button>}
        />
        <Sides
          nameOf={(letter) => `Feedback ${letter}`}
          sides={[
            { id: 'a', letter: 'A', content: <Prose text={FEEDBACK_A} words={WORDS} /> },
            { id: 'b', letter: 'B', content: <Prose text={FEEDBACK_B} words={WORDS} /> },
          ]}
        />
        <VerdictBand accessibleName="Your judgement">
          <PreferenceScale
            heading="Your preference"
            choices={points === 7 ? SEVEN : THREE}
            letters={['A', 'B']}
            value={value}
            onChange={setValue}
            keysNote={
              <>
                <span>
                  <KeyHint keys="ArrowLeft" spoken="left arrow" /> A
                </span>
                <span>
                  <KeyHint keys="ArrowRight" spoken="right arrow" /> B
                </span>
                <span>
                  <KeyHint keys="ArrowDown" spoken="down arrow" /> equal
                </span>
                <span>
                  <KeyHint keys="1" spoken="1" />
                  <KeyHint keys="2" spoken="2" />
                  <KeyHint keys="3" spoken="3" /> how much
                </span>
              </>
            }
          />
          <TextArea
            heading="Why?"
            help="One reason the other rater could check"
            note={`${why.length} characters, 30 needed`}
            value={why}
            onChange={setWhy}
          />
        </VerdictBand>
      </PairRoom>
    </Screen>
  )
}
