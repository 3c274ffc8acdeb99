// @vitest-environment happy-dom

import { readFileSync } from 'node:fs'
import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { BlindLabel } from '#ui/BlindLabel.tsx'
import words from '../../../locales/en/tasks.json'

afterEach(cleanup)

const signOf = (label: string) => {
  const { container } = render(<BlindLabel label={label} word={label} />)
  const sign = container.querySelector('svg')?.innerHTML ?? null
  cleanup()
  return sign
}

describe('a blind label', () => {
  it('is its letter as it stands', () => {
    render(<BlindLabel label="A" word="A" />)
    screen.getByText('A')
    expect(signOf('A')).toBeNull()
  })

  it('has a shape of its own for each name of a shape, with its word', () => {
    const names = Object.keys(words.label.shape)
    expect(names).toHaveLength(10)
    expect(new Set(names.map((name) => signOf(`shape:${name}`))).size).toBe(names.length)
    render(<BlindLabel label="shape:drop" word="Drop" />)
    screen.getByText('Drop')
  })

  it('has a colour of one lightness for each name of a colour, so that none stands out and all are seen', () => {
    const tokens = readFileSync('renderer/styles/tokens.css', 'utf8')
    const lights = Object.keys(words.label.colour).map((name) => {
      expect(signOf(`colour:${name}`)).toContain(`--label-${name}`)
      const hex = new RegExp(`--label-${name}: #([0-9a-f]{6});`).exec(tokens)?.[1]
      return lightOf(hex ?? '')
    })
    expect(lights).toHaveLength(10)
    expect(Math.max(...lights) / Math.min(...lights)).toBeLessThan(1.1)
  })
})

/** Relative luminance, as contrast is reckoned. */
function lightOf(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
