import { defaultSchema } from 'rehype-sanitize'

/** As much of a hast node as is needed here; the packages' own types stay inside them. */
export interface Node {
  readonly type: string
  readonly tagName?: string
  readonly value?: string
  readonly properties?: Readonly<Record<string, unknown>>
  readonly children?: Node[]
}

/** Ids from content could clash with ours; styles never come in. The classes are how remark-math marks a formula. */
export const SCHEMA = {
  ...defaultSchema,
  clobberPrefix: 'content-',
  attributes: {
    ...defaultSchema.attributes,
    '*': (defaultSchema.attributes?.['*'] ?? []).filter((name) => name !== 'id'),
    code: [['className', /^language-./, 'math-inline', 'math-display']] as [[string, RegExp, string, string]],
  },
}

/** Elements inside each other; further in only the words are kept, so that nothing walks too deep. */
const deepest = 100
const lineBreak = /^<br[ \t]*\/?>$/i
const blocks = new Set(['root', 'blockquote', 'li', 'section'])

/**
 * HTML in an answer is not obeyed and not hidden: its characters stand where they were written, since `List<String>` is
 * HTML to Markdown and a rater must see it. Only `<br>` breaks the line, because tables have no other way to. Runs
 * before rehype-sanitize, which would drop what it does not know.
 */
export function rehypeLiteralMarkup() {
  return (tree: Node): void => literal(tree, 0)
}

function literal(parent: Node, depth: number): void {
  const { children } = parent
  if (!children) return
  const isBlock = blocks.has(parent.tagName ?? parent.type)
  children.forEach((child, index) => {
    if (child.type === 'raw') children[index] = asWritten(child.value ?? '', isBlock)
    else if (depth >= deepest && child.children) children[index] = { type: 'text', value: wordsOf(child) }
    else literal(child, depth + 1)
  })
}

function asWritten(value: string, isBlock: boolean): Node {
  if (!isBlock) return lineBreak.test(value) ? element('br', []) : { type: 'text', value }
  const lines = value.split('\n').flatMap((line, index): Node[] => {
    const words: Node = { type: 'text', value: line }
    return index === 0 ? [words] : [element('br', []), words]
  })
  return element('p', lines)
}

function element(tagName: string, children: Node[]): Node {
  return { type: 'element', tagName, properties: {}, children }
}

/** All words inside, in order, without walking deeper than a list can hold. */
export function wordsOf(node: Node): string {
  const words: string[] = []
  const open: Node[] = [node]
  for (let next = open.pop(); next; next = open.pop()) {
    if (next.value !== undefined) words.push(next.value)
    if (next.children) open.push(...next.children.toReversed())
  }
  return words.join('')
}
