/** How many objects inside one another become columns; what lies deeper stays JSON text. */
const deepest = 8

type Plain = string | number | boolean | null

/**
 * The cells of a JSON object as pairs of column name and text. Keys of objects inside it are joined by dots
 * (`scores.clarity`); lists stay JSON text; null is an empty cell. An object whose values are all plain, such as
 * `"ranks": {"A": 1, "B": 2}`, is also a column of its own, as JSON text, so that it can be read as a dictionary.
 */
export function flattened(record: Readonly<Record<string, unknown>>): (readonly [string, string])[] {
  const cells: (readonly [string, string])[] = []
  collect(record, '', 1, cells)
  return cells
}

function collect(
  record: Readonly<Record<string, unknown>>,
  prefix: string,
  depth: number,
  cells: (readonly [string, string])[],
): void {
  for (const [key, value] of Object.entries(record)) {
    const name = storable(`${prefix}${key}`)
    if (isPlain(value)) {
      cells.push([name, textOf(value)])
    } else if (Array.isArray(value) || depth >= deepest || Object.keys(value as object).length === 0) {
      cells.push([name, jsonText(value)])
    } else {
      const inner = value as Readonly<Record<string, unknown>>
      if (Object.values(inner).every(isPlain)) cells.push([name, jsonText(inner)])
      collect(inner, `${name}.`, depth + 1, cells)
    }
  }
}

const isPlain = (value: unknown): value is Plain => value === null || typeof value !== 'object'

const textOf = (value: Plain): string => (value === null ? '' : storable(String(value)))

/** Half surrogate pairs and zero characters become the replacement character, so that what is stored is what was read. */
const storable = (text: string): string => text.toWellFormed().replaceAll('\0', '\uFFFD')

/** A value nested beyond what can be written again is a named nothing; no real file holds one. */
function jsonText(value: unknown): string {
  try {
    return JSON.stringify(value).toWellFormed()
  } catch {
    return ''
  }
}
