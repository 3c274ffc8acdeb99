import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import type { Mapping } from '#contract/imports.ts'
import { cellsOf, describeRealData, RealStudy, realTable } from '../imports/testing/realStudy.ts'
import type { ReportInput } from '../report/input.ts'
import type { Computed } from './countedTables.ts'
import { figureList } from './figureList.ts'
import { numberList } from './numberList.ts'
import { pythonFiles, rFiles } from './recomputeFiles.ts'
import { inventedInput, inventedReport } from './testing/invented.ts'

const programs = {
  python: { program: 'python3', entry: 'recompute.py', files: pythonFiles },
  r: { program: 'Rscript', entry: 'recompute.R', files: rFiles },
} as const
type Language = keyof typeof programs

const isThere = ({ program }: (typeof programs)[Language]): boolean => spawnSync(program, ['--version']).status === 0

const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
})

type Run = { readonly arguments?: readonly string[]; readonly change?: (fileName: string, text: string) => string }

/** Unpacks what is exported into a fresh folder and runs the program there. */
async function run(language: Language, computed: Computed, { change = (_, text) => text, ...more }: Run = {}) {
  const { program, entry, files } = programs[language]
  const folder = mkdtempSync(join(tmpdir(), 'evenhand-recompute-'))
  folders.push(folder)
  for (const { fileName, text } of await files(computed)) {
    mkdirSync(dirname(join(folder, fileName)), { recursive: true })
    writeFileSync(join(folder, fileName), change(fileName, text))
  }
  const { status, stdout, stderr } = spawnSync(program, [join(folder, entry), ...(more.arguments ?? ['--quiet'])], {
    encoding: 'utf8',
    cwd: tmpdir(),
    maxBuffer: 2 ** 26,
  })
  return { status, said: `${stdout}${stderr}`, lines: stdout.trimEnd().split('\n'), folder }
}

/** The last line of a program that computed everything again without a difference. */
function verdict({ report }: Computed, language: Language): RegExp {
  const numbers = numberList(report).filter(({ resampled }) => language === 'python' || !resampled)
  const [figures, all] = [figureList(report).length, numberList(report).length]
  return new RegExp(
    `^${figures} of ${figures} figures and ${numbers.length} of ${all} further numbers computed again, \\d+ numbers compared, 0 differ$`,
  )
}

async function expectSameNumbers(language: Language, computed: Computed): Promise<void> {
  const { status, said, lines } = await run(language, computed)
  expect(said).not.toMatch(/differs:|not computed here|Error|Warning/)
  expect(lines.at(-1)).toMatch(verdict(computed, language))
  expect(status).toBe(0)
}

const only = (kind: 'ratings' | 'preferences' | 'rankings', input: ReportInput): ReportInput => ({
  ...input,
  ...(kind === 'ratings' ? {} : { ratings: [], criteria: [] }),
  ...(kind === 'preferences' ? {} : { preferences: [] }),
  ...(kind === 'rankings' ? {} : { rankings: [] }),
})

/** Without the criterion that is answered by any number, whose many values take long to resample. */
function levelsOnly(input: ReportInput): ReportInput {
  const criteria = input.criteria.filter(({ values }) => values !== null)
  const kept = new Set(criteria.map(({ id }) => id))
  return { ...input, criteria, ratings: input.ratings.filter(({ criterion }) => kept.has(criterion)) }
}

const studies: readonly (readonly [string, () => ReportInput])[] = [
  ['three raters with holes, groups, machines, repeats', () => inventedInput({ seed: 1, items: 13, raters: 3 })],
  ['two raters', () => inventedInput({ seed: 2, items: 9, raters: 2 })],
  ['one item', () => inventedInput({ seed: 3, items: 1, raters: 2 })],
  ['one rater', () => inventedInput({ seed: 4, items: 6, raters: 1 })],
  ['nothing missing', () => inventedInput({ seed: 7, items: 12, raters: 4, systems: 2, holes: 0 })],
  ['most missing', () => inventedInput({ seed: 8, items: 7, raters: 5, systems: 4, holes: 0.8 })],
  ['ratings alone', () => only('ratings', inventedInput({ seed: 9, items: 8, raters: 3 }))],
  ['comparisons alone', () => only('preferences', inventedInput({ seed: 10, items: 15, raters: 3, systems: 5 }))],
  ['rankings alone', () => only('rankings', inventedInput({ seed: 11, items: 10, raters: 3, systems: 4 }))],
  [
    'enough items for the alternative annotator test',
    () => levelsOnly(inventedInput({ seed: 12, items: 45, raters: 3 })),
  ],
]

