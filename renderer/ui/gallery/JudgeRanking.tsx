/* oxlint-disable max-lines-per-function -- a gallery page is one long picture */
import { useState } from 'react'
import { Button } from '../Button.tsx'
import { Prose } from '../Prose.tsx'
import { RankList } from '../RankList.tsx'
import { Passage, Reading, ReadingRule } from '../Reading.tsx'
import { orderFromRanks, unplaced } from '../rankOrder.ts'
import { SavedLine } from '../SavedLine.tsx'
import { Acts, Desk, Foot, FormTitle, Screen } from '../Screen.tsx'
import { TopLine } from '../TopLine.tsx'
import { EXPLANATIONS, RANK_WORDS, WORDS } from './content.ts'

/** The ranking screen, made of parts only. */
export function JudgeRanking() {
  const [order, setOrder] = useState(orderFromRanks(['A', 'B', 'C', 'D'], [1, 2, 2, null]))
  const [current, setCurrent] = useState<string | null>('C')
  const left = unplaced(order).length
  return (
    <Screen
      top={
        <TopLine
          title="Explaining fractions"
          progress={{ done: 5, of: 20, accessibleName: 'items' }}
          end={
            <>
              <span>
                6 of 20<span className="faint">, about 30 min left</span>
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
          start={<SavedLine state="saved">Saved on this computer, 09:18</SavedLine>}
          end={
            <>
              <span>{left > 0 && `${left} answer to place`}</span>
              <Button kind="primary" keys="Enter" notYet={left > 0}>
                Submit and next
              </Button>
            </>
          }
        />
      }
    >
      <Desk
        reading={
          <Reading accessibleName="Question and four answers">
            <Passage heading="Pupil asks" voice="context">
              <Prose
                words={WORDS}
                text="Why do we turn the second fraction upside down when we divide? I can do it but I don’t get it."
              />
            </Passage>
            <ReadingRule />
            {Object.entries(EXPLANATIONS).map(([letter, text]) => (
              <Passage key={letter} heading={letter} voice="letter" current={letter === current}>
                <Prose words={WORDS} text={text} />
              </Passage>
            ))}
          </Reading>
        }
        formName="Your order"
        form={
          <>
            <FormTitle second="Equal places are allowed. Nothing counts until you place it.">
              Put the four in order, most helpful first
            </FormTitle>
            <RankList
              items={Object.entries(EXPLANATIONS).map(([letter, text]) => ({ id: letter, letter, opening: text }))}
              order={order}
              onChange={setOrder}
              allowTies
              current={current}
              onAttend={setCurrent}
              words={{ ...RANK_WORDS, notPlacedCount: `${left} of 4` }}
            />
          </>
        }
        formFoot={
          <Acts>
            <Button keys="X">Can’t judge</Button>
            <Button keys="C">Comment</Button>
            <Button keys="F">Flag</Button>
          </Acts>
        }
      />
    </Screen>
  )
}
