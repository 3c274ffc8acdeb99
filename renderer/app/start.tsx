import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { connect } from '#lib/connection/connect.ts'
import { followLanguage, startWords } from '#lib/i18n.ts'
import { followSettings } from '#lib/settingsSlice.ts'
import { App } from './App.tsx'

/** Starts the page: words and colours first, so that the first thing painted is right, then the core. */
export async function start(): Promise<void> {
  const root = document.getElementById('root')
  if (!root) return
  startWords()
  followSettings(document.documentElement, matchMedia('(prefers-color-scheme: dark)'))
  const [connection] = await Promise.all([connect(), followLanguage(document.documentElement)])
  createRoot(root).render(
    <StrictMode>
      <App connection={connection} />
    </StrictMode>,
  )
}
