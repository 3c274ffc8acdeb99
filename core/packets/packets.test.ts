import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type CoreForTest, coreForTest, newCommand } from '../testing/coreForTest.ts'
import { handOutTo, judgedStudy, judgeSome, packetWindow, stageFiles } from './testing/judgedStudy.ts'

let folder: string
let cores: CoreForTest[]
let at: Awaited<ReturnType<typeof judgedStudy>>
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'evenhand-packets-'))
  at = await judgedStudy()
  cores = [at.home]
})
afterEach(async () => {
  expect(cores.flatMap(({ log }) => log)).toEqual([])
  for (const core of cores) await core.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** Somebody's computer. */
function computer(): CoreForTest {
  const core = coreForTest()
  cores.push(core)
  return core
}

/** Judges some tasks of a packet on a computer of its own, and closes it. */
async function judgeAt(path: string, tasks: number, values: number, passphrase?: string): Promise<void> {
  const rater = packetWindow(path, computer())
  if (passphrase !== undefined) await rater.unlock({ passphrase })
  const { packet } = await rater.door({})
  const { seat } = await rater.sit({ person: packet?.people[0]?.person ?? '', pin: null })
  expect(await judgeSome(rater, seat, tasks, values)).toBe(tasks)
  await rater.leave({})
}

const check = async (paths: readonly string[]) => {
  const stages = await stageFiles(at.coordinator, paths)
  return (await at.coordinator.packets.check({ study: at.study, stages })).files
}
const merge = async (paths: readonly string[]) => {
  const stages = await stageFiles(at.coordinator, paths)
  return (await at.coordinator.packets.merge({ study: at.study, command: newCommand(), stages })).files
}

describe('a packet', () => {
  it('goes out, is judged elsewhere by its rater alone, and comes back', async () => {
    const { paths } = await handOutTo(folder, at.coordinator, at.study, ['R2'])
    const [path = ''] = paths
    await judgeAt(path, 3, 0)
    expect(existsSync(`${path}-wal`)).toBe(false)

    const before = await at.coordinator.study.overview({ study: at.study })
    const [tried] = await check(paths)
    expect(tried).toMatchObject({
      raters: ['R2'],
      reason: null,
      submitted: 3,
      counts: { known: 0, forked: 0, stale: 0 },
    })
    expect((await at.coordinator.study.overview({ study: at.study })).dataHash).toBe(before.dataHash)

    const [taken] = await merge(paths)
    expect(taken).toMatchObject({ counts: tried?.counts, submitted: 3 })
    const [again] = await merge(paths)
    expect(again).toMatchObject({ counts: { new: 0, known: tried?.counts?.new } })
    const { packets, raters } = await at.coordinator.packets.list({ study: at.study })
    expect(packets[0]).toMatchObject({ raters: ['R2'], submitted: 3, returns: [{ counts: tried?.counts }] })
    expect(raters.map(({ open, total }) => total - open)).toEqual([0, 3, 0])
  })

  it('holds the open tasks only, so that a second one goes on where the first came back', async () => {
    const { paths } = await handOutTo(folder, at.coordinator, at.study, ['R1'])
    await judgeAt(paths[0] ?? '', 2, 0)
    await merge(paths)
    const { packets } = await handOutTo(folder, at.coordinator, at.study, ['R1'])
    const { packets: listed, raters } = await at.coordinator.packets.list({ study: at.study })
    const total = raters[0]?.total ?? 0
    expect(listed.find(({ packet }) => packet === packets[0])).toMatchObject({ tasks: total - 2, submitted: 0 })
  })

  it('comes out the same each time it is saved', async () => {
    const { paths, packets } = await handOutTo(folder, at.coordinator, at.study, ['R3'])
    const again = { study: at.study, packets, from: 0, count: 100_000_000 }
    // Asked for something else in between, so that it is made anew.
    const { packets: other } = await handOutTo(folder, at.coordinator, at.study, ['R2'])
    expect(other).toHaveLength(1)
    const { base64 } = await at.coordinator.packets.read(again)
    expect(Buffer.compare(Buffer.from(base64, 'base64'), readFileSync(paths[0] ?? ''))).toBe(0)
  })

  it('is read in pieces, and several come in one ZIP file', async () => {
    const { packets } = await handOutTo(folder, at.coordinator, at.study, ['R1', 'R2', 'R3'])
    const first = await at.coordinator.packets.read({ study: at.study, packets, from: 0, count: 1000 })
    const rest = await at.coordinator.packets.read({ study: at.study, packets, from: 1000, count: first.size })
    expect(first.fileName).toBe('packets.zip')
    const bytes = Buffer.concat([Buffer.from(first.base64, 'base64'), Buffer.from(rest.base64, 'base64')])
    expect([bytes.length, bytes.toString('latin1', 0, 2)]).toEqual([first.size, 'PK'])
  })

  it('says which names of systems stand in its texts', async () => {
    const made = await at.coordinator.packets.make({
      study: at.study,
      command: newCommand(),
      raters: [(await at.coordinator.packets.list({ study: at.study })).raters[0]?.rater as never],
      together: false,
      passphrase: null,
    })
    expect(made.systemNames).toEqual([])
  })

  it('is no study: it is not listed, not opened as one, and shows nothing to a coordinator', async () => {
    const { paths } = await handOutTo(at.home.folder, at.coordinator, at.study, ['R1'])
    const { studies, unreadable } = await at.coordinator.library.list({})
    expect([studies.length, unreadable]).toEqual([1, []])
    await expect(at.coordinator.library.openFile({ path: paths[0] ?? '' })).rejects.toMatchObject({
      code: 'PACKET_FILE',
    })
  })

  it('is not made for somebody who has nothing left to do', async () => {
    const { raters } = await at.coordinator.packets.list({ study: at.study })
    const { seat } = await at.coordinator.judging.seat({ study: at.study, rater: raters[0]?.rater as never })
    await judgeSome(at.home.raterAt(seat).rater, seat, raters[0]?.total ?? 0, 0)
    await expect(handOutTo(folder, at.coordinator, at.study, ['R1'])).rejects.toMatchObject({ code: 'PACKET_EMPTY' })
  })
})

describe('the door of a packet', () => {
  it('lets nobody at a desk before sitting down, and then at the own one only', async () => {
    const { paths } = await handOutTo(folder, at.coordinator, at.study, ['R1', 'R2'], { together: true })
    const rater = packetWindow(paths[0] ?? '', computer())
    const { packet } = await rater.door({})
    expect(packet).toMatchObject({
      locked: false,
      people: [
        { person: 'R1', pin: false },
        { person: 'R2', pin: false },
      ],
    })
    const { seat: nobody } = await rater.seat({})
    await expect(rater.desk({ seat: nobody as never })).rejects.toMatchObject({ code: 'SEAT_UNKNOWN' })
    const { seat: one } = await rater.sit({ person: 'R1', pin: null })
    expect(await rater.desk({ seat: one })).toMatchObject({ rater: 'R1' })
    const { seat: other } = await rater.sit({ person: 'R2', pin: null })
    await expect(rater.desk({ seat: one })).rejects.toMatchObject({ code: 'SEAT_UNKNOWN' })
    expect(await rater.desk({ seat: other })).toMatchObject({ rater: 'R2' })
  })

  it('asks for the passphrase, and a forgotten one loses no work: the study opens what it locked', async () => {
    const { paths } = await handOutTo(folder, at.coordinator, at.study, ['R1'], { passphrase: 'quiet river 9' })
    const [path = ''] = paths
    const bytes = readFileSync(path)
    expect(bytes.toString('latin1', 0, 15)).not.toBe('SQLite format 3')
    const rater = packetWindow(path, computer())
    expect((await rater.door({})).packet).toMatchObject({ locked: true, people: [], title: '' })
    await expect(rater.sit({ person: 'R1', pin: null })).rejects.toMatchObject({ code: 'PASSPHRASE_NEEDED' })
    await expect(rater.unlock({ passphrase: 'quiet river 8' })).rejects.toMatchObject({ code: 'PASSPHRASE_WRONG' })
    await rater.leave({})
    await judgeAt(path, 2, 0, 'quiet river 9')
    const [text] =
      readFileSync(path)
        .toString('latin1')
        .match(/SQLite|CREATE TABLE|judgement/) ?? []
    expect(text).toBeUndefined()
    // The passphrase is forgotten from here on.
    expect(await merge(paths)).toMatchObject([{ raters: ['R1'], submitted: 2, reason: null }])
    const second = await handOutTo(folder, at.coordinator, at.study, ['R1'], { passphrase: 'another one 10' })
    await judgeAt(second.paths[0] ?? '', 1, 0, 'another one 10')
    expect(await merge(second.paths)).toMatchObject([{ submitted: 1, counts: { forked: 0 } }])
  })

  it('asks each of several for the own PIN', async () => {
    const { raters } = await at.coordinator.packets.list({ study: at.study })
    const rater = raters[0]?.rater as never
    await at.coordinator.pins.set({ study: at.study, command: newCommand(), rater, pin: '4711', present: null })
    const { paths } = await handOutTo(folder, at.coordinator, at.study, ['R1', 'R2'], { together: true })
    const window = packetWindow(paths[0] ?? '', computer())
    await expect(window.sit({ person: 'R1', pin: null })).rejects.toMatchObject({ code: 'PIN_NEEDED' })
    await expect(window.sit({ person: 'R1', pin: '4712' })).rejects.toMatchObject({ code: 'PIN_WRONG' })
    expect(await window.sit({ person: 'R1', pin: '4711' })).toBeDefined()
    expect(await window.sit({ person: 'R2', pin: null })).toBeDefined()
  })
})

describe('what does not come back as it went', () => {
  it('is refused by name, and nothing of it is merged', async () => {
    const { paths } = await handOutTo(folder, at.coordinator, at.study, ['R1', 'R2', 'R3'])
    const [one = '', two = '', three = ''] = paths
    for (const [place, path] of paths.entries()) await judgeAt(path, 2, place)
    const spoilt = (name: string, from: string, spoil: (path: string) => void): string => {
      const path = join(folder, `${name}.evenhand`)
      copyFileSync(from, path)
      spoil(path)
      return path
    }
    const elsewhere = await judgedStudy()
    cores.push(elsewhere.home)
    const foreign = await handOutTo(mkdtempSync(join(folder, 'other-')), elsewhere.coordinator, elsewhere.study, ['R1'])
    const files = [
      spoilt('cut', one, (path) => truncateSync(path, readFileSync(path).length - 5000)),
      spoilt('text', one, (path) => changeText(path, 'the')),
      spoilt('chain', two, (path) => sql(path, 'UPDATE judgement SET value = 1 - value WHERE sequence = 1')),
      spoilt('gap', three, (path) => sql(path, 'DELETE FROM judgement WHERE sequence = 2')),
      spoilt('newer', three, (path) => writeFileSync(path, bump(readFileSync(path)))),
      ...foreign.paths,
      spoilt('words', one, (path) => writeFileSync(path, 'not a study')),
    ]
    const reasons = (await check(files)).map(({ reason }) => reason)
    expect(reasons).toEqual([
      'unreadable',
      'edited',
      'broken-chain',
      'broken-chain',
      'wrong-version',
      'wrong-study',
      'unreadable',
    ])
    const before = (await at.coordinator.study.overview({ study: at.study })).dataHash
    await expect(merge([one, ...files])).rejects.toMatchObject({
      code: 'PACKET_REFUSED',
      data: { fileName: 'cut.evenhand', reason: 'unreadable' },
    })
    const after = await at.coordinator.study.overview({ study: at.study })
    expect([after.dataHash, after.counts.submitted]).toEqual([before, 0])
  })

  it('is told apart when it is a study, or a packet of another copy of this study', async () => {
    const { fileName } = (await at.coordinator.library.list({})).studies[0] ?? { fileName: '' }
    await at.home.core.close()
    const studyPath = join(at.home.folder, fileName)
    const twinFolder = mkdtempSync(join(folder, 'twin-'))
    copyFileSync(studyPath, join(twinFolder, fileName))
    const twin = coreForTest(twinFolder)
    const home = coreForTest(at.home.folder)
    cores.push(twin, home)
    const { paths } = await handOutTo(folder, twin.coordinator.coordinator, at.study, ['R1'])
    at = { ...at, coordinator: home.coordinator.coordinator }
    const whole = join(folder, 'whole.evenhand')
    copyFileSync(studyPath, whole)
    const reasons = (await check([...paths, whole])).map(({ reason }) => reason)
    expect(reasons).toEqual(['unknown-packet', 'not-a-packet'])
  })
})

/** Changes what SQLite stores, past all triggers; works on a copy of its own. */
function sql(path: string, text: string): void {
  const Database = process.getBuiltinModule('node:sqlite').DatabaseSync
  const database = new Database(path)
  const triggers = database.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").all()
  for (const { name } of triggers) database.exec(`DROP TRIGGER ${String(name)}`)
  database.exec('PRAGMA foreign_keys = OFF')
  database.exec(text)
  for (const trigger of triggers) database.exec(String(trigger.sql))
  database.close()
}

function changeText(path: string, word: string): void {
  sql(path, `UPDATE response SET text = replace(text, ' ${word} ', ' THE ')`)
}

/** A user version that no app knows yet. */
function bump(bytes: Buffer): Buffer {
  bytes.writeUInt32BE(9999, 60)
  return bytes
}
