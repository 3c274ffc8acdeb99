import { Unreadable } from './byteSource.ts'
import { limits } from './limits.ts'
import type { TextFeed } from './textFeed.ts'

/** One JSON object of a file and the line on which it starts. */
export type JsonRecord = { readonly line: number; readonly value: Readonly<Record<string, unknown>> }

/** The objects of JSONL, one a line; blank lines are skipped. Throws `Unreadable` at what is no object. */
export function* jsonLines(feed: TextFeed): Generator<JsonRecord, void, undefined> {
  for (;;) {
    const end = feed.text.indexOf('\n', feed.at)
    if (end === -1 && feed.more()) continue
    const piece = feed.text.slice(feed.at, end === -1 ? feed.text.length : end).trim()
    if (piece !== '') yield recordOf(piece, feed.line)
    if (end === -1) return
    feed.at = end + 1
    feed.line++
  }
}

/** Where a JSON list opens at the start of a text: at once, or as the first value of an object (`{"data": [`). */
export function listStart(text: string): number | null {
  const found = /^\uFEFF?\s*(?:\{\s*"[^"\\]{0,200}"\s*:\s*)?\[/.exec(text)
  return found ? found[0].length - 1 : null
}

/** The objects of a JSON list, one by one, without building the list. Throws `Unreadable` at what is no object. */
export function* jsonList(feed: TextFeed): Generator<JsonRecord, void, undefined> {
  const open = listStart(feed.text)
  if (open === null) throw new Unreadable('expected a JSON list of objects', 1)
  advance(feed, open + 1)
  for (;;) {
    skipBetween(feed)
    if (feed.at >= feed.text.length) {
      if (feed.more()) continue
      throw new Unreadable('the list is not closed', feed.line)
    }
    if (feed.text.charCodeAt(feed.at) === closeSquare) return nothingFollows(feed)
    const end = elementEnd(feed.text, feed.at, feed.complete, feed.line)
    if (end === -1) {
      if (feed.more()) continue
      throw new Unreadable('the list is not closed', feed.line)
    }
    const piece = feed.text.slice(feed.at, end)
    yield recordOf(piece, feed.line)
    advance(feed, end)
  }
}

/** A file that is one object, whatever its layout; null when it is none. */
export function oneObject(feed: TextFeed): JsonRecord | null {
  while (feed.more()) {
    // The whole file is wanted; a file that is too long for that is refused by the feed.
  }
  const value = parsed(feed.text)
  return isRecord(value) ? { line: 1, value } : null
}

/** True for a JSON object: neither a list nor a plain value. */
export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function recordOf(text: string, line: number): JsonRecord {
  const value = parsed(text)
  if (value === undefined) throw new Unreadable('the text is not JSON', line)
  if (!isRecord(value)) throw new Unreadable('the value is not a JSON object', line)
  return { line, value }
}

/** The JSON value of a text, or undefined if it is none. Whole numbers too long for a double keep all their digits. */
export function parsed(text: string): unknown {
  try {
    return /\d{16}/.test(text) ? JSON.parse(text, keepingDigits) : JSON.parse(text)
  } catch {
    return undefined
  }
}

function keepingDigits(_key: string, value: unknown, context?: { readonly source?: string }): unknown {
  if (typeof value !== 'number' || Number.isSafeInteger(value)) return value
  return context?.source !== undefined && /^-?\d+$/.test(context.source) ? context.source : value
}

const [openSquare, closeSquare, openCurly, closeCurly, quote, comma, backslash, lineFeed] = [
  91, 93, 123, 125, 34, 44, 92, 10,
] as const

const isSpace = (code: number): boolean => code === 32 || (code >= 9 && code <= 13) || code === 0xfeff

/** Moves over spaces and commas between elements. */
function skipBetween(feed: TextFeed): void {
  const { text } = feed
  while (feed.at < text.length) {
    const code = text.charCodeAt(feed.at)
    if (code === lineFeed) feed.line++
    else if (code !== comma && !isSpace(code)) return
    feed.at++
  }
}

function advance(feed: TextFeed, to: number): void {
  const { text } = feed
  for (let at = text.indexOf('\n', feed.at); at !== -1 && at < to; at = text.indexOf('\n', at + 1)) feed.line++
  feed.at = to
}

/**
 * The place after the element that starts at `from`, or −1 when the window ends first. A plain value ends where a
 * comma, a bracket or a space follows.
 */
function elementEnd(text: string, from: number, complete: boolean, line: number): number {
  let depth = 0
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === quote) {
      at = stringEnd(text, at)
      if (at === -1) {
        if (complete) throw new Unreadable('a text is not closed', line)
        return -1
      }
    } else if (code === openCurly || code === openSquare) {
      if (++depth > limits.depth) throw new Unreadable(`nested more than ${limits.depth} deep`, line)
    } else if (code === closeCurly || code === closeSquare) depth--
    if (depth > 0) continue
    if (at + 1 >= text.length) return complete ? at + 1 : -1
    const next = text.charCodeAt(at + 1)
    if (next === comma || next === closeSquare || isSpace(next)) return at + 1
  }
  return -1
}

/** The place of the quote that closes the text opened at `at`, or −1. */
function stringEnd(text: string, at: number): number {
  for (let end = at + 1; ; end++) {
    end = text.indexOf('"', end)
    if (end === -1) return -1
    let slashes = 0
    while (text.charCodeAt(end - 1 - slashes) === backslash) slashes++
    if (slashes % 2 === 0) return end
  }
}

/** After the list only the brace of an object around it may come. */
function nothingFollows(feed: TextFeed): void {
  advance(feed, feed.at + 1)
  for (;;) {
    if (!/^\s*\}?\s*$/.test(feed.text.slice(feed.at, feed.at + 10_000))) {
      throw new Unreadable('text follows the list', feed.line)
    }
    if (!feed.more()) return
  }
}
