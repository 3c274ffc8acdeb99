// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import { useState } from 'react'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { CriterionKind } from '#contract/rubric.ts'
import { startWords } from '#lib/i18n.ts'
import { CriterionEditor } from './CriterionEditor.tsx'
import { CriterionList } from './CriterionList.tsx'
import { FileProblems } from './FileProblems.tsx'
import { RubricChanges } from './RubricChanges.tsx'
import { RubricPreview } from './RubricPreview.tsx'
import { rubricChanges } from './rubricDiff.ts'
import { type EditedCriterion, edited, faultsByKey, newCriterion, type Of, withField, withKind } from './rubricModel.ts'

beforeAll(startWords)
afterEach(cleanup)

const named = (name: string, kind: CriterionKind = 'ordinal'): EditedCriterion =>
  withKind(edited({ ...newCriterion().draft, id: null, name }), kind)

/** An editor that holds what is changed in it; gives what it holds. */
function editing(first: EditedCriterion, earlier: readonly EditedCriterion[] = [], groups: readonly string[] = []) {
  const held: { now: EditedCriterion } = { now: first }
  function Held() {
    const [criterion, setCriterion] = useState(first)
    held.now = criterion
    return (
      <CriterionEditor
        criterion={criterion}
        earlier={earlier.map(({ draft }) => draft)}
        groups={groups}
        faults={faultsByKey([...earlier, criterion]).get(criterion.key) ?? []}
        frozen={false}
        onChange={setCriterion}
      />
    )
  }
  render(<Held />)
  return held
}

const choose = (control: RegExp, option: RegExp) => {
  fireEvent.click(screen.getByRole('button', { name: control }))
  fireEvent.click(screen.getByRole('option', { name: option }))
}
const type = (control: string, words: string) => {
  const field = screen.getByRole('textbox', { name: control })
  fireEvent.focus(field)
  fireEvent.change(field, { target: { value: words } })
  fireEvent.blur(field)
}

describe('the editor of a criterion', () => {
  it('changes the kind and keeps what fits', () => {
    const held = editing(named('Safety'))
    type('Anchor of level 2', 'Poor')
    choose(/Answered by/, /^Any of several/)
    expect((held.now.draft as Of<'multi'>).options[1]?.anchor).toBe('Poor')
    choose(/Answered by/, /^Words/)
    choose(/Answered by/, /^A scale/)
    expect((held.now.draft as Of<'ordinal'>).levels[1]?.anchor).toBe('Poor')
  })

  it('of a scale adds, moves and removes levels, and takes one out of the averages', () => {
    const held = editing(named('Safety'))
    const levels = () => (held.now.draft as Of<'ordinal'>).levels
    const menu = (line: string, entry: RegExp) => {
      fireEvent.click(screen.getByRole('button', { name: new RegExp(`^Change line ${line}`) }))
      fireEvent.click(screen.getByRole('menuitem', { name: entry }))
    }
    type('Anchor of level 1', 'Worst')
    fireEvent.click(screen.getByRole('button', { name: 'Add a level' }))
    expect(levels().map(({ value }) => value)).toEqual([1, 2, 3, 4, 5, 6])
    menu('1 Worst', /^Move down/)
    expect(levels()[1]).toMatchObject({ value: 2, anchor: 'Worst' })
    menu('2 Worst', /^Not a quantity/)
    expect(levels()[1]?.notAQuantity).toBe(true)
    menu('6', /^Remove/)
    expect(levels()).toHaveLength(5)
    type('Value of line 1', '3')
    expect(screen.getByText('The values have to rise from level to level.')).toBeTruthy()
  })

  it('of a list says which option lacks its words', () => {
    const held = editing(named('Kinds', 'multi'))
    expect(screen.getByText('Every option needs its words.')).toBeTruthy()
    ;['One', 'Two', 'Three', 'Four', 'Five'].forEach((words, place) => {
      type(`Option with value ${place + 1}`, words)
    })
    expect(screen.queryByText('Every option needs its words.')).toBeNull()
    expect((held.now.draft as Of<'multi'>).options.map(({ anchor }) => anchor)).toContain('Five')
  })

  it('of a number sets ends, step and slider, and says what a slider needs', () => {
    const held = editing(named('Minutes', 'numeric'))
    fireEvent.click(screen.getByRole('checkbox', { name: /slider/ }))
    type('Highest', '')
    expect(screen.getByText('A slider needs a lowest and a highest value.')).toBeTruthy()
    type('Highest', '60')
    expect(held.now.draft).toMatchObject({ min: 1, max: 60, step: 1, slider: true })
    fireEvent.click(screen.getByRole('checkbox', { name: /slider/ }))
    expect('slider' in held.now.draft).toBe(false)
  })

  it('of yes or no takes unsure away, of words sets how many characters are needed', () => {
    const held = editing(named('Harm', 'yes-no'))
    fireEvent.click(screen.getByRole('checkbox', { name: /Unsure/ }))
    expect((held.now.draft as Of<'yes-no'>).unsure).toBe(false)
    choose(/Answered by/, /^Words/)
    type('Characters needed', '30')
    expect((held.now.draft as Of<'text'>).minLength).toBe(30)
  })

  it('asks only after chosen answers to an earlier criterion, at least one', () => {
    const harm = named('Harm', 'yes-no')
    const held = editing(named('Why', 'text'), [harm, named('Remark', 'text')])
    choose(/Always/, /Harm/)
    expect(held.now.draft.shownIf).toEqual({ criterion: harm.draft.id, values: [1] })
    fireEvent.click(screen.getByRole('checkbox', { name: 'Unsure' }))
    fireEvent.click(screen.getByRole('checkbox', { name: 'Yes' }))
    fireEvent.click(screen.getByRole('checkbox', { name: 'Unsure' }))
    expect(held.now.draft.shownIf?.values).toEqual([-1])
    choose(/Only after/, /^Always/)
    expect('shownIf' in held.now.draft).toBe(false)
  })

  it('asks some groups only, known or new ones', () => {
    const held = editing(named('Dose'), [], ['nurses'])
    choose(/Everyone/, /Some groups/)
    fireEvent.click(screen.getByRole('checkbox', { name: 'nurses' }))
    fireEvent.change(screen.getByRole('textbox', { name: 'Another group' }), { target: { value: ' clinicians ' } })
    fireEvent.keyDown(screen.getByRole('textbox', { name: 'Another group' }), { key: 'Enter' })
    expect(held.now.draft.groups).toEqual(['nurses', 'clinicians'])
    choose(/Some groups/, /Everyone/)
    expect('groups' in held.now.draft).toBe(false)
  })
})

