import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type AssignmentId, CommandId, type CriterionId, ItemId, RaterId, ResponseId, SystemId } from '#contract/ids.ts'
import { all, run } from '../driver.ts'
import { randomCode } from '../randomCode.ts'
import { closeStudyFile, inTransaction, openStudyFile, type StudyFile } from '../studyFile.ts'
import {
  certificate,
  emptyStudyAt,
  instant,
  openJudging,
  ordinalDraft,
  protocol,
  raterAt,
  type StudyForTest,
  studyForTest,
  temporaryFolder,
  words,
} from '../testing/studyForTest.ts'
import { cachedRun, rememberRun } from './analysisRuns.ts'
import { insertItem, insertResponse, insertSystem, itemWithResponses } from './items.ts'
import { readCertificate } from './plan.ts'
import { insertRater, readRaters, removeUnusedRaters } from './raters.ts'
import { readRubric, saveRubric } from './rubric.ts'
import {
  appendUnblinding,
  commandAnswer,
  commandSeen,
  dataHash,
  readCounts,
  readStudy,
  readUnblinding,
  rememberCommand,
  saveProtocol,
  saveWords,
  setStage,
} from './study.ts'
import { taskByOrdinal } from './tasks.ts'

let study: StudyForTest
beforeEach(() => {
  study = studyForTest()
})
afterEach(() => study.done())

describe('the study itself', () => {
  it('keeps words, protocol and the stage it is in, with the history of stages', () => {
    saveWords(study.file, { ...words, title: 'New' }, instant(20))
    saveProtocol(study.file, { ...protocol, seed: 99 }, instant(21))
    expect(readStudy(study.file)).toMatchObject({
      stage: 'judging',
      words: { title: 'New' },
      protocol: { seed: 99 },
      createdAt: instant(0),
      changedAt: instant(21),
    })
    setStage(study.file, 'closed', instant(22))
    expect(readStudy(study.file)).toMatchObject({ stage: 'closed', changedAt: instant(22) })
    expect(all(study.file, 'SELECT stage FROM stage_event ORDER BY sequence')).toEqual([
      { stage: 'preparing' },
      { stage: 'judging' },
      { stage: 'closed' },
    ])
  })

  it('was last changed when somebody last judged', () => {
    const rater = study.raters[0] as RaterId
    const { savedAt } = raterAt(study.file, rater, 300).submit(
      taskByOrdinal(study.file, rater, 1)?.assignment as AssignmentId,
    )
    expect(readStudy(study.file).changedAt).toBe(savedAt)
  })

  it('knows its sizes, also right after they changed or a change was undone', () => {
    const sizes = { items: 4, responses: 12, systems: 3, criteria: 2, raters: 2, assignments: 56, submitted: 0 }
    expect(readCounts(study.file)).toEqual({ ...sizes, importedJudgements: 0 })
    const add = () => insertRater(study.file, { id: RaterId.parse(randomCode()), pseudonym: 'R3', kind: 'machine' })
    expect(() =>
      inTransaction(study.file, () => {
        add()
        expect(readCounts(study.file).raters).toBe(3)
        throw new Error('undone')
      }),
    ).toThrow('undone')
    expect(readCounts(study.file).raters).toBe(2)
    add()
    expect(readCounts(study.file).raters).toBe(3)
  })

  it('remembers a command with its answer, null included', () => {
    const [one, other] = [CommandId.parse(randomCode()), CommandId.parse(randomCode())]
    expect([commandSeen(study.file, one), commandAnswer(study.file, one)]).toEqual([false, null])
    rememberCommand(study.file, one, { version: 2 }, instant(5))
    rememberCommand(study.file, other, null, instant(5))
    expect([commandSeen(study.file, one), commandAnswer(study.file, one)]).toEqual([true, { version: 2 }])
    expect([commandSeen(study.file, other), commandAnswer(study.file, other)]).toEqual([true, null])
  })

  it('keeps who unblinded it, when, why, and what the data was', () => {
    expect(readUnblinding(study.file)).toBeNull()
    const event = { at: instant(9), by: 'R. Keeper', reason: 'All done', dataHash: dataHash(study.file) }
    appendUnblinding(study.file, event)
    expect(readUnblinding(study.file)).toEqual(event)
  })

  it('keeps the last twenty analysis runs', () => {
    for (let place = 0; place < 22; place++) rememberRun(study.file, `hash ${place}`, { place }, instant(place))
    expect(cachedRun(study.file, 'hash 21')).toEqual({ place: 21 })
    expect(cachedRun(study.file, 'hash 2')).toEqual({ place: 2 })
    expect(cachedRun(study.file, 'hash 1')).toBeNull()
    rememberRun(study.file, 'hash 21', { place: 'again' }, instant(30))
    expect(cachedRun(study.file, 'hash 21')).toEqual({ place: 'again' })
  })

  it('keeps the certificate of its plan', () => expect(readCertificate(study.file)).toEqual(certificate))
})

describe('raters', () => {
  it('go when nobody asked them anything, and stay when somebody did', () => {
    const id = RaterId.parse(randomCode())
    insertRater(study.file, { id, pseudonym: 'Late', kind: 'human' })
    const [first] = readRaters(study.file)
    expect(removeUnusedRaters(study.file, []).map(({ pseudonym }) => pseudonym)).toEqual(['R1', 'R2'])
    expect(readRaters(study.file).map(({ pseudonym }) => pseudonym)).toEqual(['R1', 'R2'])
    expect(removeUnusedRaters(study.file, study.raters)).toEqual([])
    expect(readRaters(study.file)[0]).toEqual(first)
  })
})

