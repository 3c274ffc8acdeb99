import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dataHash } from '../queries/dataHash.ts'
import { branchesIn, mergedState } from '../testing/packetStudies.ts'
import { type HandedOut, handedOutStudy, merged, play, steps } from '../testing/packetHistories.ts'

/** The laws of merging; `EVENHAND_RUNS` asks for more histories than the everyday ones (`bench/packets.ts` runs 1,000). */
const numRuns = Number(process.env.EVENHAND_RUNS ?? 25)

let study: HandedOut
beforeAll(() => {
  study = handedOutStudy()
})
afterAll(() => study.done())

const inFolder = <Answer>(work: (folder: string) => Answer): Answer => {
  const folder = mkdtempSync(join(tmpdir(), 'evenhand-laws-'))
  try {
    return work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

describe('merging random histories with copies, forks and duplicates', () => {
  it('gives the same study in whichever order files come back, and however often', () => {
    let branches = 0
    const history = fc.tuple(steps, fc.infiniteStream(fc.nat(1000)))
    fc.assert(
      fc.property(history, ([wanted, order]) =>
        inFolder((folder) => {
          const returned = play(wanted, study, folder)
          const look = (file: Parameters<typeof mergedState>[0]) => ({ state: mergedState(file), hash: dataHash(file) })
          const asSent = merged(study, join(folder, 'one.evenhand'), returned, look)
          const ranks = new Map(returned.map((each) => [each, order.next().value ?? 0]))
          const shuffled = [...returned].sort((one, other) => (ranks.get(one) ?? 0) - (ranks.get(other) ?? 0))
          const again = [...shuffled, ...returned.slice(0, 3)]
          expect(merged(study, join(folder, 'two.evenhand'), again, look)).toEqual(asSent)
          expect(asSent.state).toMatchObject({ chain: { ok: true } })
          branches += merged(study, join(folder, 'three.evenhand'), shuffled.reverse(), (file) => {
            expect(look(file)).toEqual(asSent)
            return branchesIn(file)
          })
        }),
      ),
      { numRuns },
    )
    expect(branches).toBeGreaterThan(0)
  }, 600_000)
})
