import { createCssVariablesTheme, createHighlighterCore, type HighlighterCore } from 'shiki/core'
import { createJavaScriptRegexEngine } from 'shiki/engine/javascript'

/** What a piece of code is, as far as it is drawn apart; null for the rest. */
export type CodeRole = 'comment' | 'keyword' | 'string' | 'constant'
export type CodePiece = { readonly text: string; readonly role: CodeRole | null }

/** Lines longer than this stay uncoloured: a grammar may look at a line again and again. Characters. */
const longestLine = 500

const grammars = {
  bash: () => import('shiki/langs/bash.mjs'),
  c: () => import('shiki/langs/c.mjs'),
  cpp: () => import('shiki/langs/cpp.mjs'),
  css: () => import('shiki/langs/css.mjs'),
  html: () => import('shiki/langs/html.mjs'),
  java: () => import('shiki/langs/java.mjs'),
  javascript: () => import('shiki/langs/javascript.mjs'),
  json: () => import('shiki/langs/json.mjs'),
  python: () => import('shiki/langs/python.mjs'),
  r: () => import('shiki/langs/r.mjs'),
  sql: () => import('shiki/langs/sql.mjs'),
  typescript: () => import('shiki/langs/typescript.mjs'),
}
type Grammar = keyof typeof grammars

const roles: Readonly<Record<string, CodeRole>> = {
  'token-comment': 'comment',
  'token-keyword': 'keyword',
  'token-string': 'string',
  'token-string-expression': 'string',
  'token-constant': 'constant',
}

/** One block at a time, with room for a key press between two. */
let before: Promise<unknown> = Promise.resolve()

let highlighter: Promise<HighlighterCore> | undefined

function started(): Promise<HighlighterCore> {
  highlighter ??= createHighlighterCore({
    themes: [createCssVariablesTheme({ name: 'roles', variablePrefix: '--', variableDefaults: {} })],
    langs: [],
    engine: createJavaScriptRegexEngine({ forgiving: true }),
  })
  return highlighter
}

/** The code's lines, each in pieces; together they are the code, character by character. */
export async function highlight(code: string, grammar: string): Promise<readonly (readonly CodePiece[])[] | null> {
  if (!isGrammar(grammar)) return null
  const [core, loaded] = await Promise.all([started(), grammars[grammar]()])
  await core.loadLanguage(loaded.default)
  const turn = before.then(() => new Promise((resolve) => setTimeout(resolve, 0)))
  before = turn
  await turn
  // A time limit would colour the same code differently on a slow machine.
  const lines = core.codeToTokensBase(code, {
    lang: grammar,
    theme: 'roles',
    tokenizeMaxLineLength: longestLine,
    tokenizeTimeLimit: 0,
  })
  return lines.map((line) => line.map(({ content, color }) => ({ text: content, role: roleOf(color) })))
}

function isGrammar(name: string): name is Grammar {
  return Object.hasOwn(grammars, name)
}

function roleOf(color: string | undefined): CodeRole | null {
  return roles[/^var\(--([\w-]+)\)$/.exec(color ?? '')?.[1] ?? ''] ?? null
}
