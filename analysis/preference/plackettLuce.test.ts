import { describe, expect, it } from 'vitest'
import { bradleyTerry } from './bradleyTerry.ts'
import type { NamedComparison } from './comparisons.ts'
import { comparisonsOf } from './comparisons.ts'
import { davidson } from './davidson.ts'
import { plackettLuce } from './plackettLuce.ts'

const repeated = (left: string, right: string, wins: number, losses: number, ties = 0): NamedComparison[] => [
  ...Array.from({ length: wins }, () => ({ left, right, outcome: 'left' as const })),
  ...Array.from({ length: losses }, () => ({ left, right, outcome: 'right' as const })),
  ...Array.from({ length: ties }, () => ({ left, right, outcome: 'tie' as const })),
]
const WELL_CONNECTED = [...repeated('a', 'b', 7, 3, 2), ...repeated('b', 'c', 6, 4, 3), ...repeated('a', 'c', 9, 2, 1)]

describe('Plackett–Luce', () => {
  const rankingsOf = (given: readonly NamedComparison[]) =>
    given.map((one) => {
      const place = { left: [1, 2], right: [2, 1], tie: [1, 1] }[one.outcome] as [number, number]
      return [one.left, one.right].map((name, side) => ({ system: 'abc'.indexOf(name), rank: place[side] as number }))
    })

  it('is Bradley–Terry for pairs and Davidson for pairs with ties', () => {
    for (const [given, model] of [
      [WELL_CONNECTED.filter((one) => one.outcome !== 'tie'), bradleyTerry],
      [WELL_CONNECTED, davidson],
    ] as const) {
      const plain = model(comparisonsOf(given))
      const result = plackettLuce(['a', 'b', 'c'], rankingsOf(given))
      result.systems.forEach((entry, index) => {
        expect(entry.estimate).toBeCloseTo(plain.systems[index]?.estimate as number, 7)
        expect(entry.standardError).toBeCloseTo(plain.systems[index]?.standardError as number, 6)
      })
    }
    const davidsonLog = davidson(comparisonsOf(WELL_CONNECTED)).logTieParameter as number
    expect(plackettLuce(['a', 'b', 'c'], rankingsOf(WELL_CONNECTED)).logTiePrevalence[0]?.estimate).toBeCloseTo(
      davidsonLog,
      7,
    )
  })

  it('gives first choices their shares when everybody only names a winner of three', () => {
    // Six orders of three systems, each once, make all worths equal.
    const orders = [
      [1, 2, 3],
      [1, 3, 2],
      [2, 1, 3],
      [2, 3, 1],
      [3, 1, 2],
      [3, 2, 1],
    ]
    const result = plackettLuce(
      ['a', 'b', 'c'],
      orders.map((ranks) => ranks.map((rank, system) => ({ system, rank }))),
    )
    for (const { estimate } of result.systems) expect(estimate).toBeCloseTo(0, 9)
  })

  it('is undefined when one system always comes first', () => {
    const result = plackettLuce(
      ['a', 'b', 'c'],
      [
        [
          { system: 0, rank: 1 },
          { system: 1, rank: 2 },
          { system: 2, rank: 3 },
        ],
        [
          { system: 2, rank: 2 },
          { system: 1, rank: 3 },
        ],
      ],
    )
    expect(result).toMatchObject({ estimate: null, undefined: 'undefeated-or-winless' })
  })
})
