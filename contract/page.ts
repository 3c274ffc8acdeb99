/**
 * What every host that serves the page has to say with it, whether the page comes over app:// or over 127.0.0.1:
 * the content security policy, the headers, the media types, and which file answers a path.
 */

/**
 * SHA-256 of the one style element that react-aria adds for pressable things (touch-action). A test computes it
 * again from the installed package, so an update that changes the style fails there and not in a user's window.
 */
export const pressableStyleHash = 'sha256-38RhXrc7EdReTKsOm23ZPOCUgniTUUcjky8QOOrQx6o='

/** The policy: nothing from outside, no inline script, no inline style element but the one above. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  `style-src-elem 'self' '${pressableStyleHash}'`,
  "style-src-attr 'unsafe-inline'",
  "font-src 'self'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ')

/** Headers of every answer. `frame-ancestors` works only in the header, not in a meta tag. */
export const pageHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': `${contentSecurityPolicy}; frame-ancestors 'none'`,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cache-control': 'no-store',
}

const mediaTypes: ReadonlyMap<string, string> = new Map([
  ['html', 'text/html; charset=utf-8'],
  ['js', 'text/javascript; charset=utf-8'],
  ['css', 'text/css; charset=utf-8'],
  ['json', 'application/json; charset=utf-8'],
  ['svg', 'image/svg+xml'],
  ['png', 'image/png'],
  ['woff2', 'font/woff2'],
])

/** The media type by file ending; unknown endings are bytes that no browser interprets. */
export function mediaTypeOf(fileName: string): string {
  return mediaTypes.get(fileName.slice(fileName.lastIndexOf('.') + 1)) ?? 'application/octet-stream'
}

const room = /^\/(?:[A-Za-z0-9_-]+\/)*[A-Za-z0-9_-]*$/
const file = /^(?:\/[A-Za-z0-9_-][A-Za-z0-9_.-]*)+$/

/**
 * Which file of the built page answers a URL path: the page itself for the addresses of rooms (they have no dot), a
 * file for plain names, null for everything else. Escapes, empty segments, dot files and `..` are never plain names, so
 * no path leads out of the folder.
 *
 * @param pathname the path as it stands in the request, not decoded
 */
export function pageFile(pathname: string): string | null {
  if (room.test(pathname)) return 'index.html'
  return file.test(pathname) ? pathname.slice(1) : null
}
