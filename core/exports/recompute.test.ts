import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { type Computed, countedTables } from './countedTables.ts'
import { figureList } from './figureList.ts'
import { inventedInput, inventedReport } from './testing/invented.ts'

const there = (program: string): boolean => spawnSync(program, ['--version']).status === 0

const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
})

/** Writes the tables and a script into a fresh folder and runs the script there. */
function run(computed: Computed, program: string, script: string, change = (text: string) => text) {
  const folder = mkdtempSync(join(tmpdir(), 'evenhand-recompute-'))
  folders.push(folder)
  for (const { fileName, text } of countedTables(computed)) {
    writeFileSync(join(folder, fileName), fileName === 'figures.csv' ? change(text) : text)
  }
  writeFileSync(join(folder, script), readFileSync(join(import.meta.dirname, 'scripts', script)))
  const { status, stdout, stderr } = spawnSync(program, [join(folder, script)], { encoding: 'utf8', cwd: tmpdir() })
  return { status, said: `${stdout}${stderr}` }
}

/** What needs a fitted model or a test of its own; the programs say that they leave it out. */
const fitted = {
  python:
    /^(labs|tournaments|severity|drift|pace|intraRater|ceilings|calibration) |^pairedTests (friedman|hodges)|^panels (icc|kendall_w|light_kappa|mean_)/,
  r: /^(panels|labs|tournaments|tagOutcomes|pairedTests|severity|drift|pace|intraRater|ceilings|calibration|blinding) /,
}

/** What a program says that computed everything but that, without a difference. */
function doneAgain({ report }: Computed, program: keyof typeof fitted): RegExp {
  const all = figureList(report)
  const again = all.filter(({ part, figure }) => !fitted[program].test(`${part} ${figure.coefficient}`))
  return new RegExp(`\\b${again.length} of ${all.length} figures computed again, \\d+ numbers compared, 0 differ\\n$`)
}

const studies = [
  { seed: 1, items: 24, raters: 3 },
  { seed: 2, items: 9, raters: 2 },
  { seed: 3, items: 1, raters: 2 },
  { seed: 4, items: 6, raters: 1 },
]

describe.skipIf(!there('python3'))('the Python script', () => {
  it.each(studies)('computes every figure again to 1e-9, intervals too: $items items, $raters raters', (study) => {
    const computed = inventedReport(inventedInput(study))
    const { status, said } = run(computed, 'python3', 'recompute.py')
    expect(said).toMatch(doneAgain(computed, 'python'))
    expect(status).toBe(0)
  })

  it('draws by binomials where units are many and alike', () => {
    const input = inventedInput({ seed: 5, items: 400, raters: 2 })
    const alike = { ...input, criteria: input.criteria.slice(1, 2), preferences: [], rankings: [] }
    const ratings = alike.ratings.filter(({ criterion }) => criterion === 'criterion0c2')
    const { status, said } = run(inventedReport({ ...alike, ratings }), 'python3', 'recompute.py')
    expect(said).toMatch(/ 0 differ\n$/)
    expect(status).toBe(0)
  })

  it('says which number differs when one was changed', () => {
    const computed = inventedReport(inventedInput({ seed: 2, items: 9, raters: 2 }))
    const tau = String(computed.report.orderAgreement?.estimate)
    const { status, said } = run(computed, 'python3', 'recompute.py', (text) =>
      text.replace(`tau_b,${tau}`, 'tau_b,0.123'),
    )
    expect(said).toContain('differs: order / kendall_tau_b estimate 0.123')
    expect(status).toBe(1)
  })
})

describe.skipIf(!there('Rscript'))('the R script', () => {
  it.each(studies)('computes every estimate again to 1e-9: $items items, $raters raters', (study) => {
    const computed = inventedReport(inventedInput(study))
    const { status, said } = run(computed, 'Rscript', 'recompute.R')
    expect(said).toMatch(doneAgain(computed, 'r'))
    expect(status).toBe(0)
  })

  it('says which number differs when one was changed', () => {
    const computed = inventedReport(inventedInput({ seed: 2, items: 9, raters: 2 }))
    const tau = String(computed.report.orderAgreement?.estimate)
    const { status, said } = run(computed, 'Rscript', 'recompute.R', (text) =>
      text.replace(`tau_b,${tau}`, 'tau_b,0.123'),
    )
    expect(said).toContain('differs: order / kendall_tau_b estimate 0.123')
    expect(status).toBe(1)
  })
})
