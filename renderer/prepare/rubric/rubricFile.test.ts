import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readRubricFile, writeRubricFile } from './rubricFile.ts'
import { edited, newCriterion, withKind } from './rubricModel.ts'

const safety = edited({ ...newCriterion().draft, name: 'Safety' })
const all = (['ordinal', 'numeric', 'yes-no', 'single', 'multi', 'text'] as const).map((kind, place) => {
  const criterion = withKind({ ...edited(safety.draft), draft: { ...newCriterion().draft, name: `C${place}` } }, kind)
  return criterion
})
const drafts = (read: ReturnType<typeof readRubricFile>) =>
  'criteria' in read ? read.criteria.map(({ draft }) => draft) : read.problems

const file = (...criteria: readonly object[]) => JSON.stringify({ evenhandRubric: 1, criteria })
const { id: _, ...plain } = safety.draft

describe('the file of a rubric', () => {
  it('brings every kind back as it was, under the ids the study knows', () => {
    const known = new Set<string>(all.map(({ draft }) => draft.id))
    expect(drafts(readRubricFile(writeRubricFile(all), known))).toEqual(all.map(({ draft }) => draft))
  })

  it('gets new ids in another study, and its conditions go with them', () => {
    const text = file(
      { ...plain, id: 'harm', name: 'Harm' },
      { ...plain, id: 'why', name: 'Why', shownIf: { criterion: 'harm', values: [1] } },
      { ...plain, name: 'Last' },
    )
    const read = readRubricFile(text, new Set())
    if (!('criteria' in read)) throw new Error('not read')
    const [harm, why] = read.criteria.map(({ draft }) => draft)
    expect(harm?.id).toMatch(/^[0-9a-z]{20}$/)
    expect(why?.shownIf?.criterion).toBe(harm?.id)
    expect(new Set(read.criteria.map(({ draft }) => draft.id)).size).toBe(3)
  })

  it('is read with a byte order mark', () => {
    expect(drafts(readRubricFile(`\uFEFF${file(plain)}`, new Set()))).toHaveLength(1)
  })
})

describe('a file that does not fit is not read, and says', () => {
  const problems = (text: string) => drafts(readRubricFile(text, new Set()))
  it('the line where it stops being JSON', () => {
    expect(problems('{\n "evenhandRubric": 1,\n oops }')).toEqual([{ path: '', kind: 'not-json', line: 3 }])
  })
  it('that it is something else, or newer', () => {
    expect(problems('[1, 2]')).toEqual([{ path: '', kind: 'not-a-rubric' }])
    expect(problems('{"evenhandRubric": 2, "criteria": []}')).toEqual([{ path: 'evenhandRubric', kind: 'newer' }])
  })
  it('which field is missing, unknown, of another kind, or out of bounds', () => {
    const { name: __, ...nameless } = plain
    expect(problems(file(nameless))).toEqual([{ path: 'criteria[0].name', kind: 'missing' }])
    expect(problems(file(plain, { ...plain, colour: 1 }))).toEqual([
      { path: 'criteria[1]', kind: 'unknown-field', names: 'colour' },
    ])
    expect(problems(file({ ...plain, weight: 'heavy' }))).toEqual([
      { path: 'criteria[0].weight', kind: 'wrong-kind', expected: 'number' },
    ])
    expect(problems(file({ ...plain, levels: [{ value: 1, anchor: '', description: '' }] }))).toEqual([
      { path: 'criteria[0].levels', kind: 'too-short', least: 2 },
    ])
    expect(problems(file({ ...plain, weight: -1 }))).toEqual([
      { path: 'criteria[0].weight', kind: 'too-little', least: 0 },
    ])
    expect(problems(file({ ...plain, kind: 'stars' }))).toMatchObject([
      { path: 'criteria[0].kind', kind: 'not-one-of' },
    ])
    expect(problems(file({ ...plain, direction: 'up' }))).toMatchObject([
      { path: 'criteria[0].direction', kind: 'not-one-of', expected: 'higher-is-better, lower-is-better' },
    ])
  })
  it('that it is too large', () => {
    expect(problems(' '.repeat(2_000_001))).toEqual([{ path: '', kind: 'too-large' }])
  })
  it('something, whatever stands in it', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(problems(text).length).toBeGreaterThan(0)
      }),
    )
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const read = readRubricFile(JSON.stringify({ evenhandRubric: 1, criteria: value }), new Set())
        expect('criteria' in read ? read.criteria.length === 0 : read.problems.length > 0).toBe(true)
      }),
    )
  })
})
