import { expect, it } from 'vitest'
import { all } from '#db/driver.ts'
import { readRaters } from '#db/queries/raters.ts'
import { broughtIn, fileOf } from './testing/broughtIn.ts'
import { describeRealData, expectedValue, RealStudy, realBytes } from './testing/realStudy.ts'

const realIn = async (study: RealStudy, path: string) => {
  const { found, check, commit } = await broughtIn(study.file, [fileOf(path, realBytes(path))])
  return { found, check, counts: commit().counts }
}

describeRealData('pandalm', () => {
  it('is recognised: texts, and three annotators of each pair, whichever the order of the pair', async () => {
    using study = new RealStudy()
    const { found, check, counts } = await realIn(study, 'pandalm/testset-v1.json')
    expect(found.shape).toBe('pandalm')
    expect(check.problems).toEqual([])
    expect(counts).toMatchObject({
      newItems: expectedValue<number>('pandalm', 'n_items'),
      newSystems: 5,
      newJudgements: 2997,
    })
  })
})

describeRealData('mtbench_sample', () => {
  it('is recognised, both turns being items of their own', async () => {
    using study = new RealStudy()
    const { found, counts } = await realIn(study, 'mtbench_sample/human.jsonl')
    expect(found.shape).toBe('mt-bench')
    expect(found.parts.map(({ kind }) => kind)).toEqual(['preferences'])
    expect(counts).toMatchObject({ newItems: 40, newSystems: 6 })
  })

  it("takes an automatic judge's verdicts for a machine's", async () => {
    using study = new RealStudy()
    await realIn(study, 'mtbench_sample/gpt4_pair.jsonl')
    expect(readRaters(study.file).every(({ kind }) => kind === 'machine')).toBe(true)
  })
})

describeRealData('summeval12', () => {
  it('is recognised: every place of the two lists is a rater', async () => {
    using study = new RealStudy()
    const { found, counts } = await realIn(study, 'summeval12/summeval12.jsonl')
    expect(found.shape).toBe('rater-lists')
    expect(counts).toMatchObject({ newItems: 100, newSystems: 12, newRaters: 8, newCriteria: 4, newJudgements: 38_400 })
  })
})

describeRealData('mathconverse', () => {
  it('is recognised: conversations in turns, ratings of each turn, one ranking of a set', async () => {
    using study = new RealStudy()
    const { found, counts } = await realIn(study, 'mathconverse/mathconverse_parsed_interactions.csv')
    expect(found.shape).toBe('checkmate')
    expect(counts).toMatchObject({ newRaters: expectedValue<number>('mathconverse', 'n_raters'), newSystems: 3 })
    const turns = all<{ count: number }>(study.file, "SELECT count(*) AS count FROM judgement WHERE kind = 'rating'")
    expect(turns[0]?.count).toBe(2 * expectedValue<number>('mathconverse', 'n_rated_turns'))
  })
})
