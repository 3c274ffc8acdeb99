import { existsSync, mkdirSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { programInFolder } from './testing/program.ts'

const { folder, inFolder, put, evenhand, json, refusal, remove } = programInFolder()
afterAll(remove)

const wide = 'unit,a,b,c\nu1,1,2,1\nu2,3,3,3\nu3,5,4,\nu4,2,2,2\n'

describe('the program', () => {
  it('prints its version and its commands', () => {
    expect(evenhand('--version')).toMatchObject({ status: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) })
    expect(evenhand()).toMatchObject({ status: 0, stdout: expect.stringContaining('consistency') })
  })

  it.each([
    'import',
    'report',
    'agreement',
    'correlation',
    'proportions',
    'consistency',
    'compare',
    'test',
    'tournament',
    'plan-precision',
    'labels',
  ])('explains %s', (name) => {
    expect(evenhand(name, '--help')).toMatchObject({ status: 0, stderr: '', stdout: expect.stringContaining(name) })
  })

  it('refuses what it does not know in one line', () => {
    expect(refusal('agree')).toContain('no command "agree"')
    expect(refusal('agreement', put('w.csv', wide), '--wide', '--colour')).toContain("Unknown option '--colour'")
    expect(refusal('agreement', '--wide')).toContain('which file')
  })
})

describe('consistency', () => {
  const ratings =
    'rater,item,response,value\nr1,i1,a,3\nr1,i1,b,4\nr2,i1,a,3\nr2,i1,b,3\nr1,i2,a,5\nr1,i2,b,1\nr2,i2,a,1\n'

  it('gives the 3 × 3 tables within and between raters', () => {
    const preferences = 'rater,item,left,right,outcome\nr1,i1,a,b,right\nr2,i1,b,a,left\nr1,i2,a,b,-2\nr2,i2,a,b,tie\n'
    const files = ['--ratings', put('r.csv', ratings), '--preferences', put('p.csv', preferences)]
    const { results } = json('consistency', ...files)
    expect(results[0]).toMatchObject({
      coefficient: 'rating_vs_ranking.within_rater',
      estimate: 1 / 3,
      n: 3,
      bothDecided: 2,
      reversals: 0,
      ratingTieStatedDecided: 1,
      ratingDecidedStatedTie: 0,
      table: { 'A|A': 1, 'B|B': 1, 'tie|B': 1, 'A|tie': 0 },
    })
    expect(results[1]).toMatchObject({ coefficient: 'rating_vs_ranking.between_rater', n: 2, estimate: 0 })
  })

  it('takes rankings too, and one of the two', () => {
    const rankings = put('k.csv', 'rater,item,response,rank\nr1,i1,a,0\nr1,i1,b,1\n')
    const r = put('r.csv', ratings)
    expect(json('consistency', '--ratings', r, '--rankings', rankings).results[0]).toMatchObject({
      n: 1,
      reversals: 1,
      table: { 'B|A': 1 },
    })
    expect(refusal('consistency', '--ratings', r)).toContain('either --preferences or --rankings')
    expect(refusal('consistency', '--rankings', rankings)).toContain('--ratings is needed')
  })
})

