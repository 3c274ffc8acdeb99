import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import type { CriterionId, RaterId } from '#contract/ids.ts'
import { CommandId, JudgementId } from '#contract/ids.ts'
import type { JudgementAction } from '#contract/judgement.ts'
import type { Protocol } from '#contract/protocol.ts'
import { coreForTest, newCommand } from '#core/testing/coreForTest.ts'
import { all } from '#db/driver.ts'
import { appendJudgement, deviceOf } from '#db/queries/judgements.ts'
import { closeStudyFile, inTransaction, openStudyFile } from '#db/studyFile.ts'

export type LargeStudy = {
  /** The study file. */
  readonly file: string
  readonly judgements: number
}

export type LargeStudyOptions = {
  readonly folder: string
  readonly items: number
  /** Events to be in the log beforehand, all by rater R02. R01 has not begun. */
  readonly judgements: number
  readonly protocol?: Partial<Protocol>
}

/** Characters of a file that are staged at once. */
const piece = 3_000_000

/** A study of so many items with two responses and four criteria each, made the way a coordinator makes it. */
export async function makeLargeStudy(options: LargeStudyOptions): Promise<LargeStudy> {
  const { folder, items } = options
  const at = coreForTest(folder)
  const { coordinator } = at.coordinator
  const { study } = await coordinator.library.create({ command: newCommand(), title: 'Bench' })
  const bytes = Buffer.from(rowsOf(items).join('\n'))
  let stage: Awaited<ReturnType<typeof coordinator.imports.stage>>['stage'] | null = null
  for (let start = 0; start < bytes.length; start += piece) {
    const chunk = bytes.subarray(start, start + piece).toString('base64')
    stage = (await coordinator.imports.stage({ stage, fileName: 'bench.jsonl', chunk })).stage
  }
  if (stage === null) throw new Error('no items')
  const mapping = {
    content: 'responses-long' as const,
    item: 'item',
    system: 'system',
    response: 'response',
    prompt: 'prompt',
    title: null,
    context: [],
    tags: [],
  }
  const input = { study, stage, mapping }
  const { digest } = await coordinator.imports.check(input)
  await coordinator.imports.commit({ ...input, digest, command: newCommand() })
  const { templates } = await coordinator.rubric.templates({})
  const criteria = templates.find(({ key }) => key === 'clinical-answer')?.criteria ?? []
  await coordinator.rubric.save({ study, command: newCommand(), criteria })
  const { protocol } = await coordinator.study.overview({ study })
  await coordinator.protocol.save({
    study,
    command: newCommand(),
    protocol: { ...protocol, phases: [{ kind: 'rating' }], ...options.protocol },
  })
  await coordinator.raters.save({ study, command: newCommand(), pseudonyms: ['R01', 'R02'] })
  await coordinator.plan.open({ study, command: newCommand() })
  const { studies } = await coordinator.library.list({})
  await at.core.close()
  const file = join(folder, studies[0]?.fileName ?? '')
  return { file, judgements: judgeBeforehand(file, options.judgements) }
}

function rowsOf(items: number): string[] {
  const text = 'A response of ordinary length, with a few sentences in it. '.repeat(12)
  return Array.from({ length: items }, (_, item) =>
    ['quarry', 'tundra'].map((system, place) =>
      JSON.stringify({ item: `i${item}`, prompt: `Question ${item}`, system, response: `${text} ${item} ${place}` }),
    ),
  ).flat()
}

const code = () => randomBytes(10).toString('hex')

/** Lets R02 judge task after task until so many events are in the log. One transaction: only what comes later is timed. */
function judgeBeforehand(path: string, wanted: number): number {
  const file = openStudyFile(path)
  const criteria = all<{ id: CriterionId }>(file, 'SELECT id FROM criterion ORDER BY criterion_no').map(({ id }) => id)
  const tasks = all<{ id: string; rater: RaterId }>(
    file,
    `SELECT a.id, t.id AS rater FROM assignment a JOIN rater t USING (rater_no)
     WHERE t.pseudonym = 'R02' AND a.ordinal IS NOT NULL ORDER BY a.ordinal`,
  )
  const device = deviceOf(file, code)
  let written = 0
  const write = (task: (typeof tasks)[number], action: JudgementAction) => {
    appendJudgement(file, {
      judgement: JudgementId.parse(code()),
      command: CommandId.parse(code()),
      rater: task.rater,
      assignment: task.id as never,
      action,
      times: { openedAt: '2026-11-23T09:00:00.000Z', firstInputAt: '2026-11-23T09:00:05.000Z', activeMs: 20_000 },
      recordedAt: '2026-11-23T09:00:20.000Z',
      appVersion: '0.0.0',
      device,
    })
    written += 1
  }
  inTransaction(file, () => {
    for (const [place, task] of tasks.entries()) {
      if (written + criteria.length + 1 > wanted) break
      for (const [index, criterion] of criteria.entries()) {
        write(task, { kind: 'rating', criterion, value: { state: 'given', value: 1 + ((place + index) % 5) } })
      }
      write(task, { kind: 'submission' })
    }
  })
  closeStudyFile(file)
  return written
}
