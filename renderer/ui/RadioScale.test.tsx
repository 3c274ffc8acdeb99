// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { RadioScale } from './RadioScale.tsx'
import { roomNeeded, type ScaleChoice } from './ScaleLevels.tsx'

afterEach(cleanup)

function levels(count: number): readonly ScaleChoice[] {
  return Array.from({ length: count }, (_, index) => ({
    value: index,
    digit: String(index),
    anchor: `step ${index}`,
    description: `what step ${index} means`,
  }))
}

describe('a radio scale', () => {
  it('is a named radio group whose levels say digit and anchor, and starts with none chosen', () => {
    render(<RadioScale heading="Safety" choices={levels(5)} value={null} onChange={() => {}} />)
    expect(screen.getByRole('radiogroup', { name: 'Safety' })).toBeDefined()
    const radios = screen.getAllByRole<HTMLInputElement>('radio')
    expect(radios).toHaveLength(5)
    expect(radios.some((radio) => radio.checked)).toBe(false)
    expect(screen.getByRole('radio', { name: '3, step 3' })).toBeDefined()
  })

  it('chooses by digit while the focus is inside, and reports a repeated digit too', () => {
    const onChange = vi.fn()
    render(<RadioScale heading="Safety" choices={levels(5)} value={3} onChange={onChange} />)
    const radio = screen.getByRole('radio', { name: '3, step 3' })
    fireEvent.keyDown(radio, { key: '4' })
    fireEvent.keyDown(radio, { key: '3' })
    expect(onChange.mock.calls).toEqual([
      [4, 'digit'],
      [3, 'digit'],
    ])
  })

  it('leaves digits alone with a modifier, outside the scale, or when disabled', () => {
    const onChange = vi.fn()
    const { rerender } = render(<RadioScale heading="Safety" choices={levels(5)} value={null} onChange={onChange} />)
    const radio = screen.getByRole('radio', { name: '1, step 1' })
    fireEvent.keyDown(radio, { key: '4', ctrlKey: true })
    fireEvent.keyDown(radio, { key: '7' })
    rerender(<RadioScale heading="Safety" choices={levels(5)} value={null} onChange={onChange} disabled />)
    fireEvent.keyDown(radio, { key: '4' })
    expect(onChange).not.toHaveBeenCalled()
  })

  it('keeps a digit typed into a text field inside the group', () => {
    const onChange = vi.fn()
    render(
      <RadioScale
        heading="Safety"
        choices={levels(5)}
        value={null}
        onChange={onChange}
        note={<input aria-label="why" />}
      />,
    )
    fireEvent.keyDown(screen.getByLabelText('why'), { key: '4' })
    expect(onChange).not.toHaveBeenCalled()
  })

  it('chooses by click and says so', () => {
    const onChange = vi.fn()
    render(<RadioScale heading="Safety" choices={levels(3)} value={null} onChange={onChange} />)
    fireEvent.click(screen.getByRole('radio', { name: '2, step 2' }), { detail: 1 })
    expect(onChange).toHaveBeenCalledExactlyOnceWith(2, 'pointer')
  })

  it('reads a key of its own for a level of two figures', () => {
    const onChange = vi.fn()
    const ten = [...levels(10).slice(1), { value: 10, digit: '10', hotkey: '0', anchor: 'step 10' }]
    render(<RadioScale heading="Safety" choices={ten} value={null} onChange={onChange} />)
    fireEvent.keyDown(screen.getByRole('radio', { name: '1, step 1' }), { key: '0' })
    expect(onChange).toHaveBeenCalledExactlyOnceWith(10, 'digit')
  })

  it('names only the ends and the chosen level when there are more than seven', () => {
    render(<RadioScale heading="Likely" choices={levels(11)} value={6} onChange={() => {}} />)
    const shown = document.querySelector('p')?.textContent
    expect(shown).toBe('step 0step 6step 10')
    expect(screen.getByRole('radio', { name: '4, step 4' })).toBeDefined()
  })

  it('says which anchor is attended to, and when none is', () => {
    const onAttend = vi.fn()
    render(<RadioScale heading="Safety" choices={levels(3)} value={null} onChange={() => {}} onAttend={onAttend} />)
    const radio = screen.getByRole('radio', { name: '1, step 1' })
    fireEvent.focus(radio)
    fireEvent.blur(radio)
    expect(onAttend.mock.calls).toEqual([[1], [null]])
  })
})

describe('the room that anchors need', () => {
  it('is what their longest word needs under each circle', () => {
    expect(roomNeeded(['Poor', 'Fair', 'Good'])).toBe(20)
    expect(roomNeeded(['Entirely inappropriate', '', 'Neither', '', 'Entirely appropriate'])).toBe(25)
    expect(roomNeeded(['Nicht nachvollziehbar', '', '', '', ''])).toBe(36)
    expect(roomNeeded(Array.from({ length: 7 }, () => 'Somewhat agree'))).toBe(25)
  })

  it('is little where a script breaks anywhere, and where a word has joints', () => {
    expect(roomNeeded(Array.from({ length: 5 }, () => '完全不符合临床推荐的处理方式'))).toBe(20)
    expect(roomNeeded(Array.from({ length: 5 }, () => 'dose-by-dose-by-dose'))).toBe(20)
  })
})
