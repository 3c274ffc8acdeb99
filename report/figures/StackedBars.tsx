import { useId } from 'react'
import { type FigureLinks, FigureSvg, type FigureWords, isLinked, MarkLink } from './FigureParts.tsx'
import type { FigureTableProps } from './FigureTable.tsx'
import { fitted, textWidth } from './textWidth.ts'

/** How a part of a bar is filled: levels of a scale from worst (−3) to best (3), or what became of a pair. */
export type StackTone = -3 | -2 | -1 | 0 | 1 | 2 | 3 | 'agree' | 'hedge' | 'reverse'

export interface StackPart {
  readonly id: string
  readonly count: number
  readonly tone: StackTone
}

export interface StackRow {
  readonly id: string
  readonly name: string
  /** As many as there are kinds, in their order. */
  readonly parts: readonly StackPart[]
  /** Right of the bar: the number the row stands for, with its interval. */
  readonly valueWords: string
}

export interface StackedBarsProps extends FigureWords, FigureLinks {
  /** What each part is: over the first bar, and the columns of the table. */
  readonly kinds: readonly string[]
  readonly rows: readonly StackRow[]
  /** Over the numbers at the right. */
  readonly valueHeading: string
  /** Bars are set about the middle of the scale; else all start at the left. */
  readonly diverging: boolean
  readonly formatCount?: (count: number) => string
  /** User units. */
  readonly width?: number
}

const ROW = 34
const TOP = 34
const BAR = 20

/** Counts as parts of one bar a row, all bars of the same unit: shares can be compared down the rows. */
export function StackedBars(props: StackedBarsProps) {
  const { kinds, rows, valueHeading, diverging, formatCount = String, width = 616, hrefOf, onOpen } = props
  const hatch = useId()
  const nameWidth = Math.min(Math.max(...rows.map(({ name }) => textWidth(name, 15) + 16), 80), width * 0.32)
  const valueWidth = Math.max(...rows.map((row) => textWidth(row.valueWords, 15)), textWidth(valueHeading, 13))
  const span = { from: nameWidth, to: width - valueWidth - 20 }
  const scale = scaleOf(rows, span, diverging)
  const height = TOP + rows.length * ROW
  return (
    <FigureSvg {...props} width={width} height={height} linked={isLinked(props)}>
      <defs>
        <pattern id={hatch} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="6" height="6" className="fig-reverse" />
          <path d="M0 0V6" className="fig-hatch" />
        </pattern>
      </defs>
      <text x={span.from} y="16" className="fig-axis">
        {kinds[0]}
      </text>
      <text x={span.to} y="16" textAnchor="end" className="fig-axis">
        {kinds.at(-1)}
      </text>
      <text x={width} y="16" textAnchor="end" className="fig-axis">
        {valueHeading}
      </text>
      {diverging && <path d={`M${round(scale.zero)} ${TOP - 6}V${height}`} className="fig-dashed" />}
      {rows.map((row, place) => (
        <MarkLink
          key={row.id}
          id={row.id}
          hrefOf={hrefOf}
          onOpen={onOpen}
          accessibleName={`${row.name}: ${row.parts.map(({ count }, at) => `${kinds[at]} ${formatCount(count)}`).join(', ')}; ${row.valueWords}`}
        >
          <rect x="0" y={TOP + place * ROW - 6} width={width} height={ROW - 4} className="fig-hit" />
          <text x="0" y={TOP + place * ROW + BAR / 2 + 5} className="fig-word">
            {fitted(row.name, 15, nameWidth - 12)}
            {fitted(row.name, 15, nameWidth - 12) !== row.name && <title>{row.name}</title>}
          </text>
          <Parts row={row} y={TOP + place * ROW} scale={scale} hatch={`url(#${hatch})`} formatCount={formatCount} />
          <text x={width} y={TOP + place * ROW + BAR / 2 + 5} textAnchor="end" className="fig-soft">
            {row.valueWords}
          </text>
        </MarkLink>
      ))}
    </FigureSvg>
  )
}

