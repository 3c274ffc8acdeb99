import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { type AssignmentId, CommandId, JudgementId, type RaterId } from '#contract/ids.ts'
import type { JudgementAction } from '#contract/judgement.ts'
import { all, first, run } from '../driver.ts'
import { mergePacket } from '../merge/mergePacket.ts'
import type { LedgerPacket } from '../packets/ledger.ts'
import { appendJudgement } from '../queries/judgements.ts'
import { appendRaterNote } from '../queries/raterNotes.ts'
import { randomCode } from '../randomCode.ts'
import { closeStudyFile, openStudyFile, type StudyFile } from '../studyFile.ts'
import { handOut } from './packetStudies.ts'
import { studyForTest } from './studyForTest.ts'

/**
 * Random histories of handed-out packets: raters work in them on several computers whose clocks differ, files are copied
 * and both copies worked in, older copies come back beside newer ones, and some files twice.
 */
export type Step =
  | { readonly kind: 'work'; readonly file: number; readonly computer: number; readonly events: readonly Work[] }
  | { readonly kind: 'copy'; readonly file: number }
  | { readonly kind: 'send'; readonly file: number }
  | { readonly kind: 'note'; readonly file: number }
type Work = { readonly task: number; readonly action: number; readonly ms: number }

export const steps = fc.array(
  fc.oneof(
    {
      weight: 5,
      arbitrary: fc.record({
        kind: fc.constant('work' as const),
        file: fc.nat(9),
        computer: fc.nat(2),
        events: fc.array(fc.record({ task: fc.nat(9), action: fc.nat(4), ms: fc.nat(100_000_000) }), {
          minLength: 1,
          maxLength: 4,
        }),
      }),
    },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('copy' as const), file: fc.nat(9) }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('send' as const), file: fc.nat(9) }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('note' as const), file: fc.nat(9) }) },
  ),
  { minLength: 1, maxLength: 14 },
)

/** A study of two raters with a packet each, closed, to be copied for every history. */
export function handedOutStudy() {
  const study = studyForTest({ items: 2, systems: 2, raters: 2, criteria: ['Accuracy'] }, [
    { kind: 'rating' },
    { kind: 'preference', ties: true, strength: true },
  ])
  const packets = study.raters.map((rater) => handOut(study.file, [rater], study.folder))
  const criterion = study.criteria[0] ?? ''
  closeStudyFile(study.file)
  return { path: study.file.path, folder: study.folder, packets, criterion, done: study.done }
}

export type HandedOut = ReturnType<typeof handedOutStudy>
export type Returned = { readonly path: string; readonly ledger: LedgerPacket }

/** Plays a history in a folder; the files that come back, oldest first. */
export function play(history: readonly Step[], { packets, criterion }: HandedOut, folder: string): Returned[] {
  let names = 0
  const copyOf = ({ path, ledger }: Returned): Returned => {
    const copy = { path: join(folder, `${++names}.evenhand`), ledger }
    copyFileSync(path, copy.path)
    return copy
  }
  const files = packets.map(copyOf)
  const sent: Returned[] = []
  for (const step of history) {
    const file = files[step.file % files.length] as Returned
    if (step.kind === 'copy') files.push(copyOf(file))
    else if (step.kind === 'send') sent.push(copyOf(file))
    else inside(file, (packet) => (step.kind === 'note' ? note(packet) : work(packet, step, criterion)))
  }
  return [...sent, ...files]
}

function inside(file: Returned, act: (packet: StudyFile) => void): void {
  const packet = openStudyFile(file.path)
  try {
    act(packet)
  } finally {
    closeStudyFile(packet)
  }
}

function note(packet: StudyFile): void {
  const rater = first<{ id: RaterId }>(packet, 'SELECT id FROM rater')?.id as RaterId
  appendRaterNote(packet, {
    note: { kind: 'tour' },
    id: randomCode(),
    command: CommandId.parse(randomCode()),
    rater,
    at: moment(0),
  })
}

const moment = (ms: number): string => new Date(Date.UTC(2026, 0, 5) + ms).toISOString()

function work(packet: StudyFile, { computer, events }: Extract<Step, { kind: 'work' }>, criterion: string): void {
  const tasks = all<{ id: AssignmentId; rater: RaterId; kind: string }>(
    packet,
    'SELECT a.id, r.id AS rater, a.kind FROM assignment a JOIN rater r USING (rater_no) ORDER BY ordinal',
  )
  for (const { task, action, ms } of events) {
    const wanted = tasks[task % tasks.length]
    if (!wanted) continue
    appendJudgement(packet, {
      judgement: JudgementId.parse(randomCode()),
      command: CommandId.parse(randomCode()),
      rater: wanted.rater,
      assignment: wanted.id,
      action: actionFor(wanted.kind, action, ms, criterion),
      times: { openedAt: moment(ms), firstInputAt: null, activeMs: ms % 10_000 },
      recordedAt: moment(ms),
      appVersion: '0.0.0',
      device: deviceFor(packet, `computer ${computer}`),
    })
  }
}

/** The code a computer writes under, drawn when it first does: two copies of a file may draw it each for themselves. */
function deviceFor(packet: StudyFile, computer: string): string {
  const known = first<{ id: string }>(packet, 'SELECT id FROM device WHERE computer = ?', computer)
  if (known) return known.id
  const id = randomCode()
  run(packet, "INSERT INTO device (id, kind, computer) VALUES (?, 'computer', ?)", id, computer)
  return id
}

function actionFor(kind: string, action: number, ms: number, criterion: string): JudgementAction {
  if (action === 0) return { kind: 'submission' }
  if (action === 1) return { kind: 'comment', text: `comment ${ms}` }
  if (action === 2) return { kind: 'flag', flagged: ms % 2 === 0 }
  if (kind === 'preference') return { kind, value: { state: 'given', outcome: (ms % 7) - 3 } }
  const value = { state: 'given', value: 1 + (ms % 5) } as const
  return { kind: 'rating', criterion, value } as JudgementAction
}

/** A copy of the study with these files merged into it, one after the other; what `look` finds in it. */
export function merged<Answer>(
  study: HandedOut,
  path: string,
  returned: readonly Returned[],
  look: (file: StudyFile) => Answer,
): Answer {
  copyFileSync(study.path, path)
  const file = openStudyFile(path)
  try {
    for (const { path: from, ledger } of returned) {
      const packet = openStudyFile(from)
      try {
        mergePacket(file, packet, ledger)
      } finally {
        closeStudyFile(packet)
      }
    }
    return look(file)
  } finally {
    closeStudyFile(file)
  }
}
