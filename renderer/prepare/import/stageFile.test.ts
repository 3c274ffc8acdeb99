import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { StageId } from '#contract/ids.ts'
import { type FileToStage, stageFiles, toBase64 } from './stageFile.ts'

test('base64 is what Node makes of the same bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 70_000 }), (bytes) => {
      expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'))
    }),
    { numRuns: 30 },
  )
})

const inMemory = (fileName: string, bytes: Uint8Array): FileToStage => ({
  fileName,
  size: bytes.length,
  read: (from, to) => Promise.resolve(bytes.subarray(from, to)),
})

/** Collects the pieces as the core would. */
function collector() {
  const pieces: Buffer[] = []
  const stages: (string | null)[] = []
  const stage = ({ stage: given, chunk }: { stage: string | null; chunk: string }) => {
    stages.push(given)
    pieces.push(Buffer.from(chunk, 'base64'))
    return Promise.resolve({ stage: 'stage00000000' as StageId })
  }
  return { handOver: stage, pieces, stages }
}

test('a large file arrives whole, in pieces under the limit, the first without a stage', async () => {
  const bytes = new Uint8Array(13 * 1024 * 1024).map((_, place) => (place * 31) % 251)
  const { handOver, pieces, stages } = collector()
  const heard: number[] = []
  expect(await stageFiles(handOver, [inMemory('a.csv', bytes)], (fraction) => heard.push(fraction))).toBe(
    'stage00000000',
  )
  expect(Buffer.concat(pieces).equals(Buffer.from(bytes))).toBe(true)
  expect(stages).toEqual([null, 'stage00000000', 'stage00000000'])
  expect(heard.at(-1)).toBe(1)
})

test('an empty file is handed over too, so that the core can say what is wrong with it', async () => {
  const { handOver, pieces } = collector()
  await stageFiles(handOver, [inMemory('empty.csv', new Uint8Array(0))], () => undefined)
  expect(pieces).toHaveLength(1)
})

test('the files of a folder make one stage', async () => {
  const { handOver, pieces, stages } = collector()
  const files = ['set/a.csv', 'set/b.png'].map((name) => inMemory(name, Uint8Array.of(1, 2)))
  expect(await stageFiles(handOver, files, () => undefined)).toBe('stage00000000')
  expect(stages).toEqual([null, 'stage00000000'])
  expect(pieces).toHaveLength(2)
})
