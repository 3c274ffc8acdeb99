import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import type { FileReading, ImportMapping, Mapping } from '#contract/imports.ts'
import { all } from '#db/driver.ts'
import { readRaters } from '#db/queries/raters.ts'
import { inspectStaged } from './inspect.ts'
import { nearNames } from './nearNames.ts'
import { rejectedRows } from './rejected.ts'
import { TemplateStore } from './templates.ts'
import { brokenFile, seedsIn } from './testing/brokenFile.ts'
import { broughtIn, fileOf, filesAt, inputFor, staged } from './testing/broughtIn.ts'
import { long, noWords } from './testing/planned.ts'
import { RealStudy } from './testing/realStudy.ts'
import { triedToBringIn } from './testing/triedToBringIn.ts'

const folder = join(import.meta.dirname, '../../fixtures/files')

/** Brings one text in with its suggestion, or with a mapping for its only table. */
async function textIn(study: RealStudy, text: string, mapping?: Mapping, reading: FileReading = {}) {
  const given = mapping === undefined ? undefined : (): ImportMapping => mapping
  const { found, check, commit } = await broughtIn(study.file, [fileOf('file.csv', text)], given, reading)
  return { found, check, done: commit() }
}

describe('what a row says of its item', () => {
  it('is kept: language, family, factors, role and expected answers', async () => {
    using study = new RealStudy()
    const text = `id,question,language,family_id,factor_gender,role,expected_clarity,best,response_Alder,response_Birch
q1,Why?,en,f1,female,,,,Because.,So.
q2,How?,de,f1,male,attention,4,Birch,Thus.,Like this.
`
    const { found } = await textIn(study, text)
    expect(found.suggestion).toMatchObject({
      content: 'responses-wide',
      systems: [{ system: 'Alder' }, { system: 'Birch' }],
      facts: { language: 'language', family: 'family_id', factors: ['factor_gender'], role: 'role', best: 'best' },
    })
    const rows = all<Record<string, string>>(
      study.file,
      'SELECT key, language, family, factors, role, expected FROM item ORDER BY key',
    )
    expect(rows[0]).toMatchObject({ key: 'q1', language: 'en', family: 'f1', role: 'study', expected: null })
    expect(rows[1]).toMatchObject({ language: 'de', role: 'attention', factors: '{"factor_gender":"male"}' })
    const best = all<{ id: string }>(
      study.file,
      "SELECT r.id FROM response r JOIN system USING (system_no) JOIN item USING (item_no) WHERE key = 'q2' AND name = 'Birch'",
    )
    const ratings = [{ response: null, criterion: 'clarity', value: 4 }]
    expect(JSON.parse(rows[1]?.expected ?? '')).toEqual({ note: '', ratings, best: best[0]?.id })
  })

  it('is refused where its role is none', async () => {
    using study = new RealStudy()
    const facts = { language: null, family: null, factors: [], role: 'kind', expected: [], best: null }
    const mapping: Mapping = { ...long, prompt: null, context: [], tags: [], facts }
    const { check } = await textIn(study, 'id,system,answer,kind\nq1,A,x,gold\nq2,A,y,whatever\n', mapping)
    expect(check.problems).toMatchObject([{ cause: 'not-a-role', count: 1 }])
    expect(check.counts).toMatchObject({ newItems: 1, rowsSkipped: 1 })
  })
})

describe('a cell with a list of messages', () => {
  it.each([
    ['JSON', '[{"role":"user","content":"Why?"},{"role":"assistant","content":"So."}]'],
    ["Python's spelling", "[{'from': 'human', 'value': 'Why?'}, {'from': 'gpt', 'value': 'So.'}]"],
    ['pieces', '[{"role":"user","content":[{"type":"text","text":"Why?"}]},{"role":"assistant","content":"So."}]'],
  ])('becomes turns (%s)', async (_what, cell) => {
    using study = new RealStudy()
    const quoted = `"${cell.replaceAll('"', '""')}"`
    await textIn(study, `id,system,answer\nq1,A,${quoted}\n`, { ...long, ...noWords })
    const [row] = all<{ text: string; turns: string }>(study.file, 'SELECT text, turns FROM response')
    expect(row?.text).toBe('')
    expect(JSON.parse(row?.turns ?? '')).toEqual([
      { role: 'user', text: 'Why?' },
      { role: 'assistant', text: 'So.' },
    ])
  })
})

