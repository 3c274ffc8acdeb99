// @vitest-environment happy-dom

import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import { ErrorBoundary } from './ErrorBoundary.tsx'
import { fetched } from './fetched.tsx'

afterEach(cleanup)

const Greeting = ({ name }: { readonly name: string }) => <p>Hello {name}</p>

it('shows nothing, then the part with its props; the second time the part is there at once', async () => {
  const fetch = vi.fn(async () => Greeting)
  const Part = fetched(fetch)
  const { container, unmount } = render(<Part name="rater" />)
  expect(container.textContent).toBe('')
  expect(await screen.findByText('Hello rater')).toBeTruthy()
  unmount()
  expect(render(<Part name="again" />).container.textContent).toBe('Hello again')
  expect(fetch).toHaveBeenCalledTimes(1)
})

it('does not hold the part back, as what follows a fallback would be', async () => {
  const Part = fetched(async () => Greeting)
  render(<Part name="soon" />)
  await Promise.resolve()
  await Promise.resolve()
  await new Promise((resolve) => setTimeout(resolve, 0))
  expect(screen.getByText('Hello soon')).toBeTruthy()
})

it('a part that cannot be fetched is told by the boundary above, and fetched once more when that is asked for', async () => {
  const told = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const answers = [() => Promise.reject(new Error('not there')), async () => Greeting]
  const Part = fetched(() => answers.shift()?.() ?? Promise.reject(new Error('asked too often')))
  render(
    <ErrorBoundary>
      <Part name="somebody" />
    </ErrorBoundary>,
  )
  fireEvent.click(await screen.findByRole('button', { name: 'crash.again' }))
  expect(await screen.findByText('Hello somebody')).toBeTruthy()
  told.mockRestore()
})
