import { bracketBlock } from './formulaBlock.ts'
import { bracketFormula, dollarFormula } from './formulaSyntax.ts'

type Extension = { readonly flow?: Readonly<Record<number, unknown>>; readonly text?: unknown }
type FormulaNode = { value?: string; data?: { readonly hChildren?: unknown[] } }
type Compiler = {
  readonly enter: (node: unknown, token: unknown) => void
  readonly exit: (token: unknown) => void
  readonly buffer: () => void
  readonly resume: () => string
  readonly stack: readonly FormulaNode[]
}
type Processor = {
  readonly data: () => { readonly micromarkExtensions?: unknown[]; readonly fromMarkdownExtensions?: unknown[] }
}

const dollar = 36
const backslash = 92

/** A formula on a line of its own that was written inside a paragraph. */
const displayFormula = {
  enter: {
    displayFormula(this: Compiler, token: unknown) {
      const hProperties = { className: ['language-math', 'math-display'] }
      this.enter({ type: 'inlineMath', value: '', data: { hName: 'code', hProperties, hChildren: [] } }, token)
      this.buffer()
    },
  },
  exit: {
    displayFormula(this: Compiler, token: unknown) {
      const value = this.resume()
      const node = this.stack.at(-1)
      this.exit(token)
      if (!node) return
      node.value = value
      node.data?.hChildren?.push({ type: 'text', value })
    },
  },
}

/** Follows remark-math in the list of plugins: keeps its `$$` blocks, and reads formulas in lines by our rules. */
export function remarkFormulas(this: unknown): void {
  const { micromarkExtensions = [], fromMarkdownExtensions = [] } = (this as Processor).data()
  const ofMath = micromarkExtensions.pop() as Extension | undefined
  micromarkExtensions.push({
    flow: { ...ofMath?.flow, [backslash]: bracketBlock },
    text: { [dollar]: dollarFormula, [backslash]: bracketFormula },
  })
  fromMarkdownExtensions.push(displayFormula)
}