describe('files beside a table', () => {
  it('travel inside the study, in context and as responses', async () => {
    using study = new RealStudy()
    const { check, commit } = await broughtIn(study.file, filesAt(join(folder, 'pictures.zip')))
    expect(check).toMatchObject({ newAttachments: 3, problems: [] })
    commit()
    const pictures = all<{ mediaType: string }>(study.file, 'SELECT media_type AS mediaType FROM attachment')
    expect(pictures.map(({ mediaType }) => mediaType)).toEqual(['image/png', 'image/png', 'image/png'])
    expect(all(study.file, 'SELECT * FROM response_attachment')).toHaveLength(2)
    expect(
      all(study.file, "SELECT * FROM item_context WHERE kind = 'image' AND attachment_no IS NOT NULL"),
    ).toHaveLength(1)
  })

  it('that are missing, or no picture and no text, are named', async () => {
    using study = new RealStudy()
    const table = 'id,system,answer,picture\nq1,A,x,img/none.png\nq2,A,img/odd.bin,\n'
    const files = [fileOf('set/table.csv', table), fileOf('set/img/odd.bin', Uint8Array.of(0, 1, 2, 0))]
    const mapping: Mapping = { ...long, ...noWords, context: ['picture'] }
    const { check } = await broughtIn(study.file, files, ({ parts }) => ({
      parts: [{ part: parts[0]?.part ?? '', mapping }],
    }))
    expect(check.problems).toMatchObject([{ cause: 'unknown-file', count: 2 }])
  })
})

describe('a file that is read as a person says', () => {
  it('takes another delimiter, encoding and first row than it seems to have', async () => {
    using study = new RealStudy()
    const reading = { delimiter: '|', header: false, encoding: 'windows-1252' } as const
    const bytes = Buffer.from('q1|A|caf\xe9; au lait\nq2|A|x\n', 'latin1')
    const { found } = await broughtIn(
      study.file,
      [fileOf('f.csv', bytes)],
      () => ({ parts: [{ part: 'f.csv', mapping: wide }] }),
      reading,
    )
    expect(found.inspection).toMatchObject({ delimiter: '|', header: false, encoding: 'windows-1252', rows: 2 })
    expect(found.inspection.columns[2]?.firstValues).toEqual(['café; au lait', 'x'])
  })

  it('leaves a known layout aside', async () => {
    const files = staged(...filesAt(join(folder, 'shapes/alpaca-eval.json')))
    expect((await inspectStaged(files, {}, [])).shape).toBe('alpaca-eval')
    const { shape, parts } = await inspectStaged(files, { asItIs: true }, [])
    expect(shape).toBeNull()
    expect(parts.map(({ kind }) => kind)).toEqual(['table'])
  })
})
const wide: Mapping = {
  content: 'responses-wide',
  item: 'col1',
  systems: [{ column: 'col3', system: 'A' }],
  ...noWords,
}

describe('one table', () => {
  it('without a header is read as responses and as comparisons at once, rows naming the items', async () => {
    using study = new RealStudy()
    const text = 'Say hello,nan,Hello!,Hi there,(a)\n"Count\nto three",nan,"1, 2, 3",One two three,equal\n'
    const { check, commit } = await broughtIn(study.file, [fileOf('pairs.csv', text)], ({ parts: [table] }) => {
      const systems = [
        { column: 'col3', system: 'first' },
        { column: 'col4', system: 'second' },
      ]
      const pair = { left: { name: 'first' }, right: { name: 'second' }, rater: { name: 'judge' } }
      const part = table?.part ?? ''
      return {
        parts: [
          { part, mapping: { content: 'responses-wide', item: null, systems, ...noWords, prompt: 'col1' } },
          { part, mapping: { content: 'preferences', item: null, ...pair, outcome: 'col5' } },
        ],
      }
    })
    expect(check).toMatchObject({
      problems: [],
      counts: { newItems: 2, newResponses: 4, newJudgements: 2, newRaters: 1 },
    })
    expect(commit().counts).toEqual(check.counts)
  })

  it('with a column per rater gives ratings of each', async () => {
    using study = new RealStudy()
    const { found, done } = await textIn(study, 'item,system,rater1,rater2,Rater 3\nq1,A,1,2,NA\nq2,A,3,,5\n')
    expect(found.suggestion).toMatchObject({
      content: 'ratings',
      rater: null,
      values: { criterion: { name: 'rating' } },
    })
    expect(done.counts).toMatchObject({ newJudgements: 4, newRaters: 3, newCriteria: 1 })
  })

  it('with a column per rater gives comparisons of each', async () => {
    using study = new RealStudy()
    const { done } = await textIn(
      study,
      'item,model_a,model_b,annotator1,annotator2\nq1,A,B,model_a,tie\nq2,B,A,model_b,\n',
    )
    expect(done.counts).toMatchObject({ newJudgements: 3, newRaters: 2, newSystems: 2 })
  })

  it('keeps comments and confidence, and machines apart from people', async () => {
    using study = new RealStudy()
    const text =
      'item,model_a,model_b,judge,winner,comment,confidence\nq1,A,B,checker,model_a,Clear.,0.8\nq2,A,B,checker,tie,,90%\n'
    const { found } = await broughtIn(study.file, [fileOf('votes.csv', text)])
    const mapping = { ...(found.suggestion as Extract<Mapping, { content: 'preferences' }>), machine: true as const }
    expect(mapping).toMatchObject({ comment: 'comment', confidence: 'confidence' })
    await textIn(study, text, mapping)
    expect(readRaters(study.file)).toMatchObject([{ pseudonym: 'checker', kind: 'machine' }])
    const beside = all<{ kind: string; value: number | null; body: string | null }>(
      study.file,
      "SELECT kind, value, body FROM judgement WHERE kind IN ('comment', 'confidence') ORDER BY judgement_no",
    )
    expect(beside.map(({ kind, value, body }) => [kind, value ?? body])).toEqual([
      ['confidence', 80],
      ['comment', expect.stringContaining('Clear.')],
      ['confidence', 90],
    ])
  })
})

