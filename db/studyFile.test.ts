import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { brokenStudies } from '#fixtures/brokenStudies.ts'
import { first, pragma, run, type StudyFile } from './driver.ts'
import { readStudy, saveWords } from './queries/study.ts'
import { verifyChain } from './queries/verifyChain.ts'
import { closeStudyFile, copyStudyFile, inTransaction, openStudyFile } from './studyFile.ts'
import { emptyStudyAt, instant, studyForTest, temporaryFolder, words } from './testing/studyForTest.ts'

let folder: ReturnType<typeof temporaryFolder>
let path: string
const opened: StudyFile[] = []
const open = (at: string): StudyFile => {
  const file = openStudyFile(at)
  opened.push(file)
  return file
}
beforeEach(() => {
  folder = temporaryFolder()
  path = join(folder.path, 'study.evenhand')
})
afterEach(() => {
  for (const file of opened.splice(0)) closeStudyFile(file)
  folder.done()
})

const holder = fileURLToPath(new URL('./testing/holdOpen.ts', import.meta.url))

describe('a study file', () => {
  it('is one file after closing and holds what was saved', () => {
    const file = emptyStudyAt(path)
    saveWords(file, { ...words, title: 'Another title' }, instant(5))
    closeStudyFile(file)
    expect(readdirSync(folder.path)).toEqual(['study.evenhand'])
    expect(readStudy(open(path))).toMatchObject({
      stage: 'preparing',
      words: { title: 'Another title' },
      changedAt: instant(5),
    })
  })

  it('is opened with every setting a saved judgement rests on', () => {
    const file = emptyStudyAt(path)
    opened.push(file)
    const wanted = {
      synchronous: 2,
      journal_mode: 'wal',
      foreign_keys: 1,
      recursive_triggers: 1,
      locking_mode: 'exclusive',
    }
    for (const [name, value] of Object.entries(wanted)) expect([name, pragma(file, name)]).toEqual([name, value])
  })

  it('is never made over another file', () => {
    writeFileSync(path, 'something')
    expect(() => emptyStudyAt(path)).toThrow('already lies')
    expect(readFileSync(path, 'utf8')).toBe('something')
    expect(readdirSync(folder.path)).toEqual(['study.evenhand'])
  })

  it('undoes a transaction that throws, and only the inner part of a nested one', () => {
    const file = emptyStudyAt(path)
    opened.push(file)
    const titled = (title: string) => saveWords(file, { ...words, title }, instant(9))
    expect(() =>
      inTransaction(file, () => {
        titled('Undone')
        throw new Error('no')
      }),
    ).toThrow('no')
    expect(readStudy(file).words.title).toBe(words.title)
    inTransaction(file, () => {
      titled('Outer')
      expect(() =>
        inTransaction(file, () => {
          titled('Inner')
          throw new Error('no')
        }),
      ).toThrow('no')
    })
    expect(readStudy(file).words.title).toBe('Outer')
  })

  it('is copied whole while it is open, and never over another file', () => {
    const study = studyForTest()
    const copy = join(folder.path, 'copy.evenhand')
    copyStudyFile(study.file, copy)
    expect(readStudy(open(copy))).toEqual(readStudy(study.file))
    expect(() => copyStudyFile(study.file, copy)).toThrow('already lies')
    study.done()
  })

  it('says that the disk is full, and keeps what was there', () => {
    const file = emptyStudyAt(path)
    opened.push(file)
    pragma(file, `max_page_count = ${Number(pragma(file, 'page_count'))}`)
    const long = { ...words, description: 'x'.repeat(100_000) }
    expect(() => saveWords(file, long, instant(9))).toThrow('DISK_FULL')
    expect(readStudy(file).words).toEqual(words)
  })
})

describe('a study file in use', () => {
  it('is refused a second time in the same process, and stays guarded after that', async () => {
    const file = emptyStudyAt(path)
    opened.push(file)
    expect(() => openStudyFile(path)).toThrow('STUDY_IN_USE')
    expect(await otherProcess(path)).toBe('STUDY_IN_USE')
    run(file, "UPDATE study SET changed_at = 'still mine'")
  })

  it('is refused while another process has it, and free again once that one is killed', async () => {
    closeStudyFile(emptyStudyAt(path))
    const other = spawn(process.execPath, [holder, path], { stdio: ['pipe', 'pipe', 'inherit'] })
    const [said] = (await once(other.stdout, 'data')) as [Buffer]
    expect(String(said).trim()).toBe('open')
    expect(() => openStudyFile(path)).toThrow('STUDY_IN_USE')
    other.kill('SIGKILL')
    await once(other, 'exit')
    expect(readStudy(open(path)).words).toEqual(words)
  })
})

/** Permissions mean nothing to root: there the file is opened by a process that became nobody. */
const nobodyIfRoot = process.getuid?.() === 0 ? ['65534'] : []

