import 'katex/dist/katex.min.css'
import rehypeKatex from 'rehype-katex'
import { type Node, wordsOf } from './markup.ts'

/** Longer formulas, and what comes after so much mathematics in one text, stand as they were written. Characters. */
const longestFormula = 2000
const mostMathematics = 8000
/** Depth of braces: each is a call inside another in KaTeX. */
const deepestBraces = 50

/**
 * A formula that defines commands can grow without limit from few characters, and serves only itself. Sizes of its own
 * and colours would let an answer look unlike the others; they stay, within KaTeX's limits and the clipped text.
 */
const definitions =
  /\\(?:[gex]?def|(?:re|provide)?newcommand|(?:re|provide)command|let|futurelet|global|long)(?![a-z])/i

const OPTIONS = { trust: false, maxExpand: 500, maxSize: 50, strict: 'ignore', errorColor: 'inherit' } as const

/** After rehype-sanitize: formulas that are too much keep their characters, the others are set, failures keep theirs too. */
export const mathematics = [rehypeAffordable, [rehypeKatex, OPTIONS], rehypeTidyFormulas] as const

function rehypeAffordable() {
  return (tree: Node): void => {
    let total = 0
    walk(tree, (node) => {
      if (!classesOf(node).some((name) => name === 'language-math' || name.startsWith('math-'))) return
      const source = wordsOf(node)
      total += source.length
      if (total > mostMathematics || !isAffordable(source)) replaceClasses(node, [])
    })
  }
}

/** Whether KaTeX may set it. */
export function isAffordable(source: string): boolean {
  return source.length <= longestFormula && !definitions.test(source) && bracesOf(source) <= deepestBraces
}

function bracesOf(source: string): number {
  let depth = 0
  let most = 0
  for (const sign of source) {
    if (sign === '{' || sign === '[') most = Math.max(most, ++depth)
    else if (sign === '}' || sign === ']') depth -= 1
  }
  return Math.max(most, source.match(/\\(?:left|begin)(?![a-z])/gi)?.length ?? 0)
}

/**
 * KaTeX marks what it cannot read in red with an English message; here its source stands, as other code does. A formula
 * runs from left to right whatever the paragraph does, and has no say in the paragraph's direction.
 */
function rehypeTidyFormulas() {
  return (tree: Node): void =>
    walk(tree, (node) => {
      const names = classesOf(node)
      if (names.includes('katex-error')) Object.assign(node, { tagName: 'code', properties: {} })
      else if (names.includes('katex')) Object.assign(node, { properties: { ...node.properties, dir: 'ltr' } })
      else if (names.includes('katex-display')) Object.assign(node, { tagName: 'figure', properties: {} })
    })
}

function walk(node: Node, visit: (node: Node) => void): void {
  visit(node)
  for (const child of node.children ?? []) walk(child, visit)
}

function classesOf(node: Node): readonly string[] {
  const { className } = node.properties ?? {}
  return Array.isArray(className) ? className.map(String) : []
}

function replaceClasses(node: Node, className: readonly string[]): void {
  Object.assign(node, { properties: { ...node.properties, className } })
}
