import type { Shell, ShellBridge } from '#contract/shell.ts'
import { browserShell } from './browserShell.ts'

/** The window around the page: Electron's where its preload offers one, else what a browser can do. */
export const shell: Shell = (globalThis as { evenhandShell?: ShellBridge }).evenhandShell ?? browserShell()