/** What another process says when it opens the study. */
async function otherProcess(at: string, ...user: string[]): Promise<string> {
  const other = spawn(process.execPath, [holder, at, ...user], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [said] = (await once(other.stdout, 'data')) as [Buffer]
  await once(other, 'exit')
  return String(said).trim()
}

describe('a file that cannot be opened', () => {
  const whole = (): Buffer => {
    const study = studyForTest()
    const { path: from } = study.file
    closeStudyFile(study.file)
    const bytes = readFileSync(from)
    study.done()
    return bytes
  }

  it('gives the named error and is left as it was, byte for byte, with nothing beside it', () => {
    const broken = brokenStudies(whole())
    expect(broken.length).toBeGreaterThan(10)
    for (const { name, code, bytes } of broken) {
      writeFileSync(path, bytes)
      const before = statSync(path, { bigint: true })
      expect(() => openStudyFile(path), name).toThrow(code)
      expect(readFileSync(path).equals(bytes), name).toBe(true)
      expect(statSync(path, { bigint: true }).mtimeNs, name).toBe(before.mtimeNs)
      expect(readdirSync(folder.path), name).toEqual(['study.evenhand'])
    }
  })

  it('is told wherever it was cut off', () => {
    const bytes = whole()
    for (let length = 0; length < bytes.length; length += 1777) {
      writeFileSync(path, bytes.subarray(0, length))
      expect(() => openStudyFile(path), `${length} bytes`).toThrow('STUDY_TRUNCATED')
    }
  })

  it('never opens with a changed structure: a flipped bit is named, or changes no more than a text', () => {
    const bytes = whole()
    let named = 0
    for (let place = 100; place < bytes.length; place += 1009) {
      const flipped = Buffer.from(bytes)
      flipped[place] = (flipped[place] ?? 0) ^ 0x80
      writeFileSync(path, flipped)
      let file: StudyFile | null = null
      try {
        file = openStudyFile(path)
      } catch (error) {
        expect(String(error)).toMatch(/STUDY_(DAMAGED|FOREIGN|TRUNCATED)/)
        expect(readFileSync(path).equals(flipped), `${place}`).toBe(true)
        named++
      }
      if (!file) continue
      expect(first(file, 'SELECT count(*) FROM response')).toBeDefined()
      closeStudyFile(file)
    }
    expect(named).toBeGreaterThan(20)
  })

  it('is found damaged when its last process died and left a journal, and neither is touched', () => {
    const study = studyForTest()
    saveWords(study.file, words, instant(60))
    const left = readFileSync(`${study.file.path}-wal`)
    closeStudyFile(study.file)
    const bytes = readFileSync(study.file.path)
    study.done()
    bytes.fill(0, 4096, 3 * 4096)
    writeFileSync(path, bytes)
    // A journal of another moment: its salt does not fit the file, so it repairs nothing.
    const journal = Buffer.concat([left.subarray(0, 32), left.subarray(32).fill(7)])
    writeFileSync(`${path}-wal`, journal)
    expect(() => openStudyFile(path)).toThrow('STUDY_DAMAGED')
    expect(readFileSync(path).equals(bytes)).toBe(true)
    expect(readFileSync(`${path}-wal`).equals(journal)).toBe(true)
    expect(readdirSync(folder.path).sort()).toEqual(['study.evenhand', 'study.evenhand-wal'])
  })

  it('is not found where nothing lies, or where a folder lies', () => {
    expect(() => openStudyFile(path)).toThrow('STUDY_NOT_FOUND')
    expect(() => openStudyFile(folder.path)).toThrow('STUDY_NOT_FOUND')
    expect(readdirSync(folder.path)).toEqual([])
  })

  it('is refused when it may only be read', async () => {
    closeStudyFile(emptyStudyAt(path))
    const bytes = readFileSync(path)
    chmodSync(path, 0o444)
    chmodSync(folder.path, 0o777)
    expect(await otherProcess(path, ...nobodyIfRoot)).toBe('STUDY_READ_ONLY')
    expect(readFileSync(path).equals(bytes)).toBe(true)
    expect(readdirSync(folder.path)).toEqual(['study.evenhand'])
  })

  it('is refused when its folder may only be read, because no journal can be kept there', async () => {
    closeStudyFile(emptyStudyAt(path))
    chmodSync(path, 0o666)
    chmodSync(folder.path, 0o555)
    expect(await otherProcess(path, ...nobodyIfRoot)).toBe('STUDY_READ_ONLY')
    chmodSync(folder.path, 0o755)
  })

  it('opens again after a crash, with the journal folded in', () => {
    const study = studyForTest()
    const copy = join(folder.path, 'crashed.evenhand')
    const { path: from } = study.file
    saveWords(study.file, { ...words, title: 'Only in the journal' }, instant(60))
    const [bytes, journal] = [readFileSync(from), readFileSync(`${from}-wal`)]
    study.done()
    writeFileSync(copy, bytes)
    writeFileSync(`${copy}-wal`, journal)
    const file = open(copy)
    expect(readStudy(file).words.title).toBe('Only in the journal')
    expect(verifyChain(file).ok).toBe(true)
  })
})
