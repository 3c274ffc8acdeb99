/** Which of two is better: negative the first, positive the second, 0 equal; the size says how much. */
export type PreferenceKey = 'towardsFirst' | 'towardsSecond' | 'equal' | '1' | '2' | '3'

/**
 * What a key makes of a preference. Arrows pick the side and keep the strength; pressed again on the side already picked they
 * make it one stronger. Digits set the strength of the side picked. Down is equal.
 *
 * @param current the value now, null when nothing is chosen
 * @param allowed the values the scale offers; a value outside it is never given
 * @returns the new value, or undefined when the key means nothing here
 */
export function pressPreference(
  current: number | null,
  key: PreferenceKey,
  allowed: readonly number[],
): number | undefined {
  const wanted = wantedValue(current, key)
  if (wanted === undefined) return undefined
  if (allowed.includes(wanted)) return wanted
  const strongest = Math.max(...allowed.map(Math.abs))
  const capped = Math.sign(wanted) * Math.min(Math.abs(wanted), strongest)
  return wanted !== 0 && (key === 'towardsFirst' || key === 'towardsSecond') && allowed.includes(capped)
    ? capped
    : undefined
}

function wantedValue(current: number | null, key: PreferenceKey): number | undefined {
  const side = Math.sign(current ?? 0)
  const strength = Math.abs(current ?? 0)
  switch (key) {
    case 'equal':
      return 0
    case 'towardsFirst':
      return side === -1 ? -(strength + 1) : -Math.max(1, strength)
    case 'towardsSecond':
      return side === 1 ? strength + 1 : Math.max(1, strength)
    case '1':
    case '2':
    case '3':
      return side === 0 ? undefined : side * Number(key)
  }
}

/**
 * The meaning of a pressed key on a preference scale, or undefined. The first side stands at the start of the line, so in a
 * right-to-left page the right arrow picks it.
 *
 * @param key `KeyboardEvent.key`
 */
export function preferenceKeyOf(key: string, direction: 'ltr' | 'rtl'): PreferenceKey | undefined {
  switch (key) {
    case 'ArrowLeft':
      return direction === 'ltr' ? 'towardsFirst' : 'towardsSecond'
    case 'ArrowRight':
      return direction === 'ltr' ? 'towardsSecond' : 'towardsFirst'
    case 'ArrowDown':
    case '=':
      return 'equal'
    case '1':
    case '2':
    case '3':
      return key
    default:
      return undefined
  }
}