describe('the list of criteria', () => {
  function Listed({ first }: { readonly first: readonly EditedCriterion[] }) {
    const [criteria, setCriteria] = useState(first)
    return (
      <CriterionList
        criteria={criteria}
        current={null}
        groups={[]}
        open
        onOpen={() => {}}
        onChange={(next) => setCriteria([...next])}
      />
    )
  }
  const names = () => screen.getAllByRole('listitem').map((row) => within(row).getAllByRole('button')[0]?.textContent)

  it('moves a criterion and says where it is now', () => {
    render(<Listed first={[named('Safety'), named('Tone')]} />)
    fireEvent.click(screen.getByRole('button', { name: 'Move Safety down' }))
    expect(names()).toEqual(['Tone5 levels', 'Safety5 levels'])
    expect(screen.getByText('Safety is now in place 2 of 2.')).toBeTruthy()
  })

  it('removes one, and the focus goes to what stands there then', async () => {
    render(<Listed first={[named('Safety'), named('Tone'), named('Length')]} />)
    fireEvent.click(screen.getByRole('button', { name: 'Remove Tone' }))
    expect(names()).toEqual(['Safety5 levels', 'Length5 levels'])
    await waitFor(() => expect(document.activeElement?.textContent).toBe('Length5 levels'))
  })
})

describe('the preview', () => {
  it('asks a conditional criterion once its answer is given, and says that there is one', () => {
    const harm = named('Harm', 'yes-no')
    const why = named('Why', 'text')
    const draft = withField(why.draft, 'shownIf', { criterion: harm.draft.id, values: [1] })
    render(<RubricPreview criteria={[harm, { ...why, draft }]} current={null} />)
    expect(screen.queryByRole('group', { name: 'Why' })).toBeNull()
    expect(screen.getByText('1 more criterion is asked after certain answers.')).toBeTruthy()
    fireEvent.click(screen.getByRole('radio', { name: 'Yes' }))
    expect(screen.getByRole('group', { name: 'Why' })).toBeTruthy()
    fireEvent.click(screen.getByRole('radio', { name: 'No' }))
    expect(screen.queryByRole('group', { name: 'Why' })).toBeNull()
  })

  it('is that of one group of raters when asked for', () => {
    const dose = named('Dose')
    const criteria = [named('Safety'), { ...dose, draft: withField(dose.draft, 'groups', ['clinicians']) }]
    render(<RubricPreview criteria={criteria} current={null} groups={['clinicians', 'patients']} />)
    expect(screen.getByRole('radiogroup', { name: 'Dose' })).toBeTruthy()
    choose(/Look at it as/, /^patients/)
    expect(screen.queryByRole('radiogroup', { name: 'Dose' })).toBeNull()
    expect(screen.getByRole('radiogroup', { name: 'Safety' })).toBeTruthy()
  })
})

describe('differences', () => {
  it('strike out what went, underline what came, and name settings in words', () => {
    const before = { ...named('Safety').draft, question: 'Could it harm anybody?' }
    const after = { ...before, question: 'Could it harm a patient?', weight: 2, direction: 'lower-is-better' as const }
    const { container } = render(
      <RubricChanges changes={rubricChanges([before], [after])} criteria={[before, after]} />,
    )
    expect(container.querySelector('del')?.textContent).toBe('anybody')
    expect(container.querySelector('ins')?.textContent).toBe('a patient')
    const list = within(screen.getAllByRole('list')[0] as HTMLElement)
    expect(list.getByText('Weight: 1, now 2')).toBeTruthy()
    expect(list.getByText('Direction: Higher is better, now Lower is better')).toBeTruthy()
  })

  it('tell a condition by the names of criteria and answers', () => {
    const harm = named('Harm', 'yes-no').draft
    const before = named('Why', 'text').draft
    const after = withField(before, 'shownIf', { criterion: harm.id, values: [1, -1] })
    render(<RubricChanges changes={rubricChanges([harm, before], [harm, after])} criteria={[harm, before, after]} />)
    expect(screen.getByText('Asked: Always, now after “Harm” was answered by Yes and Unsure')).toBeTruthy()
  })
})

it('the problems of a file are told with their place', () => {
  render(
    <FileProblems
      problems={[
        { path: 'criteria[2].levels[0].value', kind: 'wrong-kind', expected: 'number' },
        { path: 'criteria[3]', kind: 'unknown-field', names: 'colour' },
      ]}
      onClose={() => {}}
    />,
  )
  const lines = within(screen.getByRole('dialog')).getAllByRole('listitem')
  expect(lines.map(({ textContent }) => textContent)).toEqual([
    'criteria[2].levels[0].value has to be of the kind number.',
    'criteria[3] has a field that is not known: colour.',
  ])
})
