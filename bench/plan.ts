/**
 * Plans of a large study (10,000 items, 6 systems, 20 raters): drawing and certifying, against the limit of two seconds;
 * and storing one in a study, against bare inserts of as many rows into one table in the same run.
 *
 * Usage: node bench/plan.ts [--items 10000] [--systems 6] [--raters 20] [--rounds 5] [--no-store]
 */
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { ItemId, RaterId, ResponseId, StudyId, SystemId } from '#contract/ids.ts'
import type { Phase, Protocol } from '#contract/protocol.ts'
import { randomCode } from '#core/context.ts'
import { drawPlan } from '#core/planning.ts'
import { insertItem, insertResponse, insertSystem } from '#db/queries/items.ts'
import { storePlan } from '#db/queries/plan.ts'
import { insertRater } from '#db/queries/raters.ts'
import { closeStudyFile, createStudyFile, inTransaction } from '#db/studyFile.ts'
import { certify } from '#protocol/certificate.ts'
import { makePlan } from '#protocol/plan.ts'
import type { PlanInput } from '#protocol/planTypes.ts'
import { bareInserts } from './bareInserts.ts'

const { values } = parseArgs({
  options: {
    items: { type: 'string', default: '10000' },
    systems: { type: 'string', default: '6' },
    raters: { type: 'string', default: '20' },
    rounds: { type: 'string', default: '5' },
    'no-store': { type: 'boolean', default: false },
  },
})
const size = { items: Number(values.items), systems: Number(values.systems), raters: Number(values.raters) }
const limit = 2000
const rating: Phase = { kind: 'rating' }
const preference: Phase = { kind: 'preference', ties: true, strength: false }
const shared = { ratersPerItem: 3, overlap: 100, repeats: { items: 50, minimumGap: 100 } }
const designs: readonly (readonly [string, Pick<Protocol, 'phases'> & Partial<Protocol>])[] = [
  ['rate everything', { phases: [rating] }],
  ['rank everything', { phases: [{ kind: 'ranking', ties: true }] }],
  ['all pairs', { phases: [preference] }],
  ['rate, then all pairs', { phases: [rating, preference] }],
  ['the same, shared out by 3', { phases: [rating, preference], ...shared }],
]

console.log(`${size.items} items × ${size.systems} systems × ${size.raters} raters; medians of ${values.rounds} rounds`)
for (const [name, design] of designs) measure(name, { itemOrder: 'random', seed: 1, ...designInput(), ...design })
if (!values['no-store']) storing()

function designInput(): Pick<PlanInput, 'items' | 'raters'> {
  return {
    items: Array.from({ length: size.items }, (_, item) => ({
      id: `item${item}`,
      responses: Array.from({ length: size.systems }, (_, system) => ({
        id: `response${item}x${system}`,
        system: `system${system}`,
      })),
    })),
    raters: Array.from({ length: size.raters }, (_, rater) => ({ id: `rater${rater}` })),
  }
}

/** Draws and certifies again and again; the median decides. */
function measure(name: string, input: PlanInput): void {
  const systemCode = new Map(Array.from({ length: size.systems }, (_, system) => [`system${system}`, `S${system + 1}`]))
  const hash = (content: string | Uint8Array) => createHash('sha256').update(content).digest('hex')
  const times: number[] = []
  const worked: number[] = []
  const hashes = new Set<string>()
  let [tasks, worst] = [0, 0]
  for (let round = 0; round < Number(values.rounds); round++) {
    const start = performance.now()
    const begun = process.cpuUsage()
    const drawn = makePlan(input)
    if (!drawn.ok) throw new Error(drawn.reason)
    const certificate = certify(drawn.plan, { systemCode, raterName: new Map(), hash })
    times.push(performance.now() - start)
    const { user, system } = process.cpuUsage(begun)
    worked.push((user + system) / 1000)
    ;[tasks, worst] = [certificate.assignments, certificate.worstImbalance]
    hashes.add(certificate.hash)
  }
  const time = median(times)
  console.log(
    `${name.padEnd(26)} ${String(tasks).padStart(8)} tasks ${time.toFixed(0).padStart(6)} ms (${median(worked).toFixed(0)} ms of work)   ${(time / limit).toFixed(2)} × limit` +
      `   largest difference ${worst}   ${hashes.size === 1 ? 'same hash each time' : 'HASHES DIFFER'}`,
  )
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? 0
}

/** A study of this size whose plan is drawn and stored as opening judging does. */
function storing(): void {
  const folder = mkdtempSync(join(tmpdir(), 'evenhand-plan-'))
  try {
    const path = join(folder, 'large.evenhand')
    const words = {
      title: 'Large',
      description: '',
      guidelines: '',
      promptHeading: 'Prompt',
      responseHeading: 'Response',
    }
    const protocol: Protocol = { phases: [rating], question: '', itemOrder: 'random', seed: 1, ratersPerItem: 3 }
    const at = new Date().toISOString()
    const file = createStudyFile(path, {
      study: randomCode() as StudyId,
      words,
      protocol: { ...protocol, phases: [preference] },
      createdAt: at,
    })
    inTransaction(file, () => {
      const systems = Array.from({ length: size.systems }, () => randomCode() as SystemId)
      systems.forEach((id, place) => insertSystem(file, { id, name: `System ${place}` }))
      for (let item = 0; item < size.items; item++) {
        const id = randomCode() as ItemId
        insertItem(file, { id, key: `${item}`, title: '', prompt: 'Why?', context: [], tags: [], position: item + 1 })
        for (const system of systems) {
          insertResponse(file, { id: randomCode() as ResponseId, item: id, system, text: `So ${item}.` })
        }
      }
      for (let rater = 0; rater < size.raters; rater++) {
        insertRater(file, { id: randomCode() as RaterId, pseudonym: `R${rater}`, kind: 'human' })
      }
    })
    const start = performance.now()
    const { plan, certificate } = drawPlan(file)
    const drawn = performance.now()
    storePlan(file, plan, certificate)
    const stored = performance.now()
    closeStudyFile(file)
    const rows = certificate.assignments * 5
    const bare = bareInserts(join(folder, 'bare.sqlite'), rows)
    console.log(
      `all pairs shared out by 3, in a study: read, drawn and certified ${(drawn - start).toFixed(0)} ms; ` +
        `${certificate.assignments} tasks (${rows} rows) stored in ${((stored - drawn) / 1000).toFixed(1)} s, ` +
        `${((stored - drawn) / bare).toFixed(1)} × bare inserts; ${(statSync(path).size / 2 ** 20).toFixed(0)} MB`,
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
