import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Report } from '#contract/report.ts'
import { latexTables } from './latex.ts'
import { inventedInput, inventedReport } from './testing/invented.ts'

const isThere = (program: string): boolean => spawnSync(program, ['--version']).status === 0

/** A report in which systems and criteria are called what breaks LaTeX, if anything does, also first in a row. */
function reportNaming(name: string): Report {
  const { report } = inventedReport(inventedInput({ seed: 1, items: 6, raters: 2 }))
  const starts = ['', '[1pt] ', '*']
  return {
    ...report,
    study: { ...report.study, title: name },
    systems: report.systems.map((system, at) => ({ ...system, name: `${starts[at] ?? ''}${name}` })),
    agreement: report.agreement.map((agreement, at) => ({ ...agreement, name: `${starts[at] ?? ''}${name}` })),
  }
}

/** Compiles the tables inside a document with the preamble that the file names. Errors end it. */
function compiled(program: string, preamble: string, name: string) {
  const folder = mkdtempSync(join(tmpdir(), 'evenhand-latex-'))
  try {
    const { fileName, text } = latexTables(reportNaming(name), (id) => id.replaceAll('_', ' '))
    writeFileSync(join(folder, fileName), text)
    const body = `\\documentclass{article}\n\\usepackage{booktabs}\n${preamble}\\begin{document}\n\\input{${fileName}}\n\\end{document}\n`
    writeFileSync(join(folder, 'paper.tex'), body)
    const run = spawnSync(program, ['-interaction=nonstopmode', '-halt-on-error', 'paper.tex'], {
      cwd: folder,
      encoding: 'utf8',
    })
    const log = existsSync(join(folder, 'paper.log')) ? readFileSync(join(folder, 'paper.log'), 'utf8') : ''
    return { status: run.status, said: run.stdout, log, hasPdf: existsSync(join(folder, 'paper.pdf')) }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const hostile = '50 % of A_b & {C} #1 $x^2$ ~tilde \\end{table} \\input "q" <a|b>\u0000\ttab\nnew line [x] -- été'

describe('the tables for LaTeX', () => {
  const pdflatex = isThere('pdflatex')
  it.skipIf(pdflatex)('are not compiled: pdflatex is not on this computer', () => undefined)
  it.skipIf(!pdflatex)(
    'compile with pdfLaTeX and booktabs alone, whatever things are called',
    { timeout: 60_000 },
    () => {
      const { status, said, hasPdf } = compiled('pdflatex', '', hostile)
      expect(said).not.toMatch(/^! /m)
      expect([status, hasPdf]).toEqual([0, true])
    },
  )

  const xelatex = isThere('xelatex') && spawnSync('fc-list', ['DejaVu Sans'], { encoding: 'utf8' }).stdout !== ''
  it.skipIf(xelatex)(
    'are not compiled in other scripts: xelatex or the font DejaVu Sans is not on this computer',
    () => undefined,
  )
  it.skipIf(!xelatex)('compile with XeLaTeX in other scripts, every sign in the font', { timeout: 60_000 }, () => {
    const preamble = '\\usepackage{fontspec}\n\\setmainfont{DejaVu Sans}\n'
    const { status, said, log, hasPdf } = compiled('xelatex', preamble, `Ясность Σαφήνεια وضوح ${hostile}`)
    expect(said).not.toMatch(/^! /m)
    expect(log).not.toContain('Missing character')
    expect([status, hasPdf]).toEqual([0, true])
  })
})
