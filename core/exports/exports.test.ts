import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { usualTrainingRules } from '#contract/exports.ts'
import { BatchId } from '#contract/ids.ts'
import type { Mapping } from '#contract/imports.ts'
import { isDelimitedProblem, readDelimited } from '#formats/delimited.ts'
import { randomCode, surroundings } from '../context.ts'
import { checkIntoPath, importIntoPath } from '../imports/studyOnDisk.ts'
import { type CoreForTest, coreForTest, newCommand } from '../testing/coreForTest.ts'
import { figureList } from './figureList.ts'
import { judgementTables } from './judgementTables.ts'
import { exportsOfStudyAt } from './studyReport.ts'

let at: CoreForTest
beforeEach(() => {
  at = coreForTest()
})
afterEach(() => at.stop())

const host = {
  around: surroundings,
  appVersion: '0.0.0-test',
  workerUrl: new URL('../statistics/worker.ts', import.meta.url),
}
const choice = { language: 'en', training: usualTrainingRules, printPdf: null } as const
const kinds = ['html', 'json', 'results', 'judgements', 'latex', 'python', 'r', 'spss'] as const
const settings = { seed: 1, resamples: 100, confidence: 0.95 }
const systems = ['Heron', 'Lark', 'Osprey']

const textOf = ({ bytes }: { readonly bytes: Uint8Array }) => new TextDecoder().decode(bytes)

describe('the files of a report', () => {
  it('name no system while the study is blind', async () => {
    const { coordinator } = at.coordinator
    const { study } = await coordinator.library.createFromSample({ command: newCommand(), sample: 'clinic' })
    await coordinator.plan.open({ study, command: newCommand() })
    await at.core.close()
    const [fileName = ''] = readdirSync(at.folder).filter((name) => name.endsWith('.evenhand'))
    const { report, files } = await exportsOfStudyAt(join(at.folder, fileName), settings, kinds, choice, host)
    expect(report.naming).toBe('codes')
    expect(files.map((file) => file.fileName)).toEqual(
      expect.arrayContaining(['report.html', 'report.json', 'study.csv']),
    )
    for (const file of files) for (const name of systems) expect(`${file.fileName} ${textOf(file)}`).not.toContain(name)
  })

  it('hold tables that are read back with as many columns in every row', async () => {
    const { coordinator } = at.coordinator
    await coordinator.library.createFromSample({ command: newCommand(), sample: 'research' })
    await at.core.close()
    const [fileName = ''] = readdirSync(at.folder).filter((name) => name.endsWith('.evenhand'))
    const { report, files } = await exportsOfStudyAt(join(at.folder, fileName), settings, kinds, choice, host)
    const tables = new Map(
      files
        .filter((file) => file.mediaType === 'text/csv')
        .map((file) => {
          const table = readDelimited(textOf(file))
          if (isDelimitedProblem(table)) throw new Error(`${file.fileName}: ${table.reason}`)
          return [file.fileName, table] as const
        }),
    )
    expect(tables.get('ratings.csv')?.rows).toHaveLength(report.counts.ratings)
    expect(tables.get('preferences.csv')?.rows).toHaveLength(report.counts.preferences)
    expect(tables.get('win-rates.csv')?.rows).toHaveLength(report.outcomes.length * report.systems.length)
    expect(tables.get('figures.csv')?.rows).toHaveLength(figureList(report).length)
    const figures = report.agreement.flatMap(({ overall, pairs, withinOneLevel }) => [
      ...overall,
      ...pairs.flatMap((pair) => pair.figures),
      ...(withinOneLevel ? [withinOneLevel] : []),
    ])
    expect(tables.get('agreement.csv')?.rows).toHaveLength(figures.length)
  })
})

describe('judgement tables', () => {
  it('leave out what nobody gave and put one ranked response in a row', () => {
    const ranking = {
      item: 'q1',
      rater: 'r1',
      ranks: [
        { system: 'A', rank: 1 },
        { system: 'B', rank: 1 },
      ],
    }
    expect(judgementTables({ ratings: [], preferences: [], rankings: [ranking] })).toEqual([
      { fileName: 'rankings.csv', text: 'item,rater,system,rank\nq1,r1,A,1\nq1,r1,B,1\n' },
    ])
  })
})

describe('importing through the contract', () => {
  it('stages in pieces, inspects, checks, commits once, and forgets nothing in between', async () => {
    const { coordinator } = at.coordinator
    const { study } = await coordinator.library.create({ command: newCommand(), title: 'Birds' })
    const bytes = Buffer.from('item,system,rater,criterion,value\nq1,Heron,r1,clarity,3\nq1,Lark,r1,clarity,4\n')
    const piece = (from: number, to: number) => bytes.subarray(from, to).toString('base64')
    const { stage } = await coordinator.imports.stage({ stage: null, fileName: 'r.csv', chunk: piece(0, 20) })
    await coordinator.imports.stage({ stage, fileName: 'r.csv', chunk: piece(20, bytes.length) })
    const { inspection, suggestion } = await coordinator.imports.inspect({ study, stage })
    expect(inspection).toMatchObject({ format: 'csv', rows: 2 })
    const mapping = suggestion as Mapping
    const { digest, counts } = await coordinator.imports.check({ study, stage, mapping })
    expect(counts).toMatchObject({ newJudgements: 2, newRaters: 1 })
    const commit = { study, stage, mapping, digest, command: newCommand() }
    const done = await coordinator.imports.commit(commit)
    expect(BatchId.safeParse(done.batch).success).toBe(true)
    expect(await coordinator.imports.commit(commit)).toEqual(done)
    const { counts: after, systems: named } = await coordinator.study.overview({ study })
    expect(after).toMatchObject({ items: 1, responses: 2, importedJudgements: 2 })
    expect(named.map(({ name }) => name)).toEqual(['Heron', 'Lark'])
  })

  it('is refused once judging has begun, from the command line too', async () => {
    const { coordinator } = at.coordinator
    const { study } = await coordinator.library.createFromSample({ command: newCommand(), sample: 'clinic' })
    await coordinator.plan.open({ study, command: newCommand() })
    await at.core.close()
    const [fileName = ''] = readdirSync(at.folder).filter((name) => name.endsWith('.evenhand'))
    const path = join(at.folder, fileName)
    const mapping: Mapping = { content: 'ratings', item: 'i', system: 's', rater: 'r', values: { criteria: ['v'] } }
    const staged = { bytes: Buffer.from('i,s,r,v\nq,A,x,1\n'), fileName: 'r.csv' }
    expect(() => checkIntoPath(path, staged, mapping)).toThrow('WRONG_STAGE')
    const around = { ...surroundings, randomCode }
    expect(() => importIntoPath(path, 'T', staged, mapping, around, '0')).toThrow('WRONG_STAGE')
  })
})
