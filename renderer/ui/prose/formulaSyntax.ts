/**
 * How a formula is marked in a text: `$x$`, `$$x$$`, `\(x\)`, `\[x\]`. Adds to remark-math, whose single dollars would
 * read "costs $5 and $10" as mathematics and which does not know the last two. Every search stops at the next opening
 * mark, so a text of marks alone costs no more than its length.
 *
 * A single dollar opens only before something that is not a space, and closes only after something that is not a space
 * and not before a digit (Pandoc's manual, tex_math_dollars). In Markdown `\(` and `\[` are also ways to write a plain
 * bracket, so between those there must be something that only a formula has.
 */

type Code = number | null
type State = (code: Code) => State | undefined
type Token = { type: string }
type Effects = {
  readonly enter: (kind: string) => Token
  readonly exit: (kind: string) => unknown
  readonly consume: (code: Code) => void
  readonly attempt: (construct: Construct, then: State, otherwise: State) => State
}
type Context = { readonly parser: { readonly lazy: Record<number, boolean> }; readonly now: () => { line: number } }
export type Construct = {
  readonly name?: string
  readonly tokenize: (this: Context, effects: Effects, ok: State, nok: State) => State
  readonly concrete?: boolean
  readonly partial?: boolean
}

const dollar = 36
const backslash = 92
const round = { open: 40, close: 41 }
const square = { open: 91, close: 93 }

const isLineEnd = (code: Code) => code !== null && code < -2
const isSpace = (code: Code) => code === null || code < 0 || code === 32
const isDigit = (code: Code) => code !== null && code >= 48 && code <= 57
const onlyInFormulas = new Set(Array.from('\\^_{}=+<>', (sign) => sign.charCodeAt(0)))
/** `\(dy\)` is a formula without any sign; `\(see there\)` is not. Characters. */
const shortFormula = 3

function passLineEnd(effects: Effects, code: Code, then: State): State {
  effects.enter('lineEnding')
  effects.consume(code)
  effects.exit('lineEnding')
  return then
}

function endFormula(effects: Effects, whole: Token): void {
  effects.exit('mathTextSequence')
  effects.exit(whole.type)
}

function opening(effects: Effects, then: (whole: Token) => State): State {
  return (code) => {
    const whole = effects.enter('mathText')
    effects.enter('mathTextSequence')
    effects.consume(code)
    return then(whole)
  }
}

/** `$x$` in a line of text; `$$x$$` there is a formula on a line of its own. */
export const dollarFormula: Construct = {
  name: 'dollarFormula',
  tokenize(effects, ok, nok) {
    let whole: Token = { type: 'mathText' }
    let spaceBefore = false
    const isDisplay = () => whole.type === 'displayFormula'
    const opened: State = (code) => {
      if (code === dollar && !isDisplay()) {
        whole.type = 'displayFormula'
        effects.consume(code)
        return opened
      }
      if (code === null || code === dollar || (!isDisplay() && isSpace(code))) return nok(code)
      effects.exit('mathTextSequence')
      return inside(code)
    }
    const inside: State = (code) => {
      if (code === null) return nok(code)
      if (isLineEnd(code)) {
        spaceBefore = true
        return passLineEnd(effects, code, inside)
      }
      effects.enter(code === dollar ? 'mathTextSequence' : 'mathTextData')
      if (code !== dollar) return run(code)
      effects.consume(code)
      return isDisplay() ? secondDollar : closed
    }
    const run: State = (code) => {
      if (code === null || isLineEnd(code) || code === dollar) {
        effects.exit('mathTextData')
        return inside(code)
      }
      spaceBefore = isSpace(code)
      effects.consume(code)
      return code === backslash ? escaped : run
    }
    const escaped: State = (code) => {
      if (code === null || isLineEnd(code)) return run(code)
      effects.consume(code)
      return run
    }
    const secondDollar: State = (code) => {
      if (code !== dollar) return nok(code)
      effects.consume(code)
      return end
    }
    const closed: State = (code) => (spaceBefore || code === dollar || isDigit(code) ? nok(code) : end(code))
    const end: State = (code) => {
      endFormula(effects, whole)
      return ok(code)
    }
    return opening(effects, (token) => {
      whole = token
      return opened
    })
  },
}

/** `\(x\)` in a line of text; `\[x\]` there is a formula on a line of its own. */
export const bracketFormula: Construct = {
  name: 'bracketFormula',
  tokenize(effects, ok, nok) {
    let whole: Token = { type: 'mathText' }
    let mark: Token = { type: 'mathTextSequence' }
    let kind = round
    let length = 0
    let isFormula = false
    const opened: State = (code) => {
      if (code !== round.open && code !== square.open) return nok(code)
      kind = code === round.open ? round : square
      if (kind === square) whole.type = 'displayFormula'
      effects.consume(code)
      effects.exit('mathTextSequence')
      return inside
    }
    const inside: State = (code) => {
      if (code === null) return nok(code)
      if (isLineEnd(code)) return passLineEnd(effects, code, inside)
      if (code !== backslash) {
        effects.enter('mathTextData')
        return run(code)
      }
      mark = effects.enter('mathTextSequence')
      effects.consume(code)
      return closing
    }
    const run: State = (code) => {
      if (code === null || isLineEnd(code) || code === backslash) {
        effects.exit('mathTextData')
        return inside(code)
      }
      length += 1
      if (onlyInFormulas.has(code)) isFormula = true
      effects.consume(code)
      return run
    }
    const closing: State = (code) => {
      if (code === kind.open) return nok(code)
      if (code === kind.close) {
        if (!isFormula && (kind === square || length > shortFormula)) return nok(code)
        effects.consume(code)
        effects.exit('mathTextSequence')
        effects.exit(whole.type)
        return ok
      }
      isFormula = true
      mark.type = 'mathTextData'
      if (code !== null && !isLineEnd(code)) effects.consume(code)
      return leave
    }
    const leave: State = (code) => {
      effects.exit('mathTextData')
      return inside(code)
    }
    return opening(effects, (token) => {
      whole = token
      return opened
    })
  },
}
