import { describe, expect, test } from 'vitest'
import { countWords } from './researchJudgements.ts'
import type { SampleItem, SampleStudy } from './sampleStudy.ts'
import { readSample, sampleIds } from './samples.ts'

const studies = sampleIds.map((id) => readSample(id))

/** Every text of a study that a person may see, with where it stands. */
function textsOf(study: SampleStudy): readonly (readonly [where: string, text: string])[] {
  return [
    ['description', study.description],
    ['guidelines', study.guidelines],
    ['question', study.protocol.question],
    ...study.criteria.flatMap((criterion) => [
      [criterion.key, `${criterion.name} ${criterion.question}`] as const,
      ...criterion.levels.map((step) => [criterion.key, `${step.anchor} ${step.description}`] as const),
    ]),
    ...study.items.flatMap((item) => itemTexts(item)),
  ]
}

function itemTexts(item: SampleItem): readonly (readonly [string, string])[] {
  return [
    [item.id, item.title],
    [item.id, item.prompt],
    ...item.context.map((block) => [item.id, `${block.heading} ${block.text}`] as const),
    ...Object.values(item.responses).map((text) => [item.id, text] as const),
  ]
}

/** Texts of a study that match, as "where: match", so that a failing test says what to mend. */
function found(study: SampleStudy, pattern: RegExp): readonly string[] {
  return textsOf(study).flatMap(([where, text]) => {
    const match = pattern.exec(text)
    return match === null ? [] : [`${where}: ${JSON.stringify(match[0])}`]
  })
}

/** Places whose word count lies outside the range. */
function outside(texts: readonly (readonly [string, string])[], least: number, most: number): readonly string[] {
  return texts
    .map(([where, text]) => [where, countWords(text)] as const)
    .filter(([, words]) => words < least || words > most)
    .map(([where, words]) => `${where}: ${words} words`)
}

function responsesOf(study: SampleStudy): readonly (readonly [string, string])[] {
  return study.items.flatMap((item) =>
    Object.entries(item.responses).map(([system, text]) => [`${item.id} ${system}`, text] as const),
  )
}

test('the samples have the sizes that the first run promises', () => {
  const sizes = studies.map((study) => [study.id, study.items.length, study.systems.length, study.raters.length])
  expect(sizes).toEqual([
    ['clinic', 20, 3, 2],
    ['classroom', 12, 2, 2],
    ['research', 30, 4, 5],
  ])
})

test('each sample has the phases it is offered with', () => {
  const phases = studies.map((study) => study.protocol.phases.map((phase) => phase.kind))
  expect(phases).toEqual([
    ['rating', 'ranking'],
    ['rating', 'preference'],
    ['rating', 'preference'],
  ])
})

test('an unknown name is not read as a sample', () => {
  // @ts-expect-error the names of the samples are a closed union
  expect(() => readSample('kitchen')).toThrow()
})

test('responses keep to the lengths that were set, in words', () => {
  const [clinic, classroom, research] = studies
  expect(outside(responsesOf(clinic!), 60, 140)).toEqual([])
  expect(outside(responsesOf(classroom!), 40, 90)).toEqual([])
  expect(outside(responsesOf(research!), 30, 90)).toEqual([])
  const pupils = classroom!.items.map((item) => [item.id, item.prompt] as const)
  expect(outside(pupils, 40, 120)).toEqual([])
})

test('a word is what a reader meets, not a mark of Markdown', () => {
  expect(countWords('- **two** words')).toBe(2)
  expect(countWords('| a | b |\n|---|---|\n3 x (1 min)')).toBe(6)
  expect(countWords('')).toBe(0)
})

describe.each(studies.map((study) => [study.id, study] as const))('the %s sample', (_id, study) => {
  test('has every item answered by every system, and no system more', () => {
    for (const item of study.items)
      expect(Object.keys(item.responses).sort(), item.id).toEqual([...study.systems].sort())
  })

  test('has no empty and no repeated response', () => {
    const texts = responsesOf(study).map(([, text]) => text.trim().toLowerCase())
    expect(texts.filter((text) => text === '')).toEqual([])
    expect(new Set(texts).size).toBe(texts.length)
  })

  test('names its items once, with distinct titles and at least two tags', () => {
    expect(new Set(study.items.map((item) => item.id)).size).toBe(study.items.length)
    expect(new Set(study.items.map((item) => item.title)).size).toBe(study.items.length)
    expect(study.items.filter((item) => item.tags.length < 2).map((item) => item.id)).toEqual([])
  })

  test('anchors every scale level, briefly and in one sentence', () => {
    for (const criterion of study.criteria) {
      expect(criterion.levels.map((step) => step.value)).toEqual(criterion.levels.map((_, index) => index + 1))
      expect(new Set(criterion.levels.map((step) => step.anchor)).size).toBe(criterion.levels.length)
      for (const step of criterion.levels) {
        expect(countWords(step.anchor), step.anchor).toBeGreaterThanOrEqual(1)
        expect(countWords(step.anchor), step.anchor).toBeLessThanOrEqual(4)
        expect(step.description, step.anchor).toMatch(/^[A-Z][^.!?]{20,}\.$/)
      }
    }
  })

  test('names no system in any text, and no response speaks of what wrote it', () => {
    expect(found(study, new RegExp(`\\b(${study.systems.join('|')})s?\\b`, 'i'))).toEqual([])
    expect(found(study, /\b(language model|chatbot|trained on|my training|as an AI)\b/i)).toEqual([])
  })

  test('holds no control character, no direction mark and nothing invisible', () => {
    expect(found(study, /[^\P{C}\n]/u)).toEqual([])
    expect(found(study, /[\u00A0\u00AD\uFFFD]/u)).toEqual([])
  })

  test('keeps to characters that the reading face has, with typographic quotes', () => {
    expect(found(study, /[^\n -~\u00C0-\u00FF°–‘’“”]/u)).toEqual([])
    expect(found(study, /["']/)).toEqual([])
  })
})

test('nobody has judged Clinic and Classroom yet', () => {
  for (const study of studies.slice(0, 2)) expect(study.judgements).toEqual({ ratings: [], preferences: [] })
})

test('in Classroom the shorter feedback comes from now one source, now the other', () => {
  const shorterFirst = studies[1]!.items.filter(
    ({ responses }) => countWords(responses['Teal']!) < countWords(responses['Wren']!),
  )
  expect(shorterFirst.length).toBeGreaterThan(2)
  expect(shorterFirst.length).toBeLessThan(10)
})
