import { homedir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'

/** How the loopback host was asked to start. */
export type Launch = {
  readonly dataFolder: string
  /** 0: any free port. */
  readonly port: number
  readonly openBrowser: boolean
  /** A rater's launch serves one study to one rater and nothing else; null is a coordinator's launch. */
  readonly rater: { readonly studyFile: string; readonly pseudonym: string } | null
  /** A packet's launch serves that one file to its rater and nothing else. */
  readonly packet: string | null
}

export type LaunchRefusal = { readonly refusal: string }

export const usage = `Usage: loopback [--data DIR] [--port N] [--no-open] [--packet FILE | --study FILE --rater PSEUDONYM]

  --data DIR         the folder with the studies (also EVENHAND_DATA)
  --port N           listen on this port of 127.0.0.1 instead of any free one
  --no-open          print the address and open no browser
  --packet FILE      open a rater's packet, and nothing else
  --study FILE --rater PSEUDONYM
                     serve this study to this rater only`

/** Reads the command line; a refusal is one line for the user. */
export function readLaunch(args: readonly string[], environment: NodeJS.ProcessEnv): Launch | LaunchRefusal {
  const values = readFlags(args)
  if ('refusal' in values) return values
  const port = Number(values.port ?? 0)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    return { refusal: `--port must be a number from 0 to 65535, not ${values.port}` }
  }
  if ((values.study === undefined) !== (values.rater === undefined)) {
    return { refusal: '--study and --rater go together' }
  }
  if (values.packet !== undefined && values.study !== undefined) {
    return { refusal: '--packet goes alone: who is to judge is in the packet' }
  }
  return {
    dataFolder: values.data ?? (environment.EVENHAND_DATA || defaultDataFolder(process.platform, environment)),
    port,
    openBrowser: !values['no-open'],
    rater:
      values.study !== undefined && values.rater !== undefined
        ? { studyFile: values.study, pseudonym: values.rater }
        : null,
    packet: values.packet ?? null,
  }
}

function readFlags(args: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...args],
      strict: true,
      options: {
        data: { type: 'string' },
        port: { type: 'string' },
        'no-open': { type: 'boolean' },
        study: { type: 'string' },
        rater: { type: 'string' },
        packet: { type: 'string' },
      },
    })
    return values
  } catch (error) {
    return { refusal: (error as Error).message }
  }
}

/** Where Electron keeps the studies too: `studies` in the user's folder for Evenhand, by each system's rule. */
export function defaultDataFolder(
  platform: NodeJS.Platform,
  environment: NodeJS.ProcessEnv,
  home: string = homedir(),
): string {
  return join(userFolder(platform, environment, home), 'Evenhand', 'studies')
}

function userFolder(platform: NodeJS.Platform, environment: NodeJS.ProcessEnv, home: string): string {
  if (platform === 'darwin') return join(home, 'Library', 'Application Support')
  if (platform === 'win32') return environment.APPDATA || join(home, 'AppData', 'Roaming')
  return environment.XDG_CONFIG_HOME || join(home, '.config')
}
