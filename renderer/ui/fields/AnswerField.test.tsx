// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { useState } from 'react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { AnswerField } from './AnswerField.tsx'
import type { AnswerFieldProps, AskedCriterion, HeldAnswer } from './asked.ts'
import { sliderStep } from './SliderField.tsx'
import { options, words } from './testing.ts'

afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

type Rest = Partial<Omit<AnswerFieldProps, 'criterion' | 'value' | 'onAnswer'>>

/** A field that holds what it gave, as a desk does; gives the list of all it gave. */
function shown(criterion: AskedCriterion, first: HeldAnswer | null = null, rest: Rest = {}) {
  const gave: unknown[] = []
  function Held() {
    const [value, setValue] = useState(first)
    return (
      <AnswerField
        words={words}
        {...rest}
        criterion={criterion}
        value={value}
        onAnswer={(answer, by) => {
          gave.push([answer.state === 'given' ? answer.value : null, by])
          setValue(answer.state === 'given' ? answer : null)
        }}
      />
    )
  }
  return { ...render(<Held />), gave }
}

const base = { name: 'Safety', required: true }
const radios = () => screen.getAllByRole<HTMLInputElement>('radio')
const checked = () => [...document.querySelectorAll<HTMLInputElement>('input:checked')].map(({ value }) => value)

describe('every field', () => {
  const all: readonly AskedCriterion[] = [
    { ...base, kind: 'ordinal', levels: options('low', 'high') },
    { ...base, kind: 'numeric', min: 0, max: 10, step: 1 },
    { ...base, kind: 'numeric', min: 0, max: 10, step: 1, slider: true },
    { ...base, kind: 'yes-no', unsure: true },
    { ...base, kind: 'single', options: options('a', 'b') },
    { ...base, kind: 'multi', options: options('a', 'b') },
    { ...base, kind: 'text', minLength: 0 },
  ]

  it.each(all)('of kind $kind is named by its criterion and chooses nothing by itself', (criterion) => {
    const { gave, container } = shown(criterion)
    const groups = (['group', 'radiogroup'] as const).flatMap((role) => screen.queryAllByRole(role, { name: 'Safety' }))
    expect(groups).toContain(container.querySelector('fieldset'))
    expect(checked()).toEqual([])
    expect(gave).toEqual([])
  })

  it.each(all)('of kind $kind says below that an answer is missing, until one is there', (criterion) => {
    const { container, unmount } = shown(criterion, null, { missing: true })
    const said = screen.getByText(words.missing)
    expect(container.querySelector('fieldset')?.getAttribute('aria-describedby')).toContain(said.id)
    unmount()
    shown(criterion, { state: 'not-applicable' }, { missing: true })
    expect(screen.queryByText(words.missing)).toBeNull()
  })

  it.each(all)('of kind $kind takes nothing while it is disabled', (criterion) => {
    const { container, gave } = shown(criterion, null, { disabled: true })
    for (const key of ['1', 'y', '0']) fireEvent.keyDown(container.querySelector('input, textarea') as Element, { key })
    expect(gave).toEqual([])
    expect(container.querySelector('fieldset')?.disabled).toBe(true)
  })
})

describe('a scale', () => {
  const criterion: AskedCriterion = { ...base, kind: 'ordinal', levels: options('low', 'middle', 'high') }

  it('says its keys while it has them, and is answered by digit', () => {
    const { gave } = shown(criterion, null, { current: true })
    expect(screen.getByText('press 1 to 3')).toBeDefined()
    fireEvent.keyDown(radios()[0] as Element, { key: '3' })
    expect(gave).toEqual([[3, 'digit']])
    expect(checked()).toEqual(['3'])
  })
})

