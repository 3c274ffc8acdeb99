const NARROW = new Set("iljtfrI.,:;'’‘!|()[]")
const WIDE = new Set('mwMW@%—…')

/**
 * About how wide a line of text is, without a DOM: figures are also drawn in Node. Errs on the wide side.
 *
 * @param size font size in user units
 * @returns user units
 */
export function textWidth(text: string, size: number): number {
  let ems = 0
  for (const character of text) {
    if (character === ' ') ems += 0.28
    else if (NARROW.has(character)) ems += 0.34
    else if (WIDE.has(character)) ems += 0.86
    else if (character >= '0' && character <= '9') ems += 0.63
    else if (character >= 'A' && character <= 'Z') ems += 0.67
    // Ideographs and syllables are square.
    else ems += character.codePointAt(0)! >= 0x2e80 ? 1 : 0.56
  }
  return ems * size
}

/** Cuts a line so that it fits, with an ellipsis. The whole text belongs in a title beside it. */
export function fitted(text: string, size: number, width: number): string {
  if (textWidth(text, size) <= width) return text
  const characters = Array.from(text)
  while (characters.length > 1 && textWidth(`${characters.join('').trimEnd()}…`, size) > width) characters.pop()
  return `${characters.join('').trimEnd()}…`
}

/** A text in one line, or where it does not fit in two, parted between words; only then is the second one cut. */
export function inTwoLines(text: string, size: number, width: number): readonly string[] {
  if (textWidth(text, size) <= width) return [text]
  const words = text.split(' ')
  let taken = words.length - 1
  while (taken > 1 && textWidth(words.slice(0, taken).join(' '), size) > width) taken--
  const [first, second] = [words.slice(0, taken).join(' '), words.slice(taken).join(' ')]
  return second === '' ? [fitted(first, size, width)] : [fitted(first, size, width), fitted(second, size, width)]
}
