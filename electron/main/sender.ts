/** The one origin of our own page. */
export const pageOrigin = 'app://evenhand'

type Frame = { readonly origin: string; readonly parent: unknown } | null

/** True for the main frame of our own page only. The frame is null when it was closed meanwhile. */
export function isOurPage(frame: Frame): boolean {
  return frame !== null && frame.parent === null && frame.origin === pageOrigin
}