describe('names that may be slips', () => {
  it('are told from names that are meant', () => {
    const counts = new Map([
      ['GPT-4', 40],
      ['GPT4', 1],
      ['GPT-3', 40],
      ['Cedar', 30],
      ['Ceder', 2],
      ['rater 1', 3],
      ['rater 2', 90],
    ])
    expect(nearNames('system', counts).map(({ found, nearest }) => [found, nearest])).toEqual([
      ['GPT4', 'GPT-4'],
      ['Ceder', 'Cedar'],
    ])
  })

  it('are named in the first file already', async () => {
    using study = new RealStudy()
    const rows = Array.from({ length: 20 }, (_, place) => `q${place},${place === 3 ? 'GPT4' : 'GPT-4'},x${place}`)
    const { check } = await textIn(study, `id,system,answer\n${rows.join('\n')}\n`, { ...long, ...noWords })
    expect(check.nearNames).toEqual([{ what: 'system', found: 'GPT4', count: 1, nearest: 'GPT-4', nearestCount: 19 }])
  })
})

describe('rows that are left out', () => {
  it('are all in the saved file, with their cells and why', async () => {
    using study = new RealStudy()
    const rows = Array.from({ length: 500 }, (_, place) => `q${place},A,r1,clarity,${place < 450 ? 'good' : '3'}`)
    const files = staged(fileOf('ratings.csv', `item,system,rater,criterion,value\n${rows.join('\n')}\n`))
    const input = await inputFor(files)
    const { suggestion } = await inspectStaged(files, {}, [])
    const { text, rows: told } = rejectedRows(study.file, input, suggestion as Mapping)
    const read = parse(text, { columns: true }) as Record<string, string>[]
    expect(told).toBe(450)
    expect(read).toHaveLength(450)
    expect(read[449]).toMatchObject({ row: '451', cause: 'not-a-number', found: 'good', item: 'q449', value: 'good' })
  })
})

describe('a template', () => {
  it('is used for the next file with the same columns, in whatever order, and can be dropped', async () => {
    const home = mkdtempSync(join(tmpdir(), 'evenhand-templates-'))
    try {
      const store = new TemplateStore(home)
      const mapping: Mapping = { ...long, ...noWords, item: 'x', system: 'y', response: 'z' }
      store.save({ name: 'Ours', columns: ['x', 'y', 'z'], mapping })
      store.save({ name: 'Ours', columns: ['z', 'y', 'x'], mapping })
      const again = new TemplateStore(home)
      expect(again.all()).toHaveLength(1)
      const found = await inspectStaged(staged(fileOf('f.csv', 'y,x,z\nA,1,text\n')), {}, again.all())
      expect(found.parts[0]).toMatchObject({ template: 'Ours', suggestion: mapping })
      const other = await inspectStaged(staged(fileOf('f.csv', 'y,x,w\nA,1,text\n')), {}, again.all())
      expect(other.parts[0]?.template).toBeNull()
      again.drop('Ours')
      expect(store.all()).toEqual([])
    } finally {
      rmSync(home, { recursive: true })
    }
  })
})

describe('a data-set folder', () => {
  it('puts its shards together and says the split of each row', async () => {
    const { inspection } = await inspectStaged(staged(...filesAt(join(folder, 'kitchen-data-set.zip'))), {}, [])
    expect(inspection).toMatchObject({ format: 'parquet', rows: 6 })
    expect(inspection.columns.find(({ name }) => name === 'split')?.firstValues).toEqual(['train', 'test'])
  })
})

describe('broken files', () => {
  const seeds = seedsIn((name) => readFileSync(join(folder, name)))
  it.each(Object.keys(seeds))('of %s are read or refused with a reason, and never written in part', async (format) => {
    using tries = triedToBringIn()
    for (let seed = 0; seed < 25; seed++) {
      const outcome = await tries.bringIn(brokenFile(seeds[format] ?? [], 77_000 + seed))
      expect(outcome.kind === 'failed' ? `seed ${77_000 + seed}: ${outcome.what}` : 'fine').toBe('fine')
    }
  })
})
