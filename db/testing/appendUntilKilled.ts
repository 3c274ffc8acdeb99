/** Judges the first task of a study as fast as it can, printing each acknowledged event, until it is killed. */
import { closeSync, openSync, writeSync } from 'node:fs'
import type { AssignmentId, CriterionId, RaterId } from '#contract/ids.ts'
import { CommandId, JudgementId } from '#contract/ids.ts'
import { appendJudgement, deviceOf } from '../queries/judgements.ts'
import { randomCode } from '../randomCode.ts'
import { openStudyFile } from '../studyFile.ts'

const [path = '', rater = '', assignment = '', criterion = '', acknowledged = ''] = process.argv.slice(2)
const file = openStudyFile(path)
const out = openSync(acknowledged, 'a')
process.on('exit', () => closeSync(out))
process.stdout.write('ready\n')
for (let round = 0; ; round++) {
  const judgement = JudgementId.parse(randomCode())
  const { sequence } = appendJudgement(file, {
    judgement,
    command: CommandId.parse(randomCode()),
    rater: rater as RaterId,
    assignment: assignment as AssignmentId,
    action: { kind: 'rating', criterion: criterion as CriterionId, value: { state: 'given', value: 1 + (round % 5) } },
    times: { openedAt: '2026-01-05T09:00:00.000Z', firstInputAt: null, activeMs: round },
    recordedAt: new Date().toISOString(),
    appVersion: '0.0.0',
    device: deviceOf(file, randomCode),
  })
  writeSync(out, `${judgement} ${sequence}\n`)
}