describe('one of several options', () => {
  const criterion: AskedCriterion = { ...base, kind: 'single', options: options('wrong', 'vague', 'off the point') }

  it('is a native radio group, answered by digit or click, with the key named', () => {
    const { gave } = shown(criterion)
    expect(screen.getByRole('radiogroup', { name: 'Safety' })).toBeDefined()
    expect(screen.getByRole('radio', { name: 'vague' }).getAttribute('aria-keyshortcuts')).toBe('2')
    fireEvent.keyDown(radios()[0] as Element, { key: '2' })
    fireEvent.click(screen.getByRole('radio', { name: 'off the point' }), { detail: 1 })
    expect(gave).toEqual([
      [2, 'digit'],
      [3, 'pointer'],
    ])
    expect(checked()).toEqual(['3'])
  })

  it('leaves digits with a modifier alone', () => {
    const { gave } = shown(criterion)
    fireEvent.keyDown(radios()[0] as Element, { key: '2', ctrlKey: true })
    expect(gave).toEqual([])
  })
})

describe('several options', () => {
  const criterion: AskedCriterion = { ...base, kind: 'multi', options: options('wrong', 'vague', 'late') }

  it('are put in and taken out by digit and click, in the order of their values', () => {
    const { gave } = shown(criterion)
    const [first] = screen.getAllByRole('checkbox')
    fireEvent.keyDown(first as Element, { key: '3' })
    fireEvent.click(screen.getByRole('checkbox', { name: 'wrong' }), { detail: 1 })
    fireEvent.keyDown(first as Element, { key: '3' })
    expect(gave).toEqual([
      [[3], 'toggle'],
      [[1, 3], 'toggle'],
      [[1], 'toggle'],
    ])
  })

  it('offer none of these as an answer that the others take back', () => {
    const { gave } = shown(criterion)
    fireEvent.click(screen.getByRole('checkbox', { name: words.noneOfThese }))
    expect(checked()).toEqual(['none'])
    fireEvent.click(screen.getByRole('checkbox', { name: 'vague' }))
    expect(checked()).toEqual(['2'])
    expect(gave.map((each) => (each as unknown[])[0])).toEqual([[], [2]])
  })
})

describe('yes or no', () => {
  it('is answered by Y, N and U, and stores 1, 0 and −1', () => {
    const { gave } = shown({ ...base, kind: 'yes-no', unsure: true })
    for (const key of ['y', 'n', 'u']) fireEvent.keyDown(radios()[0] as Element, { key })
    expect(gave).toEqual([
      [1, 'digit'],
      [0, 'digit'],
      [-1, 'digit'],
    ])
    expect(screen.getByRole<HTMLInputElement>('radio', { name: 'Unsure' }).checked).toBe(true)
  })

  it('offers no unsure where the rubric does not', () => {
    shown({ ...base, kind: 'yes-no', unsure: false })
    expect(radios()).toHaveLength(2)
  })
})

describe('a number', () => {
  const criterion: AskedCriterion = { ...base, kind: 'numeric', min: 0, max: 10, step: 0.5 }
  const type = (text: string) => {
    const field = screen.getByRole('textbox')
    fireEvent.focus(field)
    fireEvent.change(field, { target: { value: text } })
    fireEvent.blur(field)
  }

  it('counts when the field is left', () => {
    const { gave } = shown(criterion)
    type('7.5')
    expect(gave).toEqual([[7.5, 'typing']])
  })

  it('that does not fit is not bent until it does: it is said, and takes the earlier answer back', () => {
    const { gave } = shown(criterion, { state: 'given', value: 3 })
    type('12')
    expect(gave).toEqual([[null, 'typing']])
    expect(screen.getByRole<HTMLInputElement>('textbox').value).toBe('12')
    expect(screen.getByText('from 0 to 10 by 0.5')).toBeDefined()
    type('4.3')
    expect(gave).toHaveLength(1)
    type('4.5')
    expect(gave.at(-1)).toEqual([4.5, 'typing'])
    expect(screen.queryByText('from 0 to 10 by 0.5')).toBeNull()
  })

  it('taken out leaves no answer', () => {
    const { gave } = shown(criterion, { state: 'given', value: 3 })
    type('')
    expect(gave).toEqual([[null, 'typing']])
  })
})

