/**
 * What a text would cost to read as Markdown, judged by its size and by counts alone: the same text is shown the same way
 * on every machine. Each limit stands well above what people write, and below what would hold up the screen.
 */

/** Longer texts are shown as plain text. Characters. */
export const LONGEST_MARKDOWN = 100_000
/** Quotations and lists inside each other. */
const deepestNesting = 20
/** Indentation of a line that begins another list. Columns. */
const deepestIndent = 80
/** Runs of `*`, `_` and `~` in one paragraph: finding their pairs takes the square of it. */
const mostEmphasisMarks = 2000
/** Brackets that close in one paragraph: each looks back for its opening and for a definition. */
const mostBrackets = 1000
/** Cells, counting those that a row leaves out: a wide head over short rows makes more of them than there are characters. */
const mostTableCells = 3000
/** Lines and what they stand in, each a node that is made, cleaned, drawn and laid out. */
const mostNodes = 5000
/** A definition is repeated wherever it is named. Characters. */
const mostRepeated = 1_000_000
const mostNotes = 500

const containers = /^(?:[ \t]*(?:>|[-+*](?=[ \t]|$)|\d{1,9}[.)](?=[ \t]|$)))+/
const container = /[>*+-]|\d+[.)]/g
const thematicBreak = /^[ \t]*([-*_])(?:[ \t]*\1){2,}[ \t]*$/
const newBlock = /^[ \t]*(?:[-+*][ \t]+\S|#{1,6}[ \t]|\|)/
const tableHead = /^[\s|:\->*+\d.)]+$/
const emphasisMarks = /\*+|_+|~+/g

/** Whether reading the text as Markdown could hold up the screen. Takes time in proportion to its length. */
export function isTooCostly(text: string): boolean {
  if (text.length > LONGEST_MARKDOWN) return true
  if (definitionsCost(text) > mostRepeated || count(text, '[^') > mostNotes) return true
  let marks = 0
  let brackets = 0
  let columns = 0
  let cells = 0
  let nodes = 0
  for (const line of text.split(/\r\n|\r|\n/)) {
    const isBlank = line.trim() === ''
    const { depth, indent } = containersOf(line)
    if (depth > deepestNesting || indent > deepestIndent) return true
    // Each container of a line may have to be opened again.
    if (!isBlank) nodes += 1 + 2 * depth + 2 * formulaMarks(line)
    if (nodes > mostNodes) return true
    if (isBlank || newBlock.test(line)) {
      marks = 0
      brackets = 0
    }
    marks += line.match(emphasisMarks)?.length ?? 0
    brackets += count(line, ']')
    if (line.includes('-') && tableHead.test(line)) columns = Math.max(columns, columnsOf(line))
    cells += columns
    if (isBlank) columns = 0
    if (marks > mostEmphasisMarks || brackets > mostBrackets || cells > mostTableCells) return true
  }
  return false
}

function containersOf(line: string): { readonly depth: number; readonly indent: number } {
  const [prefix] = containers.exec(line) ?? []
  if (prefix === undefined || thematicBreak.test(line)) return { depth: 0, indent: 0 }
  return { depth: prefix.match(container)?.length ?? 0, indent: prefix.length - prefix.trimStart().length }
}

/** A formula becomes many nodes, and is read again when the part that sets it has come. */
function formulaMarks(line: string): number {
  return count(line, '$') + count(line, '\\(') + count(line, '\\[')
}

function columnsOf(head: string): number {
  const inner = head.trim()
  return count(inner, '|') + 1 - Number(inner.startsWith('|')) - Number(inner.endsWith('|'))
}

function definitionsCost(text: string): number {
  if (!text.includes(']:')) return 0
  const longest = text.split('\n').reduce((most, line) => Math.max(most, line.length), 0)
  return count(text, '[') * longest
}

function count(text: string, part: string): number {
  let found = 0
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length)) found += 1
  return found
}