describe('the hash of the data', () => {
  type Made = { readonly file: StudyFile; readonly done: () => void }

  /** The same data, stored item by item in the order given, with fresh ids every time. */
  function stored(order: readonly number[], change: (file: StudyFile) => void = () => undefined): string {
    const made = fresh(order)
    change(made.file)
    const hash = dataHash(made.file)
    made.done()
    return hash
  }

  function fresh(order: readonly number[]): Made {
    const folder = temporaryFolder()
    const file = emptyStudyAt(join(folder.path, 'study.evenhand'))
    const names = order[0] === 0 ? ['One', 'Two'] : ['Two', 'One']
    const systems = new Map(names.map((name) => [name, SystemId.parse(randomCode())]))
    for (const [name, id] of systems) insertSystem(file, { id, name })
    const items = order.map((number) => {
      const item = ItemId.parse(randomCode())
      const content = { title: `T${number}`, prompt: `P${number}`, context: [{ heading: 'H', text: 'C' }], tags: ['a'] }
      insertItem(file, { id: item, key: `k${number}`, position: number, ...content })
      const responses = ['One', 'Two'].map((name) => {
        const id = ResponseId.parse(randomCode())
        insertResponse(file, { id, item, system: systems.get(name) as SystemId, text: `${name} to ${number}` })
        return id
      })
      return { item, responses }
    })
    const criteria = saveRubric(file, [ordinalDraft('Accuracy')], instant(1)).criteria.map(({ id }) => id)
    const raters = [RaterId.parse(randomCode())]
    insertRater(file, { id: raters[0] as RaterId, pseudonym: 'R1', kind: 'human' })
    const filled = {
      items: items.map(({ item }) => item),
      responses: items.map(({ responses }) => responses),
      systems: [...systems.values()],
      raters,
      criteria,
    }
    openJudging(file, filled, [{ kind: 'rating' }])
    const work = raterAt(file, raters[0] as RaterId)
    order.forEach((number, place) => {
      const task = taskByOrdinal(file, raters[0] as RaterId, 2 * place + 1)?.assignment as AssignmentId
      work.rate(task, criteria[0] as CriterionId, 1 + number)
      work.submit(task)
    })
    const done = (): void => {
      closeStudyFile(file)
      folder.done()
    }
    return { file, done }
  }

  it('is the same for the same data, in whichever order and under whichever ids it was stored', () => {
    expect(stored([0, 1, 2])).toBe(stored([2, 0, 1]))
  })

  const changes: [what: string, sql: string][] = [
    ['the title', `UPDATE study SET words = json_set(words, '$.title', 'x')`],
    ['the question', `UPDATE study SET protocol = json_set(protocol, '$.question', 'x')`],
    ['a prompt', "UPDATE item SET prompt = 'x' WHERE key = 'k1'"],
    ['a context', "UPDATE item_context SET body = 'x' WHERE item_no = 1"],
    ['a tag', "UPDATE item_tag SET path = 'x' WHERE item_no = 1"],
    ['a response', 'UPDATE response SET content_hash = zeroblob(32) WHERE response_no = 1'],
    ['the name of a system', "UPDATE system SET name = 'x' WHERE system_no = 1"],
    ['the kind of a rater', "UPDATE rater SET kind = 'machine'"],
    ['what an item is for', "UPDATE item SET role = 'gold' WHERE key = 'k1'"],
  ]
  it.each(changes)('changes with %s', (_, sql) => {
    expect(stored([0, 1, 2], (file) => void run(file, sql))).not.toBe(stored([0, 1, 2]))
  })

  it('changes with a submitted answer, not with one that was not submitted, nor with stage or flag', () => {
    const { file, done } = fresh([0, 1])
    const [rater] = readRaters(file)
    const criterion = readRubric(file).criteria[0]?.id as CriterionId
    const task = taskByOrdinal(file, rater?.id as RaterId, 1)?.assignment as AssignmentId
    const before = dataHash(file)
    const work = raterAt(file, rater?.id as RaterId, 400)
    work.rate(task, criterion, 5)
    work.record(task, { kind: 'flag', flagged: true })
    setStage(file, 'closed', instant(500))
    expect(dataHash(file)).toBe(before)
    work.submit(task)
    expect(dataHash(file)).not.toBe(before)
    done()
  })

  it('is the same after closing and opening', () => {
    const { file, done } = fresh([0, 1])
    const before = dataHash(file)
    closeStudyFile(file)
    const again = openStudyFile(file.path)
    expect(dataHash(again)).toBe(before)
    closeStudyFile(again)
    done()
  })
})

describe('items', () => {
  it('are read with their texts by system', () => {
    const [item] = study.items
    const read = itemWithResponses(study.file, item as ItemId)
    expect(read).toMatchObject({ title: 'Item 1', prompt: 'Prompt of item 1' })
    expect(read?.responses.get(study.systems[2] as SystemId)).toBe('Answer 3 to item 1')
    expect(itemWithResponses(study.file, 'nobody')).toBeNull()
  })

  it('have one response per system', () => {
    const twice = {
      id: ResponseId.parse(randomCode()),
      item: study.items[0] as ItemId,
      system: study.systems[0] as SystemId,
    }
    expect(() => insertResponse(study.file, { ...twice, text: 'x' })).toThrow('UNIQUE')
  })
})