describe('a slider', () => {
  const criterion: AskedCriterion = { ...base, kind: 'numeric', min: 0, max: 100, step: null, slider: true }
  const slider = () => screen.getByRole<HTMLInputElement>('slider', { name: 'Safety' })
  const drag = (value: number) => fireEvent.input(slider(), { target: { value: String(value) } })
  const rest = () => fireEvent(slider(), new Event('change', { bubbles: true }))

  it('has no value to say before it is touched', () => {
    shown(criterion)
    expect(slider().getAttribute('aria-valuetext')).toBe('not answered')
    expect(screen.queryByRole('slider', { name: 'Safety', description: 'not answered' })).toBe(slider())
  })

  it('gives where it comes to rest, not what it passes', () => {
    const { gave } = shown(criterion)
    for (const value of [20, 40, 60]) drag(value)
    expect(gave).toEqual([])
    rest()
    expect(gave).toEqual([[60, 'pointer']])
    expect(slider().getAttribute('aria-valuetext')).toBeNull()
    expect(screen.queryByRole('slider', { description: 'not answered' })).toBeNull()
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Safety, as a number' }).value).toBe('60')
  })

  it('gives once for a key that is held down', () => {
    const { gave } = shown(criterion, { state: 'given', value: 10 })
    for (const [value, repeat] of [
      [11, false],
      [12, true],
      [13, true],
    ] as const) {
      fireEvent.keyDown(slider(), { key: 'ArrowRight', repeat })
      drag(value)
      rest()
    }
    fireEvent.keyUp(slider(), { key: 'ArrowRight' })
    expect(gave).toEqual([
      [11, 'pointer'],
      [13, 'pointer'],
    ])
  })

  it('takes a click on the middle, where its unseen handle is, as an answer', () => {
    const { gave } = shown(criterion)
    fireEvent.click(slider())
    expect(gave).toEqual([[50, 'pointer']])
  })

  it('hands a digit over to the number beside it', () => {
    shown(criterion)
    slider().focus()
    fireEvent.keyDown(slider(), { key: '7' })
    expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Safety, as a number' }))
  })

  it('without both ends is a number field', () => {
    shown({ ...criterion, max: null })
    expect(screen.queryByRole('slider')).toBeNull()
    expect(screen.getByRole('textbox')).toBeDefined()
  })

  it('goes by a tenth of the power of ten that fits its range, where no step is stated', () => {
    expect([sliderStep(0, 100, null), sliderStep(0, 1, null), sliderStep(1, 7, null)]).toEqual([1, 0.01, 0.1])
    expect(sliderStep(0, 10, 2)).toBe(2)
  })
})

describe('words', () => {
  const criterion: AskedCriterion = { ...base, kind: 'text', minLength: 5 }
  const field = () => screen.getByRole<HTMLTextAreaElement>('textbox')
  const type = (text: string) => fireEvent.change(field(), { target: { value: text } })

  it('are given when the typing rests, once', () => {
    vi.useFakeTimers()
    const { gave } = shown(criterion)
    for (const text of ['s', 'sa', 'safe']) type(text)
    expect(screen.getByText('4 characters, 5 needed')).toBeDefined()
    expect(gave).toEqual([])
    act(() => void vi.advanceTimersByTime(700))
    fireEvent.blur(field())
    expect(gave).toEqual([['safe', 'typing']])
  })

  it('are given every few seconds to who never rests', () => {
    vi.useFakeTimers()
    const { gave } = shown(criterion)
    for (let letters = 1; letters <= 20; letters++) {
      type('a'.repeat(letters))
      act(() => void vi.advanceTimersByTime(200))
    }
    expect(gave[0]).toEqual(['a'.repeat(15), 'typing'])
  })

  it('are given at once when the field is left, or when it goes away', () => {
    const { gave, unmount } = shown(criterion)
    type('safe')
    fireEvent.blur(field())
    expect(gave).toEqual([['safe', 'typing']])
    type('safer')
    unmount()
    expect(gave.at(-1)).toEqual(['safer', 'typing'])
  })

  it('that are all blank are no answer', () => {
    const { gave } = shown(criterion, { state: 'given', value: 'safe' })
    type('  ')
    fireEvent.blur(field())
    expect(gave).toEqual([[null, 'typing']])
  })
})
