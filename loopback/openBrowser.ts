import { spawn } from 'node:child_process'

/** The system's own way to open an address, or null where there is no screen to open it on. */
export function browserCommand(
  platform: NodeJS.Platform,
  environment: NodeJS.ProcessEnv,
  address: string,
): readonly [string, readonly string[]] | null {
  if (platform === 'darwin') return ['open', [address]]
  // rundll32 takes the address as it is; `start` would read & and ^ as its own.
  if (platform === 'win32') return ['rundll32', ['url.dll,FileProtocolHandler', address]]
  return environment.DISPLAY || environment.WAYLAND_DISPLAY ? ['xdg-open', [address]] : null
}

/** Opens the address in the user's browser. False when that cannot even be tried; the address was printed anyway. */
export function openBrowser(address: string): boolean {
  const command = browserCommand(process.platform, process.env, address)
  if (!command) return false
  const opener = spawn(command[0], command[1], { stdio: 'ignore', detached: true })
  opener.on('error', () => undefined)
  opener.unref()
  return true
}
