import { act, render, screen, waitFor } from '@testing-library/react'
import { ConnectedProvider, connected } from '#lib/client.ts'
import { useCommandKeys } from '#lib/commandsSlice.ts'
import { startWords } from '#lib/i18n.ts'
import { RaterDesk } from '../desk/RaterDesk.tsx'
import { type FakeCore, settle } from './fakeCore.ts'

function Keys() {
  useCommandKeys()
  return null
}

/** A rater's desk on a page, over a fake core. Resolves when its first screen is there. */
export async function mountDesk(core: FakeCore, onHandBack?: () => void) {
  startWords()
  const client = { rater: core.client } as unknown as Parameters<typeof connected>[0]
  const view = render(
    <ConnectedProvider value={connected(client)}>
      <Keys />
      <RaterDesk seat={core.seat} renewSeat={async () => core.seat} {...(onHandBack ? { onHandBack } : {})} />
    </ConnectedProvider>,
  )
  await waitFor(() => screen.getByRole('progressbar'))
  return view
}

const codes: Readonly<Record<string, string>> = { Enter: 'Enter', Escape: 'Escape' }

/** Presses keys one after the other on whatever has the focus, as a keyboard does, and lets the page settle. */
export async function press(...keys: readonly (string | KeyboardEventInit)[]): Promise<void> {
  for (const key of keys) {
    const init = typeof key === 'string' ? { key } : key
    const name = init.key ?? ''
    const code = init.code ?? codes[name] ?? (/^\d$/.test(name) ? `Digit${name}` : `Key${name.toUpperCase()}`)
    const target = document.activeElement ?? document.body
    await act(async () => {
      target.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init, code }))
      await settle()
    })
  }
}
