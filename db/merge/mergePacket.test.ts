import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { all, first, run } from '../driver.ts'
import type { ReturnCounts } from '../packets/ledger.ts'
import { dataHash } from '../queries/dataHash.ts'
import { verifyChain } from '../queries/verifyChain.ts'
import { closeStudyFile, openStudyFile, type StudyFile } from '../studyFile.ts'
import {
  type HandedOut,
  handedOutStudy,
  merged,
  play,
  type Returned,
  type Step,
  steps,
} from '../testing/packetHistories.ts'
import { branchesIn, mergedState } from '../testing/packetStudies.ts'
import { MergeConflict, mergePacket } from './mergePacket.ts'
import { rebuildProgress } from './rebuildProgress.ts'

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
          expect(merged(study, join(folder, 'three.evenhand'), shuffled.reverse(), look)).toEqual(asSent)
        }),
      ),
      { numRuns },
    )
  }, 600_000)
})

const rate = (file: number, task: number, ms: number, computer = 0): Step => ({
  kind: 'work',
  file,
  computer,
  events: [{ task, action: 4, ms }],
})

describe('what a merge counts', () => {
  it('says how much is new, and the second time that all of it is known', () =>
    inFolder((folder) => {
      const [back] = play([rate(0, 0, 1000), rate(0, 1, 2000)], study, folder)
      merged(study, join(folder, 'study.evenhand'), [], (file) => {
        expect(mergeOne(file, back)).toEqual({ new: 2, known: 0, forked: 0, missing: 0, stale: 0 })
        const before = mergedState(file)
        expect(mergeOne(file, back)).toEqual({ new: 0, known: 2, forked: 0, missing: 0, stale: 0 })
        expect(mergedState(file)).toEqual(before)
      })
    }))

  it('knows an older copy by what it lacks', () =>
    inFolder((folder) => {
      const [older, back] = play([rate(0, 0, 1000), { kind: 'send', file: 0 }, rate(0, 1, 2000)], study, folder)
      merged(study, join(folder, 'study.evenhand'), [back as Returned], (file) => {
        expect(mergeOne(file, older)).toEqual({ new: 0, known: 1, forked: 0, missing: 1, stale: 0 })
      })
    }))

  it('keeps both ways in which the log of one computer went on, and lets the later answer count', () =>
    inFolder((folder) => {
      const history: Step[] = [rate(0, 0, 1000), { kind: 'copy', file: 0 }, rate(0, 0, 4001), rate(2, 0, 3002)]
      const returned = play(history, study, folder)
      const [one, , other] = returned as [Returned, Returned, Returned]
      merged(study, join(folder, 'study.evenhand'), [other], (file) => {
        expect(mergeOne(file, one)).toEqual({ new: 1, known: 1, forked: 1, missing: 1, stale: 0 })
        expect(branchesIn(file)).toBe(1)
        expect(verifyChain(file)).toEqual({ ok: true, events: 3 })
        const last = 'SELECT value FROM judgement ORDER BY judgement_no DESC LIMIT 1'
        expect(first<{ value: number }>(file, last)?.value).toBe(1 + (4001 % 5))
      })
    }))

  it('counts tasks whose texts were changed since they were handed out', () =>
    inFolder((folder) => {
      const [back] = play([rate(0, 0, 1000)], study, folder)
      merged(study, join(folder, 'study.evenhand'), [], (file) => {
        run(file, "UPDATE item SET prompt = 'Another question' WHERE key = 'item-1'")
        // Of item 1, a rater has a rating of each of two answers and one comparison.
        expect(mergeOne(file, back)).toMatchObject({ new: 1, stale: 3 })
      })
    }))
})

describe('what a merge refuses', () => {
  it('takes no event of a task that was not handed out, and then nothing at all', () =>
    inFolder((folder) => {
      const [first, second] = play([rate(0, 0, 1000), rate(1, 0, 1000)], study, folder) as [Returned, Returned]
      merged(study, join(folder, 'study.evenhand'), [], (file) => {
        const before = mergedState(file)
        expect(() => mergeOne(file, { path: second.path, ledger: first.ledger })).toThrow(MergeConflict)
        expect(mergedState(file)).toEqual(before)
      })
    }))
})

describe('progress rebuilt from the log', () => {
  it('is what appending event by event had made of it', () =>
    inFolder((folder) => {
      fc.assert(
        fc.property(steps, (history) => {
          for (const { path } of play(history, study, folder)) {
            const packet = openStudyFile(path)
            try {
              const sql = 'SELECT * FROM task_progress ORDER BY assignment_no'
              const appended = all<{ assignment_no: number }>(packet, sql)
              for (const { assignment_no } of appended) rebuildProgress(packet, assignment_no)
              expect(all(packet, sql)).toEqual(appended)
            } finally {
              closeStudyFile(packet)
            }
          }
        }),
        { numRuns: 10 },
      )
    }))
})

function mergeOne(file: StudyFile, returned: Returned | undefined): ReturnCounts {
  const { path, ledger } = returned as Returned
  const packet = openStudyFile(path)
  try {
    return mergePacket(file, packet, ledger)
  } finally {
    closeStudyFile(packet)
  }
}
