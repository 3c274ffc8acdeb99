import { type ByteSource, wholeOf } from './byteSource.ts'

/** A configuration that a data-set card (the YAML at the head of README.md) declares: which files make which split. */
export type DataConfig = { readonly config: string; readonly split: string; readonly pattern: RegExp }

/**
 * The configurations of a data-set card. Only the block `configs:` is read, in its three spellings of data files: one
 * path, a list of paths, a list of splits with paths. What is spelled otherwise is as if it were not there.
 */
export function cardConfigs(card: ByteSource, folder: string): DataConfig[] {
  const text = new TextDecoder().decode(wholeOf(card)).slice(0, 200_000)
  const head = /^---\r?\n([\s\S]*?)\r?\n---/.exec(text)?.[1]
  if (head === undefined) return []
  const found: DataConfig[] = []
  let inside = false
  let config = 'default'
  let split = 'train'
  for (const line of head.split(/\r?\n/)) {
    if (/^\S/.test(line) && !line.startsWith('-')) inside = /^configs:\s*$/.test(line)
    if (!inside) continue
    const entry = /^\s*(?:-\s*)?(config_name|split|path|data_files)\s*:\s*(.*?)\s*$/.exec(line)
    const value = unquoted(entry?.[2] ?? '')
    if (entry?.[1] === 'config_name') config = value
    else if (entry?.[1] === 'split') split = value
    else if (entry !== null)
      for (const path of pathsIn(value)) found.push({ config, split, pattern: patternOf(folder + path) })
    else {
      const bare = /^\s*-\s*(["']?[^\s:]+["']?)\s*$/.exec(line)?.[1]
      if (bare !== undefined) found.push({ config, split, pattern: patternOf(folder + unquoted(bare)) })
    }
  }
  return found
}

const unquoted = (text: string): string => text.replace(/^(["'])(.*)\1$/, '$2')

/** One path, or several in square brackets. */
const pathsIn = (value: string): string[] =>
  (value.startsWith('[') ? value.slice(1, -1).split(',') : [value])
    .map((path) => unquoted(path.trim()))
    .filter((path) => path !== '')

/** A path with stars as a pattern: `*` within a folder, `**` across folders. Bounded, so that no card makes it slow. */
function patternOf(path: string): RegExp {
  const pieces = path.slice(0, 300).split(/(\*{2,}\/?|\*)/)
  if (pieces.length > 9) return /^$/
  const plain = pieces.map((piece) => {
    if (!piece.startsWith('*')) return piece.replace(/[.+?^${}()|[\]\\]/g, '\\$&')
    return piece === '*' ? '[^/]*' : '.*'
  })
  return new RegExp(`^${plain.join('')}$`)
}

/** Words by which files of a split are named where no card says so. */
const splitName = /(?:^|[/_.-])(train|training|validation|valid|dev|val|test|testing|eval)(?=[/_.-])/i

/** The configuration and split of a file, by the card or, for the split, by its name. */
export function configOf(
  name: string,
  configs: readonly DataConfig[],
): { readonly config: string | null; readonly split: string | null } {
  const declared = configs.find(({ pattern }) => pattern.test(name))
  if (declared) return declared
  return { config: null, split: splitName.exec(name)?.[1]?.toLowerCase() ?? null }
}
