export interface SpreadGlyphProps {
  /** Lowest and highest level of the scale. */
  readonly scale: readonly [number, number]
  /** The values given; they are drawn only when `revealed`. */
  readonly values: readonly number[]
  /** Before a decision only the length shows, from the starting edge, never where on the scale. */
  readonly revealed: boolean
  /** "Ratings 1, 5, 2", or "3 apart, values hidden". */
  readonly accessibleName: string
}

/** How far apart the values of one answer are, in a line of a list (104 by 20). */
export function SpreadGlyph({ scale, values, revealed, accessibleName }: SpreadGlyphProps) {
  const [lowest, highest] = scale
  const x = (value: number) => Math.round((8 + (88 * (value - lowest)) / Math.max(1e-9, highest - lowest)) * 10) / 10
  const low = Math.min(...values)
  const high = Math.max(...values)
  const levels =
    highest - lowest <= 10 ? Array.from({ length: Math.floor(highest - lowest) + 1 }, (_, i) => lowest + i) : []
  const end = x(lowest + (high - low))
  return (
    <svg className="fig" width="6.5rem" height="1.25rem" viewBox="0 0 104 20" role="img" aria-label={accessibleName}>
      {revealed ? (
        <>
          {levels.map((level) => (
            <path key={level} d={`M${x(level)} 8v4`} className="fig-edge" />
          ))}
          <path d={`M${x(low)} 10H${x(high)}`} className="fig-spread" />
          {[...new Set(values)].map((value) => (
            <circle key={value} cx={x(value)} cy="10" r="3.25" className="fig-spread-dot" />
          ))}
        </>
      ) : (
        <path d={`M8 10H${end}M8 6v8M${end} 6v8`} className="fig-spread" />
      )}
    </svg>
  )
}
