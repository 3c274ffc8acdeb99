import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { handOutTo, judgedStudy, judgeSome, packetWindow, stageFiles } from '../packets/testing/judgedStudy.ts'
import { type CoreForTest, coreForTest, newCommand } from '../testing/coreForTest.ts'

let folder: string
let cores: CoreForTest[]
let at: Awaited<ReturnType<typeof judgedStudy>>
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'evenhand-forks-'))
  at = await judgedStudy()
  cores = [at.home]
})
afterEach(async () => {
  for (const core of cores) await core.stop()
  rmSync(folder, { recursive: true, force: true })
})

async function judgeAt(path: string, tasks: number, values: number): Promise<void> {
  const elsewhere = coreForTest()
  cores.push(elsewhere)
  const rater = packetWindow(path, elsewhere)
  const { packet } = await rater.door({})
  const { seat } = await rater.sit({ person: packet?.people[0]?.person ?? '', pin: null })
  await judgeSome(rater, seat, tasks, values)
  await rater.leave({})
}

const takeBack = async (path: string) => {
  const stages = await stageFiles(at.coordinator, [path])
  await at.coordinator.packets.merge({ study: at.study, command: newCommand(), stages })
}
const hash = async () => (await at.coordinator.study.overview({ study: at.study })).dataHash
const forks = async () => (await at.coordinator.review.forks({ study: at.study })).tasks

/** The packet of R1, worked in twice: the same two tasks in either copy, with other answers. */
async function answeredTwice(): Promise<{ readonly onlyEarlier: string; readonly both: string }> {
  const { paths } = await handOutTo(folder, at.coordinator, at.study, ['R1'])
  const [path = ''] = paths
  const copy = join(folder, 'copy of it.evenhand')
  copyFileSync(path, copy)
  await judgeAt(path, 2, 0)
  await judgeAt(copy, 2, 1)
  await takeBack(path)
  const onlyEarlier = await hash()
  await takeBack(copy)
  return { onlyEarlier, both: await hash() }
}

describe('a task answered in two copies of a packet', () => {
  it('is listed by rater, item number and time, without what was answered', async () => {
    await answeredTwice()
    const tasks = await forks()
    expect(tasks).toHaveLength(2)
    for (const { rater, kind, item, answeredAt, ...rest } of tasks) {
      expect([rater, Object.keys(rest)]).toEqual(['R1', ['assignment']])
      expect(['rating', 'preference', 'ranking']).toContain(kind)
      expect(item).toBeGreaterThan(0)
      expect(answeredAt).toEqual(answeredAt.toSorted())
      expect(answeredAt).toHaveLength(2)
    }
  })

  it('counts by the later copy until somebody chooses, by new events that take nothing away', async () => {
    const { onlyEarlier, both } = await answeredTwice()
    expect(both).not.toBe(onlyEarlier)
    const submitted = async () => (await at.coordinator.packets.list({ study: at.study })).packets[0]?.submitted
    const choose = async (copy: number) => {
      for (const { assignment } of await forks())
        await at.coordinator.review.settleFork({ study: at.study, command: newCommand(), assignment, copy })
    }
    await choose(0)
    expect([await hash(), await forks(), await submitted()]).toEqual([onlyEarlier, [], 2])
    await at.coordinator.judging.close({ study: at.study, command: newCommand() })
    expect((await at.coordinator.study.overview({ study: at.study })).stage).toBe('closed')
  })

  it('chosen once cannot be chosen again, nor a copy that is not there, nor after the systems have names', async () => {
    await answeredTwice()
    const [one, other] = await forks()
    const settle = (assignment: NonNullable<typeof one>['assignment'], copy: number) =>
      at.coordinator.review.settleFork({ study: at.study, command: newCommand(), assignment, copy })
    if (!one || !other) throw new Error('two tasks were answered twice')
    await expect(settle(one.assignment, 2)).rejects.toMatchObject({ code: 'NOT_YOUR_TASK' })
    expect((await settle(one.assignment, 1)).tasks).toEqual([other])
    await expect(settle(one.assignment, 0)).rejects.toMatchObject({ code: 'NOT_YOUR_TASK' })
    await at.coordinator.judging.close({ study: at.study, command: newCommand() })
    await at.coordinator.judging.unblind({ study: at.study, command: newCommand(), by: 'A', reason: 'Analysis' })
    await expect(settle(other.assignment, 0)).rejects.toMatchObject({ code: 'WRONG_STAGE' })
  })
})