describe('compare, test, tournament, correlation and labels', () => {
  it('answer on plain files', () => {
    const votes = put('votes.csv', 'l,r,o\na,b,left\nb,a,left\na,c,tie\nc,b,right\na,b,left\n')
    const compared = json('compare', votes, '--left', 'l', '--right', 'r', '--outcome', 'o')
    expect(compared.counts).toMatchObject({ comparisons: 5, systems: 3, ties: 1 })
    const scores = put('scores.csv', 'item,x,y\n1,3,4\n2,5,5\n3,2,4\n4,1,3\n')
    expect(json('test', scores, '--wide').results.map(({ coefficient }) => coefficient)).toContain('paired_t')
    const wins = put('wins.csv', 'system,a,b,c\na,0,3,1\nb,1,0,4\nc,2,0,0\n')
    expect(json('tournament', wins).results[0]).toMatchObject({ coefficient: 'circular_triads' })
    expect(json('correlation', scores).results[0]).toMatchObject({ coefficient: 'kendall_tau_b' })
    const said = put('labels.csv', 't,w,l\n1,x,a\n1,y,a\n1,z,b\n2,x,b\n2,y,b\n')
    const merged = json('labels', said, '--task', 't', '--rater', 'w', '--value', 'l')
    expect(merged.results[0]).toMatchObject({ coefficient: 'majority_vote' })
  })

  it('put intervals around proportions', () => {
    const file = put('shares.csv', 'successes,trials,n\n3,10,x\n0,5,x\n')
    const { counts, results } = json('proportions', file, '--confidence', '0.9')
    expect(counts).toMatchObject({ rows: 2, proportions: 2 })
    // Newcombe 1998 gives Wilson's limits in closed form: for 0 of n they are 0 and z² / (n + z²).
    const z = 1.6448536269514722
    expect(results.find(({ coefficient }) => coefficient === 'wilson[0/5]')?.interval).toMatchObject({
      low: 0,
      high: expect.closeTo(z ** 2 / (5 + z ** 2), 12),
      confidence: 0.9,
    })
    expect(refusal('proportions', file, '--trials', 'n')).toContain('line 2')
    expect(refusal('proportions', file, '--successes', 'wins')).toContain('no column "wins"')
  })

  it('plan a study by simulation', () => {
    const plan = ['plan-precision', '--raters', '2,3', '--categories', '5', '--simulations', '30']
    const { results } = json(...plan, '--units', '40')
    expect(results).toMatchObject([
      { coefficient: 'plan_half_width.krippendorff_alpha.ordinal', raters: 2, units: 40 },
      { raters: 3, units: 40 },
    ])
    expect(evenhand(...plan, '--half-width', '0.2').stdout).toMatch(/coefficient +raters +units +estimate/)
    expect(refusal(...plan)).toContain('units or a half-width')
    expect(refusal(...plan, '--units', 'many')).toContain('--units holds numbers')
  })

  it('refuse a column that is not there', () => {
    const votes = put('votes.csv', 'l,r,o\na,b,left\n')
    expect(refusal('compare', votes, '--left', 'l', '--right', 'r', '--outcome', 'x')).toContain('no column "x"')
    expect(refusal('compare', votes, '--left', 'l', '--right', 'r')).toContain('--outcome is needed')
  })
})

const fixture = (name: string): string => fileURLToPath(new URL(`../fixtures/files/${name}`, import.meta.url))

