import type english from './words/en.json'

/** The words of a report in one language. Other languages have the same shape. */
export type ReportWords = typeof english

type WithoutPlural<Key extends string> = Key extends `${infer Base}_one` | `${infer Base}_other` ? Base : Key

/** The paths of all sentences of a tree. */
export type Paths<Tree> = {
  [Key in keyof Tree & string]: Tree[Key] extends string ? WithoutPlural<Key> : `${Key}.${Paths<Tree[Key]>}`
}[keyof Tree & string]

/** The path of one sentence, plural endings left out: `count.items`, `finding.agreement.chance`. */
export type WordKey = Paths<ReportWords>

export type Values = Readonly<Record<string, string | number>>

/** Says one sentence with its values filled in. `count` chooses the plural form and is printed as a whole number. */
export const say = (words: ReportWords, key: WordKey, values: Values = {}): string => sayFrom(words, key, values)

/** A tree of sentences in one language. */
export type Words = { readonly language: string }

/** The same for any tree of sentences; a key without words is a bug. */
export function sayFrom(words: Words, key: string, values: Values = {}): string {
  const sentence = leaf(words, key, values['count'])
  if (sentence === null) throw new Error(`The report has no words for ${key}`)
  return filled(words, sentence, values)
}

/** Says the sentence of a code that comes from the data; codes the words do not know get the sentence of `otherwise`. */
export function sayCode(
  words: ReportWords,
  table: Readonly<Record<string, string>>,
  code: string,
  otherwise: string,
): string {
  return filled(words, (Object.hasOwn(table, code) ? table[code] : undefined) ?? otherwise, { reason: code })
}

function leaf(words: Words, key: string, count: string | number | undefined): string | null {
  const parts = key.split('.')
  // Ids of coefficients hold dots themselves, so the rest of the path is tried as one name first.
  const at = (tree: unknown, from: number): unknown => {
    if (from === parts.length || typeof tree !== 'object' || tree === null) return tree
    const branch = tree as Readonly<Record<string, unknown>>
    const rest = parts.slice(from).join('.')
    if (rest in branch) return branch[rest]
    if (typeof count === 'number' && `${rest}_other` in branch) {
      return branch[`${rest}_${new Intl.PluralRules(words.language).select(count)}`] ?? branch[`${rest}_other`]
    }
    return at(branch[parts[from] ?? ''], from + 1)
  }
  const found = at(words, 0)
  return typeof found === 'string' ? found : null
}

function filled(words: Words, sentence: string, values: Values): string {
  return sentence.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => {
    const value = values[name]
    if (value === undefined) return whole
    return typeof value === 'number' ? new Intl.NumberFormat(words.language).format(value) : value
  })
}
