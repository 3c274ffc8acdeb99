import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { AssignmentId, CriterionId, RaterId } from '#contract/ids.ts'
import { all } from '#db/driver.ts'
import { closeStudyFile, openStudyFile } from '#db/studyFile.ts'
import { raterAt, studyForTest } from '#db/testing/studyForTest.ts'
import { type Command, parsed, Refused } from './command.ts'
import { mergeCommand } from './merge.ts'
import { packet } from './packet.ts'

let study: ReturnType<typeof studyForTest>
let path: string
let away: string
beforeEach(() => {
  study = studyForTest({ items: 2, systems: 2, raters: 2, criteria: ['Accuracy'] }, [{ kind: 'rating' }])
  closeStudyFile(study.file)
  path = study.file.path
  away = join(study.folder, 'away')
  mkdirSync(away)
})
afterEach(() => {
  process.exitCode = undefined
  study.done()
})

const run = async (command: Command, ...args: string[]): Promise<string> => command.run(parsed(command, args))

/** Rates the first tasks of a packet. */
function judge(packetPath: string, tasks: number): void {
  const file = openStudyFile(packetPath)
  const [rater] = all<{ id: RaterId }>(file, 'SELECT id FROM rater')
  const [criterion] = all<{ id: CriterionId }>(file, 'SELECT id FROM criterion')
  const own = all<{ id: AssignmentId }>(file, 'SELECT id FROM assignment ORDER BY ordinal').slice(0, tasks)
  const work = raterAt(file, rater?.id as RaterId)
  for (const { id } of own) {
    work.rate(id, criterion?.id as CriterionId, 3)
    work.submit(id)
  }
  closeStudyFile(file)
}

describe('packet and merge', () => {
  it('hand out one rater’s tasks, and take them back as often as they come', async () => {
    const file = join(away, 'r1.evenhand')
    expect(await run(packet, path, '--rater', 'R1', '--to', file)).toMatch(/r1\.evenhand\s+R1\s+4\s+open/)
    judge(file, 3)
    const tried = JSON.parse(await run(mergeCommand, path, file, '--check', '--json'))
    expect(tried).toMatchObject({ merged: false, files: [{ raters: ['R1'], counts: { new: 6, known: 0 } }] })
    expect(await run(mergeCommand, path, file)).toMatch(/R1\s+6\s+0\s+0\s+0\s+0\s+3 of 4/)
    const again = JSON.parse(await run(mergeCommand, path, file, '--json'))
    expect(again).toMatchObject({ merged: true, files: [{ counts: { new: 0, known: 6 }, submitted: 3, tasks: 4 }] })
  })

  it('hand out to everyone at once, locked with a passphrase from a file', async () => {
    const words = join(away, 'words.txt')
    writeFileSync(words, 'a quiet river\n')
    const made = JSON.parse(
      await run(packet, path, '--all', '--to', join(away, 'out'), '--passphrase-file', words, '--json'),
    )
    expect(made.written).toMatchObject([
      { raters: ['R1'], encrypted: true },
      { raters: ['R2'], encrypted: true },
    ])
    for (const name of readdirSync(join(away, 'out'))) {
      expect(readFileSync(join(away, 'out', name)).includes('SQLite')).toBe(false)
    }
  })

  it('merge nothing of any file when one is refused, and say which and why', async () => {
    const file = join(away, 'r1.evenhand')
    await run(packet, path, '--rater', 'R1', '--to', file)
    judge(file, 1)
    const bad = join(away, 'bad.evenhand')
    writeFileSync(bad, 'nothing')
    await expect(run(mergeCommand, path, file, bad)).rejects.toThrow(/bad\.evenhand: damaged.*nothing was merged/)
    const tried = JSON.parse(await run(mergeCommand, path, file, '--check', '--json'))
    expect(tried.files[0]).toMatchObject({ counts: { new: 2, known: 0 } })
  })

  it('refuse what cannot be meant, in one line', async () => {
    const file = join(away, 'r1.evenhand')
    for (const args of [
      ['--to', file],
      ['--rater', 'R1', '--all', '--to', file],
      ['--rater', 'R9', '--to', file],
      ['--rater', 'R1', '--to', file, '--passphrase-file', join(away, 'none')],
    ]) {
      await expect(run(packet, path, ...args)).rejects.toThrow(Refused)
    }
    expect(existsSync(file)).toBe(false)
    writeFileSync(file, 'mine')
    await expect(run(packet, path, '--rater', 'R1', '--to', file)).rejects.toThrow('replace nothing')
    expect(readFileSync(file, 'utf8')).toBe('mine')
  })
})
