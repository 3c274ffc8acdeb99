import { Prose } from '../Prose.tsx'
import { Passage, Reading, ReadingRule } from '../Reading.tsx'
import { Sides } from '../Sides.tsx'
import { ARABIC, CHINESE, CODE, MATHEMATICS, STRUCTURE } from './texts.ts'

const WORDS = { image: 'image', plain: 'Shown as plain text', code: 'Code', table: 'Table', formula: 'Formula' }

/** Every kind of content an answer may hold, in the column and side by side. */
export function Texts() {
  return (
    <Reading accessibleName="Texts">
      <Passage heading="Patient asks" voice="context">
        <Prose text={'How is the *dose* worked out? It costs $5 or $10, and $k = 0.1$.'} words={WORDS} />
      </Passage>
      <ReadingRule />
      {Object.entries({
        Structure: STRUCTURE,
        Formulas: MATHEMATICS,
        Code: CODE,
        Arabic: ARABIC,
        Chinese: CHINESE,
      }).map(([name, text]) => (
        <Passage key={name} heading={name}>
          <Prose text={text} words={WORDS} />
        </Passage>
      ))}
      <Passage heading="Plain">
        <Prose text={'*a'.repeat(2500)} words={WORDS} />
      </Passage>
    </Reading>
  )
}

export function TextsBesideEachOther() {
  return (
    <Sides
      nameOf={(letter) => `Answer ${letter}`}
      sides={[
        { id: 'a', letter: 'A', content: <Prose text={`${MATHEMATICS}\n\n${CODE}`} words={WORDS} /> },
        { id: 'b', letter: 'B', content: <Prose text={`${ARABIC}\n\n${STRUCTURE}`} words={WORDS} /> },
      ]}
    />
  )
}
