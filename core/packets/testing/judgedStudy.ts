import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type SeatId, StageId, type StudyId } from '#contract/ids.ts'
import type { PacketId } from '#contract/packets.ts'
import type { TaskView } from '#contract/rater.ts'
import { type CoreForTest, coreForTest, newCommand, type TestClient } from '../../testing/coreForTest.ts'
import { memoryClient } from '../../wire/memory.ts'

/** A coordinator's core with a study that is being judged, and what is needed to hand out, judge elsewhere and take back. */
export async function judgedStudy(raters: readonly string[] = ['R1', 'R2', 'R3']) {
  const home = coreForTest()
  const { coordinator } = home.coordinator
  const { study } = await coordinator.library.createFromSample({ command: newCommand(), sample: 'clinic' })
  const overview = await coordinator.study.overview({ study })
  if (overview.stage !== 'preparing') throw new Error('a sample that is judged already')
  await coordinator.raters.save({ study, command: newCommand(), pseudonyms: [...raters] })
  await coordinator.plan.open({ study, command: newCommand() })
  return { home, study, coordinator }
}

type Coordinator = TestClient['coordinator']

/** Makes packets and writes them into a folder under their own names; their paths. */
export async function handOutTo(
  folder: string,
  coordinator: Coordinator,
  study: StudyId,
  pseudonyms: readonly string[],
  options: { readonly together?: boolean; readonly passphrase?: string } = {},
): Promise<{ readonly paths: string[]; readonly packets: PacketId[] }> {
  const { raters } = await coordinator.packets.list({ study })
  const made = await coordinator.packets.make({
    study,
    command: newCommand(),
    raters: raters.filter(({ pseudonym }) => pseudonyms.includes(pseudonym)).map(({ rater }) => rater),
    together: options.together ?? false,
    passphrase: options.passphrase ?? null,
  })
  const paths: string[] = []
  for (const { packet, fileName } of made.packets) {
    const { base64 } = await coordinator.packets.read({ study, packets: [packet], from: 0, count: 100_000_000 })
    paths.push(join(folder, fileName))
    writeFileSync(join(folder, fileName), Buffer.from(base64, 'base64'))
  }
  return { paths, packets: made.packets.map(({ packet }) => packet) }
}

/** Stages files as a page would. */
export async function stageFiles(coordinator: Coordinator, paths: readonly string[]): Promise<StageId[]> {
  const stages: StageId[] = []
  for (const path of paths) {
    const chunk = readFileSync(path).toString('base64')
    const fileName = path.split(/[\\/]/).at(-1) ?? ''
    stages.push(StageId.parse((await coordinator.imports.stage({ stage: null, fileName, chunk })).stage))
  }
  return stages
}

/** A rater's client on one packet, in a core of its own. */
export function packetWindow(path: string, elsewhere: CoreForTest): TestClient['rater'] {
  const door = { log: (line: string) => void elsewhere.log.push(line) }
  const served = { router: elsewhere.core.raterRouter, connection: elsewhere.core.packetConnection(path), door }
  return (memoryClient(served) as unknown as TestClient).rater
}

/** Judges the first open tasks at a seat, `values` telling one rater from another. */
export async function judgeSome(
  rater: TestClient['rater'],
  seat: SeatId,
  tasks: number,
  values: number,
): Promise<number> {
  let done = 0
  for (; done < tasks; done++) {
    const { current } = await rater.desk({ seat })
    if (!current) break
    await answer(rater, seat, current, values + done)
    await rater.submit({ seat, command: newCommand(), assignment: current.assignment, times })
  }
  return done
}

const times = { openedAt: '2026-01-05T09:00:00.000Z', firstInputAt: null, activeMs: 1000 }

async function answer(rater: TestClient['rater'], seat: SeatId, view: TaskView, value: number): Promise<void> {
  const { task, assignment, responses } = view
  const record = (action: Parameters<typeof rater.record>[0]['action']) =>
    rater.record({ seat, command: newCommand(), assignment, times, action })
  if (task.kind === 'rating') {
    for (const criterion of task.criteria) {
      const levels = 'levels' in criterion ? criterion.levels : []
      const given = levels[value % Math.max(1, levels.length)]?.value ?? 1
      await record({ kind: 'rating', criterion: criterion.id, value: { state: 'given', value: given } })
    }
  } else if (task.kind === 'preference') {
    await record({ kind: 'preference', value: { state: 'given', outcome: value % 2 === 0 ? 1 : -1 } })
  } else if (task.kind === 'ranking') {
    const ranks = responses.map((_, place) => ((place + value) % responses.length) + 1)
    await record({ kind: 'ranking', value: { state: 'given', ranks } })
  }
}