type Scale = { readonly zero: number; readonly perShare: number; readonly diverging: boolean }

const totalOf = ({ parts }: StackRow): number => parts.reduce((sum, { count }) => sum + count, 0)

/** Share of a row left of the middle: parts below it, and half of the part in the middle. */
function leftShare(row: StackRow): number {
  const total = totalOf(row)
  if (total === 0) return 0
  const left = row.parts.reduce((sum, { count, tone }) => {
    if (typeof tone === 'string' || tone > 0) return sum
    return sum + (tone === 0 ? count / 2 : count)
  }, 0)
  return left / total
}

function scaleOf(rows: readonly StackRow[], span: { from: number; to: number }, diverging: boolean): Scale {
  if (!diverging) return { zero: span.from, perShare: span.to - span.from, diverging }
  const left = Math.max(0.05, ...rows.map(leftShare))
  const right = Math.max(0.05, ...rows.map((row) => (totalOf(row) === 0 ? 0 : 1 - leftShare(row))))
  const perShare = (span.to - span.from) / (left + right)
  return { zero: span.from + left * perShare, perShare, diverging }
}

interface PartsProps {
  readonly row: StackRow
  readonly y: number
  readonly scale: Scale
  readonly hatch: string
  readonly formatCount: (count: number) => string
}

function Parts({ row, y, scale, hatch, formatCount }: PartsProps) {
  const total = totalOf(row)
  if (total === 0) return null
  let at = scale.diverging ? scale.zero - leftShare(row) * scale.perShare : scale.zero
  return row.parts.map(({ id, count, tone }) => {
    const wide = (count / total) * scale.perShare
    const x = at
    at += wide
    if (count === 0) return null
    const words = formatCount(count)
    return (
      <g key={id}>
        <rect
          x={round(x)}
          y={y}
          width={round(Math.max(0.5, wide))}
          height={BAR}
          className={`fig-part ${classOf(tone)}`}
          {...(tone === 'reverse' ? { style: { fill: hatch } } : {})}
        />
        {wide > textWidth(words, 13) + 8 && (
          <text
            x={round(x + wide / 2)}
            y={y + BAR / 2 + 4.5}
            textAnchor="middle"
            className={`fig-axis ${isDark(tone) ? (tone === 'reverse' ? 'fig-count-reverse' : 'fig-count-agree') : 'fig-on-win'}`}
          >
            {words}
          </text>
        )}
      </g>
    )
  })
}

const classOf = (tone: StackTone): string =>
  typeof tone === 'string'
    ? tone === 'hedge'
      ? 'fig-hedge'
      : `fig-${tone}`
    : `fig-div-${tone < 0 ? `n${-tone}` : tone === 0 ? '0' : `p${tone}`}`

const isDark = (tone: StackTone): boolean => tone === 'agree' || tone === 'reverse' || tone === 3 || tone === -3

/** Tones for the levels of a scale, lowest first: the ends are darkest, the middle is pale. */
export function levelTones(levels: number, lowerIsBetter = false): StackTone[] {
  return Array.from({ length: levels }, (_, place) => {
    const share = levels === 1 ? 0 : (place / (levels - 1)) * 2 - 1
    const steps = Math.sign(share) * Math.min(3, Math.ceil(Math.abs(share) * 3 - 1e-9))
    return ((lowerIsBetter ? -steps : steps) || 0) as StackTone
  })
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}

/** The counts as a table. */
export function stackedTable(
  rows: readonly StackRow[],
  words: { readonly caption: string; readonly name: string; readonly kinds: readonly string[]; readonly value: string },
  formatCount: (count: number) => string,
): FigureTableProps {
  return {
    caption: words.caption,
    columns: [words.name, ...words.kinds, words.value],
    rows: rows.map(({ id, name, parts, valueWords }) => ({
      id,
      cells: [name, ...parts.map(({ count }) => formatCount(count)), valueWords],
    })),
  }
}
