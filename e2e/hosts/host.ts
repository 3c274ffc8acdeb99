import type { Page } from '@playwright/test'

/** What differs between hosts, behind one shape. Journeys use this and the page, nothing else. */
export type HostOps = {
  /** Does `act`, which opens a file dialog, and chooses the file there. */
  readonly chooseFile: (path: string, act: () => Promise<void>) => Promise<void>
  /** Does `act`, which saves so many files, and gives their paths. */
  readonly savedFiles: (count: number, act: () => Promise<void>) => Promise<readonly string[]>
  /** Ends the core as a crash does, and waits until a new one runs. */
  readonly killCore: () => Promise<void>
  /** Everything the host has written to its output so far. */
  readonly output: () => string
  /** Expects messages of this kind from the page; all others still fail the test. */
  readonly tolerate: (pattern: RegExp) => void
  /** Starts a second host that serves one study to one rater, and gives its page. Null in Electron. */
  readonly launchRater: ((studyFile: string, pseudonym: string) => Promise<Page>) | null
  /** Starts another host, with a data folder of its own, on one packet, and gives its page. */
  readonly launchPacket: (packetFile: string) => Promise<Page>
}

export type RunningHost = {
  readonly window: Page
  readonly ops: HostOps
  /** Ends everything and says what the pages did that they may not do. */
  readonly close: () => Promise<readonly string[]>
}