describe.each(['python', 'r'] as const)('the %s program', (language) => {
  const there = isThere(programs[language])
  it.skipIf(there)(`is not run: ${programs[language].program} is not on this computer`, () => undefined)

  it.skipIf(!there).each(studies)(
    'finds every number of a report again to 1e-9: %s',
    async (_, input) => expectSameNumbers(language, inventedReport(input())),
    60_000,
  )

  const small = () => inventedReport(inventedInput({ seed: 2, items: 9, raters: 2 }))

  it.skipIf(!there)('prints each number with what the report states and the difference', async () => {
    const { lines } = await run(language, small(), { arguments: [] })
    expect(lines.find((line) => line.startsWith('order / kendall_tau_b estimate'))).toMatch(
      /estimate -?[\d.]+ -?[\d.]+ \d[\d.e+-]*$/,
    )
    expect(lines.length).toBeGreaterThan(2000)
  })

  it.skipIf(!there)('says which figure differs when one was changed by 1e-8', async () => {
    const computed = small()
    const tau = computed.report.orderAgreement?.estimate ?? Number.NaN
    const { status, said, lines } = await run(language, computed, {
      change: (fileName, text) =>
        fileName === 'data/figures.csv' ? text.replace(`tau_b,${tau}`, `tau_b,${tau + 1e-8}`) : text,
    })
    expect(said).toContain('differs: order / kendall_tau_b estimate')
    expect(lines.at(-1)).toMatch(/ 1 differ$/)
    expect(status).toBe(1)
  })

  it.skipIf(!there)('says which count differs when one was changed', async () => {
    const { status, said } = await run(language, small(), {
      change: (fileName, text) =>
        fileName === 'data/numbers.csv'
          ? text.replace(/(win-rates,.*,wins,)(\d+)/, (_, at, wins) => at + (Number(wins) + 1))
          : text,
    })
    expect(said).toMatch(/differs: win-rates \/ rating \/ S1 \/ wins value \d+ \d+/)
    expect(status).toBe(1)
  })

  it.skipIf(!there)('says which numbers differ when a judgement was changed', async () => {
    const { status, said } = await run(language, small(), {
      change: (fileName, text) => (fileName === 'data/ratings.csv' ? text.replace(/,1(\r?\n)/, ',5$1') : text),
    })
    expect(said).toMatch(/differs: agreement \/ Clarity/)
    expect(status).toBe(1)
  })

  it.skipIf(!there)('names a figure that it does not know', async () => {
    const { said } = await run(language, small(), {
      change: (fileName, text) =>
        fileName === 'data/figures.csv' ? text.replace('kendall_tau_b', 'tau_of_tomorrow') : text,
    })
    expect(said).toContain('not computed here, of order: tau_of_tomorrow')
  })
})

describe.skipIf(!isThere(programs.python))('the Python program', () => {
  it('draws by binomials where units are many and alike', async () => {
    const input = inventedInput({ seed: 5, items: 400, raters: 2, systems: 2 })
    const ratings = input.ratings.filter(({ criterion }) => criterion === 'criterion0c2')
    await expectSameNumbers(
      'python',
      inventedReport({ ...only('ratings', input), criteria: input.criteria.slice(1, 2), ratings }),
    )
  }, 60_000)

  it('leaves out what is drawn when asked to be quick, and counts it', async () => {
    const { status, said } = await run('python', inventedReport(inventedInput({ seed: 1, items: 9, raters: 3 })), {
      arguments: ['--quick', '--quiet'],
    })
    expect(said).toMatch(/^\d{3,} numbers drawn by resampling were left out \(--quick\)\n.* 0 differ\n$/)
    expect(status).toBe(0)
  })
})

/** Real sets, as they are brought in. */
const realSettings = { seed: 3, resamples: 100, confidence: 0.95 }

describeRealData('summeval12', () => {
  const criteria = ['coherence', 'consistency', 'fluency', 'relevance']
  const mapping: Mapping = {
    content: 'ratings',
    item: 'doc_id',
    system: 'system',
    rater: 'rater',
    values: { criteria },
  }

  it.each(['python', 'r'] as const)(
    'is computed again by the %s program',
    async (language) => {
      if (!isThere(programs[language])) return
      using study = new RealStudy()
      const rows = cellsOf(realTable('summeval12/summeval12.jsonl')).flatMap((cell) =>
        (JSON.parse(cell('expert')) as Record<string, number>[]).map((given, place) => [
          cell('doc_id'),
          cell('system'),
          `expert ${place + 1}`,
          ...criteria.map((criterion) => given[criterion] ?? null),
        ]),
      )
      study.bringInRows(['doc_id', 'system', 'rater', ...criteria], rows, mapping)
      await expectSameNumbers(language, inventedReport(study.numbers().input, realSettings))
    },
    240_000,
  )
})

describeRealData('pandalm', () => {
  const mapping: Mapping = {
    content: 'preferences',
    item: 'item',
    left: 'left',
    right: 'right',
    rater: 'rater',
    outcome: 'outcome',
  }

  it.each(['python', 'r'] as const)(
    'is computed again by the %s program',
    async (language) => {
      if (!isThere(programs[language])) return
      using study = new RealStudy()
      const rows = cellsOf(realTable('pandalm/testset-v1.json')).flatMap((cell) => {
        const [left = '', right = ''] = cell('cmp_key').split('_')
        return ['annotator1', 'annotator2', 'annotator3'].map((rater) => [cell('idx'), left, right, rater, cell(rater)])
      })
      study.bringInRows(['item', 'left', 'right', 'rater', 'outcome'], rows, mapping)
      await expectSameNumbers(language, inventedReport(study.numbers().input, realSettings))
    },
    240_000,
  )
})
