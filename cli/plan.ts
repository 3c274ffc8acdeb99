import { writeFileSync } from 'node:fs'
import type { PlanCertificate, PlanDetails } from '#contract/protocol.ts'
import { planAtPath } from '#core/planOnDisk.ts'
import { type Command, flag, text, textOf } from './command.ts'
import { refusing } from './failures.ts'
import { type PrintedCell, textTable } from './textTable.ts'

export const plan: Command = {
  help: `evenhand plan STUDY.evenhand [options]

Draws the plan of a study in preparation, as the app would on opening judging, and prints its certificate: loads, how
evenly each two systems are shown first, what ties raters and systems together, the gaps of repeats, and the hash. The
same study and seed give the same hash on every machine. Of a study that is judged already it prints the certificate that
was stored. The study is not changed.

  --tasks FILE   also write every planned task as CSV (only before judging is opened); systems stand under codes
  --json         the certificate as JSON
`,
  options: { tasks: text, json: flag },
  files: 1,
  run: async (given) => {
    const [path = ''] = given.positionals
    const list = textOf(given, 'tasks')
    const { title, state, certificate, tasks } = await refusing(path, () =>
      planAtPath(path, { lists: list !== undefined }),
    )
    if (list !== undefined && tasks !== null) await refusing(list, () => writeFileSync(list, tasks))
    if (given.values.json === true) return `${JSON.stringify({ title, state, certificate }, null, 2)}\n`
    const written = list === undefined ? '' : `\n\nWritten: ${list}, ${certificate.assignments} tasks`
    return `${title} (${state === 'drawn' ? 'would be drawn' : 'stored'})\n${certified(certificate)}${written}\n`
  },
}

function certified(certificate: PlanCertificate): string {
  const { algorithm, seed, hash, assignments, worstImbalance, perRater, details } = certificate
  const loads = new Map(details?.loads.map((load) => [load.rater, load]))
  const rows = perRater.map(({ rater, assignments: tasks }): PrintedCell[] => {
    const load = loads.get(rater)
    const parts = load ? [load.items, load.practice, load.qualification, load.gold, load.attention, load.repeats] : []
    return [
      rater,
      { right: String(tasks) },
      ...parts.map((count): PrintedCell => ({ right: count === 0 ? '' : String(count) })),
    ]
  })
  return [
    `${assignments} tasks · seed ${seed} · ${algorithm} · largest difference in being first ${worstImbalance}`,
    `hash ${hash}`,
    ...(details ? reach(details) : []),
    '',
    textTable(['rater', 'tasks', 'items', 'practice', 'qualification', 'gold', 'attention', 'repeats'], rows),
  ].join('\n')
}

function reach({ ratersPerItem, shared, raterGroups, systemGroups, repeats }: PlanDetails): string[] {
  const span = ({ fewest, most }: { fewest: number; most: number }): string =>
    fewest === most ? String(most) : `${fewest} to ${most}`
  const parts = (groups: readonly (readonly string[])[]): string =>
    groups.length <= 1 ? 'connected' : `not connected (${groups.map((group) => group.join(', ')).join(' | ')})`
  return [
    `raters per item ${span(ratersPerItem)}${shared ? ` · items two raters share ${span(shared)}` : ''}`,
    `raters ${parts(raterGroups)} · systems ${parts(systemGroups)}`,
    ...(repeats
      ? [`repeated tasks ${repeats.assignments} · gaps ${repeats.smallestGap} to ${repeats.largestGap} tasks`]
      : []),
  ]
}
