/**
 * The core died while a call was on its way, or has not come back in time. Whether the call took effect is unknown, so the
 * caller decides: a query is simply asked again, a command may be repeated with the same command id.
 */
export class CoreStopped extends Error {
  readonly kind = 'core-stopped'
  /** True when the core will not come back before the app is started again. */
  readonly final: boolean

  constructor(final: boolean) {
    super('core-stopped')
    this.name = 'CoreStopped'
    this.final = final
  }
}

/** Tells a stopped core from every other failure of a call. */
export function isCoreStopped(error: unknown): error is CoreStopped {
  return error instanceof CoreStopped
}
