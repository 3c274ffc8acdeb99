import type { Construct } from './formulaSyntax.ts'

type State = ReturnType<Construct['tokenize']>

const backslash = 92
const open = 91
const close = 93

/** Goes on only if the next line still belongs to the same quotation or list. */
const nextLine: Construct = {
  partial: true,
  tokenize(effects, ok, nok) {
    return (code) => {
      if (code === null) return nok(code)
      effects.enter('lineEnding')
      effects.consume(code)
      effects.exit('lineEnding')
      return (first) => (this.parser.lazy[this.now().line] ? nok(first) : ok(first))
    }
  },
}

/** Ends the block if nothing but spaces follows on its last line. */
function restOfLine(effects: Parameters<Construct['tokenize']>[0], ok: State, nok: State): State {
  const after: State = (code) => {
    if (code === null || code < -2) {
      effects.exit('mathFlow')
      return ok(code)
    }
    if (code >= 0 && code !== 32) return nok(code)
    effects.enter('whitespace')
    return spaces(code)
  }
  const spaces: State = (code) => {
    if (code === -2 || code === -1 || code === 32) {
      effects.consume(code)
      return spaces
    }
    effects.exit('whitespace')
    return after(code)
  }
  return after
}

/**
 * `\[` at the start of a line up to `\]` at the end of one, so that a line inside that begins with a minus is no list.
 * Gives the tokens of remark-math's `$$` block. No empty line inside; TeX allows none either.
 */
export const bracketBlock: Construct = {
  name: 'bracketBlock',
  concrete: true,
  tokenize(effects, ok, nok) {
    let mark = { type: 'mathFlowFence' }
    const rest = restOfLine(effects, ok, nok)
    const opened: State = (code) => {
      if (code !== open) return nok(code)
      effects.consume(code)
      effects.exit('mathFlowFence')
      return inside
    }
    const lineStart: State = (code) => (code === null || code < -2 ? nok(code) : inside(code))
    const inside: State = (code) => {
      if (code === null) return nok(code)
      if (code < -2) return effects.attempt(nextLine, lineStart, nok)(code)
      mark = effects.enter(code === backslash ? 'mathFlowFence' : 'mathFlowValue')
      if (code !== backslash) return run(code)
      effects.consume(code)
      return closing
    }
    const run: State = (code) => {
      if (code === null || code < -2 || code === backslash) {
        effects.exit('mathFlowValue')
        return inside(code)
      }
      effects.consume(code)
      return run
    }
    const closing: State = (code) => {
      if (code === open) return nok(code)
      if (code === close) {
        effects.consume(code)
        effects.exit('mathFlowFence')
        return rest
      }
      mark.type = 'mathFlowValue'
      if (code !== null && code >= -2) effects.consume(code)
      return leave
    }
    const leave: State = (code) => {
      effects.exit('mathFlowValue')
      return inside(code)
    }
    return (code) => {
      effects.enter('mathFlow')
      effects.enter('mathFlowFence')
      effects.consume(code)
      return opened
    }
  },
}
