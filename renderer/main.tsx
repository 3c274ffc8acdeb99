import './lib/quietZod.ts'
import './styles/global.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/App.tsx'
import { connect } from './lib/connection/connect.ts'
import { startWords } from './lib/i18n.ts'
import { followSettings } from './lib/settings.ts'

/** Starts the page: words and colours first, so that the first thing painted is right, then the core. */
async function start(root: HTMLElement): Promise<void> {
  startWords()
  followSettings(document.documentElement, matchMedia('(prefers-color-scheme: dark)'))
  const connection = await connect()
  createRoot(root).render(
    <StrictMode>
      <App connection={connection} />
    </StrictMode>,
  )
}

const root = document.getElementById('root')
if (root) void start(root)
