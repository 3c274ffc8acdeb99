/** What a round of judging gets. */
export type Job = {
  readonly file: string
  readonly folder: string
  /** Milliseconds of judging before the kill. */
  readonly after: number
}

/** What one round did: the commands that were sent, and those that were acknowledged before the end. */
export type Round = { readonly sent: readonly string[]; readonly acknowledged: readonly string[] }
