/* oxlint-disable max-lines-per-function -- a gallery page is one long picture */
import { useState } from 'react'
import { Button } from '../Button.tsx'
import { Prose } from '../Prose.tsx'
import { AnchorSlot, RadioScale } from '../RadioScale.tsx'
import { Passage, Reading, ReadingRule } from '../Reading.tsx'
import { SavedLine } from '../SavedLine.tsx'
import type { ScaleChoice } from '../ScaleLevels.tsx'
import { Acts, Desk, Foot, Screen } from '../Screen.tsx'
import { TopLine } from '../TopLine.tsx'
import { ANSWER, CRITERIA, QUESTION, WORDS } from './content.ts'

/** The rating screen, made of parts only. */
export function JudgeRating() {
  const [values, setValues] = useState<Readonly<Record<string, number>>>({ accuracy: 4, completeness: 4, safety: 4 })
  const [attended, setAttended] = useState<ScaleChoice | null>(CRITERIA[2]?.choices[3] ?? null)
  const left = CRITERIA.filter((criterion) => values[criterion.id] === undefined).length
  return (
    <Screen
      top={
        <TopLine
          title="Diabetes answers, round 2"
          progress={{ done: 23, of: 60, accessibleName: 'items' }}
          end={
            <>
              <span>
                24 of 60<span className="faint">, about 25 min left</span>
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
          start={<SavedLine state="saved">Saved on this computer, 10:42</SavedLine>}
          end={
            <>
              <span id="left">{left === 0 ? '' : `${left} criterion left`}</span>
              <Button kind="primary" keys="Enter" notYet={left > 0} aria-describedby="left">
                Submit and next
              </Button>
            </>
          }
        />
      }
    >
      <Desk
        reading={
          <Reading accessibleName="Question and answer">
            <Passage heading="Patient asks" voice="context">
              <Prose text={QUESTION} words={WORDS} />
            </Passage>
            <Passage heading="On record" voice="context">
              <Prose text="58 years, type 2 diabetes, lisinopril. eGFR 52 four months ago." words={WORDS} />
            </Passage>
            <ReadingRule />
            <Passage heading="Answer">
              <Prose text={ANSWER} words={WORDS} />
            </Passage>
          </Reading>
        }
        formName="Criteria"
        form={CRITERIA.map((criterion) => (
          <RadioScale
            key={criterion.id}
            heading={criterion.name}
            choices={criterion.choices}
            value={values[criterion.id] ?? null}
            current={criterion.id === 'safety'}
            hint="press 1 to 5"
            onChange={(value) => setValues({ ...values, [criterion.id]: value })}
            onAttend={(value) => {
              const choice = criterion.choices.find((each) => each.value === value)
              if (choice !== undefined) setAttended(choice)
            }}
          />
        ))}
        formFoot={
          <>
            <AnchorSlot title={attended === null ? undefined : `${attended.digit}, ${attended.anchor.toLowerCase()}.`}>
              {attended?.description}
            </AnchorSlot>
            <Acts>
              <Button keys="X">Can’t judge</Button>
              <Button keys="C">Comment</Button>
              <Button keys="F">Flag</Button>
            </Acts>
          </>
        }
      />
    </Screen>
  )
}
