import { renameSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { crc32, deflateSync } from 'node:zlib'
import { CriterionId, ItemId, RaterId, ResponseId, StudyId, SystemId } from '#contract/ids.ts'
import type { Protocol } from '#contract/protocol.ts'
import type { Turn } from '#contract/rater.ts'
import type { CriterionDraft } from '#contract/rubric.ts'
import { run } from '#db/driver.ts'
import { insertAttachment } from '#db/queries/attachments.ts'
import { insertItem, insertResponse, insertSystem } from '#db/queries/items.ts'
import { insertRater } from '#db/queries/raters.ts'
import { saveRubric } from '#db/queries/rubric.ts'
import { randomCode } from '#db/randomCode.ts'
import { closeStudyFile, createStudyFile, inTransaction, type StudyFile } from '#db/studyFile.ts'
import { coreForTest, newCommand } from './coreForTest.ts'

/**
 * A study with every kind of task, criterion and text, open for judging: for journeys through the desk and for looking at it.
 * Run as a program it writes the study to the path it is given: `node core/testing/everyKindStudy.ts study.evenhand`.
 */

const id = {
  helpful: CriterionId.parse('helpful0000'),
  error: CriterionId.parse('error000000'),
  where: CriterionId.parse('where000000'),
  length: CriterionId.parse('length00000'),
  tone: CriterionId.parse('tone0000000'),
  faults: CriterionId.parse('faults00000'),
  words: CriterionId.parse('words000000'),
}

const common = { question: '', direction: 'higher-is-better', weight: 1, required: true } as const
const levels = (...anchors: readonly string[]) =>
  anchors.map((anchor, place) => ({ value: place + 1, anchor, description: `${anchor}, as the guidelines say.` }))

const criteria: readonly CriterionDraft[] = [
  {
    ...common,
    id: id.helpful,
    kind: 'ordinal',
    name: 'Helpfulness',
    question: 'How much does it help the reader to decide?',
    measurement: 'ordinal',
    levels: levels('Of no help', 'A little', 'Partly', 'Mostly', 'Fully'),
  },
  { ...common, id: id.error, kind: 'yes-no', name: 'Contains an error', measurement: 'nominal', unsure: true },
  {
    ...common,
    id: id.where,
    kind: 'single',
    name: 'Where is the error?',
    measurement: 'nominal',
    options: levels('In a number', 'In a name', 'In the reasoning'),
    shownIf: { criterion: id.error, values: [1] },
  },
  {
    ...common,
    id: id.length,
    kind: 'numeric',
    name: 'How much could be left out, in percent?',
    measurement: 'ratio',
    direction: 'lower-is-better',
    required: false,
    min: 0,
    max: 100,
    step: 5,
    slider: true,
  },
  {
    ...common,
    id: id.tone,
    kind: 'ordinal',
    name: 'Tone',
    measurement: 'ordinal',
    levels: levels('Off', 'Fair', 'Right'),
  },
  {
    ...common,
    id: id.faults,
    kind: 'multi',
    name: 'What is missing?',
    measurement: 'nominal',
    required: false,
    options: levels('A number', 'A source', 'A next step'),
  },
  {
    ...common,
    id: id.words,
    kind: 'text',
    name: 'In your own words',
    measurement: 'nominal',
    required: false,
    minLength: 0,
  },
]

const protocol: Protocol = {
  phases: [
    { kind: 'rating', perTurn: true },
    {
      kind: 'rating',
      together: true,
      only: [id.helpful, id.tone],
      confidence: true,
      spans: {
        categories: ['Wrong', 'Left out', 'Unclear'],
        severities: [
          { name: 'Minor', weight: 1 },
          { name: 'Major', weight: 5 },
        ],
      },
    },
    {
      kind: 'preference',
      ties: true,
      strength: true,
      bothBad: true,
      perCriterion: true,
      only: [id.helpful, id.tone],
      justification: { required: true, minLength: 10 },
    },
    { kind: 'ranking', ties: true },
    { kind: 'best-worst', justification: { required: false, minLength: 0 } },
  ],
  question: 'Which answer helps the reader more?',
  itemOrder: 'as-imported',
  seed: 11,
  labelSet: 'shapes',
  differences: true,
  referenceAfterAnswer: true,
  sourceQuestion: { options: ['A person', 'A machine'] },
}

const texts = [
  `## Short answer

Take **0.5 g**, twice a day:

| Day | Morning | Evening |
| --- | ---: | ---: |
| 1 | 0.5 g | 0.5 g |
| 2 | 0.5 g | – |

The dose is $d = 1\\,\\text{g} / 2$.`,
  `Take half a gram, two times a day, for two days. The first day has two doses.

\`\`\`ts
const dose = (grams: number) => grams / 2
\`\`\`

After that, ask again.`,
  'لا توقف الدواء دون أن تسأل. خذ نصف غرام مرتين في اليوم.\n\n每天两次，每次半克。不要自行停药。',
]

const talks: readonly (readonly Turn[])[] = [
  [
    { role: 'assistant', text: 'Since when do you have the cough, and do you smoke?' },
    { role: 'user', text: 'For three weeks. I do not smoke.' },
    { role: 'assistant', text: 'Then please have it looked at: a cough of **three weeks** should be seen.' },
  ],
  [
    { role: 'assistant', text: 'A cough goes away by itself.' },
    { role: 'user', text: 'Even after three weeks?' },
    { role: 'assistant', text: 'Mostly, yes.' },
  ],
  [
    { role: 'assistant', text: 'How long, how strong, and is there blood?' },
    { role: 'user', text: 'Three weeks, mild, no blood.' },
    { role: 'assistant', text: 'Make an appointment this week.' },
  ],
]

/** Writes the study, open for judging by R01. Nothing may lie at the path. */
export async function makeEveryKindStudy(path: string): Promise<void> {
  const at = coreForTest()
  const inside = join(at.folder, basename(path))
  const file = createStudyFile(inside, {
    study: StudyId.parse(randomCode()),
    words: {
      title: 'Every kind of task',
      description: 'One study with every kind of task.',
      guidelines: 'Read the question, then the answers.',
      promptHeading: 'Question',
      responseHeading: 'Answer',
    },
    protocol,
    createdAt: new Date(Date.UTC(2026, 0, 5, 9)).toISOString(),
  })
  inTransaction(file, () => fill(file))
  closeStudyFile(file)
  try {
    const { coordinator } = at.coordinator
    const { study } = await coordinator.library.openFile({ path: inside })
    await coordinator.plan.open({ study, command: newCommand() })
    await at.core.close()
    renameSync(inside, path)
  } finally {
    rmSync(at.folder, { recursive: true, force: true })
  }
}

function fill(file: StudyFile): void {
  const systems = ['Alder', 'Birch', 'Cedar'].map((name) => {
    const system = SystemId.parse(randomCode())
    insertSystem(file, { id: system, name })
    return system
  })
  const dose = ItemId.parse(randomCode())
  insertItem(file, {
    id: dose,
    key: 'dose',
    title: 'Dose',
    prompt: 'How much do I take, and how often? The leaflet is torn.',
    context: [
      { heading: 'The leaflet', text: 'As the patient sent it.' },
      { heading: 'What the pharmacist says', text: 'Half a gram, morning and evening, for two days.' },
    ],
    tags: [],
    position: 1,
  })
  const talk = ItemId.parse(randomCode())
  insertItem(file, { id: talk, key: 'cough', title: 'Cough', prompt: '', context: [], tags: [], position: 2 })
  systems.forEach((system, place) => {
    insertResponse(file, { id: ResponseId.parse(randomCode()), item: dose, system, text: texts[place] ?? '' })
    const response = ResponseId.parse(randomCode())
    insertResponse(file, { id: response, item: talk, system, text: '' })
    run(file, 'UPDATE response SET turns = ? WHERE id = ?', JSON.stringify(talks[place]), response)
  })
  run(
    file,
    'UPDATE item SET turns = ? WHERE id = ?',
    JSON.stringify([{ role: 'user', text: 'I have a cough that will not go.' }]),
    talk,
  )
  const picture = insertAttachment(file, {
    mediaType: 'image/png',
    fileName: 'leaflet.png',
    words: 'A torn leaflet: the lower half is missing',
    bytes: leaflet(),
  })
  const shown = `UPDATE item_context SET kind = ?, attachment_no = ? WHERE position = ? AND item_no = (SELECT item_no FROM item WHERE id = ?)`
  run(file, shown, 'image', picture, 1, dose)
  run(file, shown, 'reference', null, 2, dose)
  saveRubric(file, criteria, new Date(Date.UTC(2026, 0, 5, 9, 1)).toISOString())
  insertRater(file, { id: RaterId.parse(randomCode()), pseudonym: 'R01', kind: 'human' })
}

/** A picture of a torn sheet: PNG, 240 by 120, grey. */
function leaflet(): Uint8Array {
  const [width, height] = [240, 120]
  const rows = Array.from({ length: height }, (_, y) => {
    const torn = (x: number) => y > 60 + ((x * 7) % 23)
    const line = y % 12 < 3
    return [0, ...Array.from({ length: width }, (__, x) => (torn(x) ? 120 : line && x > 20 && x < 200 ? 60 : 235))]
  })
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 0, 0, 0, 0], 8)
  const sign = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
  return Buffer.concat([
    Buffer.from(sign),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.from(rows.flat()))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(kind: string, bytes: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(kind, 'latin1'), bytes])
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(bytes.length)
  check.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, check])
}

if (process.argv[1] === import.meta.filename) await makeEveryKindStudy(process.argv[2] ?? 'everyKind.evenhand')