describe('import', () => {
  const answers = 'id,question,model,answer\nq1,Why?,Heron,So.\nq1,Why?,Osprey,Because.\n'
  const judged = 'item,system,rater,criterion,value\nq1,Heron,r1,clarity,3\nq1,Osprye,r1,clarity,5\n'

  it('shows the check and writes nothing without --yes', () => {
    const file = put('answers.csv', answers)
    const { status, stdout } = evenhand('import', file, '--into', inFolder('unwritten.evenhand'))
    expect(status).toBe(0)
    expect(stdout).toContain('2  new responses')
    expect(stdout).toContain('Nothing is written yet')
    expect(existsSync(inFolder('unwritten.evenhand'))).toBe(false)
  })

  it('makes the study, adds to it, names every problem, and finds nothing new the second time', () => {
    const study = inFolder('birds.evenhand')
    const file = put('answers.csv', answers)
    expect(json('import', file, '--into', study, '--title', 'Birds', '--yes')).toMatchObject({
      written: true,
      counts: { newItems: 1, newSystems: 2, newResponses: 2 },
    })
    expect(json('import', file, '--into', study, '--yes')).toMatchObject({
      written: false,
      counts: { alreadyThere: 2 },
    })
    const { stdout } = evenhand('import', put('judged.csv', judged), '--into', study)
    expect(stdout).toContain(
      'judged.csv, line 3, column "system": found "Osprye", expected a system of the study: Heron, Osprey; closest: Osprey',
    )
    expect(json('import', inFolder('judged.csv'), '--into', study, '--yes')).toMatchObject({
      written: true,
      counts: { newJudgements: 1, rowsSkipped: 1 },
      problems: [{ cause: 'unknown-system', count: 1 }],
    })
  })

  it.each([
    ['a file of which nothing can be taken', ['bad.csv'], 'found "x", expected a number'],
    ['a broken file', ['broken.jsonl'], 'line 2: the text is not JSON'],
    ['a file that says nothing of its columns', ['plain.csv'], 'what does the file hold?'],
    ['a missing column', ['plain.csv', '--as', 'ratings', '--item', 'a'], 'which column holds the system?'],
    ['a column that is not there', ['bad.csv', '--rater', 'nobody'], 'column missing'],
    ['a study that is none', ['good.csv', '--into', 'bad.csv'], 'not an Evenhand study'],
    ['a folder that is not there', ['good.csv', '--into', 'no/such/x.evenhand'], 'no such folder'],
  ])('refuses %s and leaves no study behind', (_what, args, reason) => {
    put('bad.csv', 'item,system,rater,criterion,value\nq1,A,r1,c,x\n')
    put('good.csv', 'item,system,rater,criterion,value\nq1,A,r1,c,3\n')
    put('broken.jsonl', '{"a": 1}\n{"a": \n')
    put('plain.csv', 'a,b\n1,2\n')
    const into = args.includes('--into') ? [] : ['--into', inFolder('never.evenhand')]
    expect(refusal('import', inFolder(args[0] ?? ''), ...args.slice(1), ...into, '--yes')).toContain(reason)
    expect(readdirSync(folder).filter((name) => name.startsWith('never'))).toEqual([])
  })

  it.each([
    ['a workbook', 'kitchen.xlsx', { newResponses: 6, newJudgements: 24 }],
    ['a columnar file', 'kitchen.parquet', { newResponses: 6 }],
    ['an archive with a data-set card', 'kitchen-data-set.zip', { newResponses: 6 }],
    ['an archive with pictures', 'pictures.zip', { newItems: 2, newResponses: 4 }],
  ])('reads %s as the app does', (_what, name, counts) => {
    const study = inFolder(`${name}.evenhand`)
    expect(json('import', fixture(name), '--into', study, '--yes')).toMatchObject({ written: true, counts })
    expect(json('import', fixture(name), '--into', study, '--yes')).toMatchObject({ written: false })
  })

  it('reads a folder with the texts before their judgements, or the one table that is named', () => {
    for (const name of ['a-ratings', 'b-answers', '.hidden']) mkdirSync(inFolder(`both/${name}`), { recursive: true })
    put('both/a-ratings/r.csv', 'item,system,rater,criterion,value\nq1,Heron,r1,clarity,3\n')
    put('both/b-answers/a.csv', answers)
    put('both/.hidden/c.csv', answers.replaceAll('q1', 'q9'))
    const both = inFolder('both')
    const { stdout } = evenhand('import', both, '--into', inFolder('both.evenhand'))
    expect(stdout).toMatch(/^a\.csv: read as responses-long.*\nr\.csv: read as ratings/)
    expect(json('import', both, '--into', inFolder('both.evenhand'), '--yes')).toMatchObject({
      written: true,
      counts: { newItems: 1, newResponses: 2, newJudgements: 1 },
      problems: [],
    })
    const one = ['--table', 'a.csv', '--into', inFolder('one.evenhand')]
    expect(json('import', both, ...one).counts).toMatchObject({ newResponses: 2, newJudgements: 0 })
    expect(refusal('import', both, '--item', 'id', '--into', inFolder('one.evenhand'))).toContain('which table?')
    expect(refusal('import', both, '--table', 'x', '--into', inFolder('one.evenhand'))).toContain('no table "x"')
  })

  it('reads a file without a header by the places of its columns', () => {
    const file = put('bare.csv', 'q1,A,r1,3\nq1,B,r1,4\n')
    const columns = ['--as', 'ratings', '--item', 'col1', '--system', 'col2', '--rater', 'col3', '--criteria', 'col4']
    const { counts } = json('import', file, '--into', inFolder('bare.evenhand'), '--no-header', ...columns)
    expect(counts).toMatchObject({ rowsRead: 2, newJudgements: 2 })
  })
})
