import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type CoreForTest, coreForTest } from './coreForTest.ts'
import { makeEveryKindStudy } from './everyKindStudy.ts'

let at: CoreForTest
beforeEach(() => void (at = coreForTest()))
afterEach(() => at.stop())

/** The kinds of task on the desk of the study's rater, in order. */
async function kindsIn(path: string): Promise<string[]> {
  const { coordinator } = at.coordinator
  const { study } = await coordinator.library.openFile({ path })
  const { raters } = await coordinator.study.overview({ study })
  const rater = raters[0]?.id
  if (rater === undefined) return []
  const { seat } = await coordinator.judging.seat({ study, rater })
  const { tasks } = await at.raterAt(seat).rater.tasks({ seat, from: 1, count: 100 })
  return tasks.map(({ kind }) => kind)
}

const kinds = [
  ...Array.from({ length: 8 }, () => 'rating'),
  ...Array.from({ length: 6 }, () => 'preference'),
  ...['ranking', 'ranking', 'best-worst', 'best-worst'],
]

describe('the study with every kind of task', () => {
  it('is open for judging as it is made', async () => {
    const path = join(at.folder, 'made.evenhand')
    await makeEveryKindStudy(path)
    expect(await kindsIn(path)).toEqual(kinds)
  })

  it('is the one that is stored for journeys through the desk', async () => {
    const path = join(at.folder, 'stored.evenhand')
    copyFileSync(join(import.meta.dirname, '../../fixtures/desk/everyKind.evenhand'), path)
    expect(await kindsIn(path)).toEqual(kinds)
  })
})
