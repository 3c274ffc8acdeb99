import { useShownKeys } from '#lib/commandsSlice.ts'
import type { KeyLegendLine } from '#ui/KeyHint.tsx'
import type { DeskCommandName } from './deskCommands.ts'

/**
 * A line of a legend with the keys its commands have now; nothing while one of them has none or single keys are off. `spoken`
 * says the keys that came with the app; others are said as they are written.
 */
export function useKeyLine(
  names: readonly [DeskCommandName] | readonly [DeskCommandName, DeskCommandName],
  asAtFirst: string,
  { spoken, words }: Pick<KeyLegendLine, 'spoken' | 'words'>,
): readonly KeyLegendLine[] {
  const first = useShownKeys(`judge.${names[0]}`)
  const second = useShownKeys(`judge.${names.at(-1)}`)
  if (first === undefined || second === undefined) return []
  const keys = names.length === 1 ? [first] : [first, second]
  const joined = keys.join(', ')
  // Two that are held with the same key name it once: "Alt, up, down".
  const drawn = joined === 'Alt+ArrowUp, Alt+ArrowDown' ? ['Alt+ArrowUp', 'ArrowDown'] : keys
  return [{ keys: drawn, spoken: joined === asAtFirst ? spoken : joined, words }]
}
