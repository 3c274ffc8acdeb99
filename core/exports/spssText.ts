/** A rater as a variable of an SPSS file. */
export type SpssRater = { readonly id: string; readonly variable: string; readonly label: string }

/** A number as a comment states it. */
export const stated = (estimate: number | null): string => (estimate === null ? 'undefined' : String(estimate))

/** Words for a comment, which a period at the end of a line would end. */
export const oneLine = (text: string): string => text.replace(/[\r\n.]+/g, ' ')

/** A text in the quotes of the syntax. */
export const quoted = (text: string): string => `'${text.replace(/[\r\n]+/g, ' ').replaceAll("'", "''")}'`

/** As much of a text as fits into so many bytes, in whole characters: SPSS counts the length of labels in bytes. */
export function cut(text: string, bytes: number): string {
  let kept = ''
  let used = 0
  for (const character of text) {
    used += Buffer.byteLength(character)
    if (used > bytes) break
    kept += character
  }
  return kept
}
