import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inTransaction } from '../studyFile.ts'
import { madeStudy, ratedStudy } from '../testing/ratedStudies.ts'
import { ratingRowsBySql } from '../testing/ratingRowsBySql.ts'
import { ratingRow, readRatingColumns } from './ratingColumns.ts'
import { ratingRows } from './results.ts'
import { newestEvent } from './stamp.ts'

describe('the quick reading of ratings', () => {
  it('gives what SQL says, row by row, whatever was set up and whatever happened', () => {
    let rows = 0
    const seen = new Set<string>()
    fc.assert(
      fc.property(ratedStudy, (invented) => {
        const study = madeStudy(invented)
        try {
          inTransaction(study.file, () => study.steps.forEach((step) => step()))
          for (const firstAnswers of [false, true]) {
            const bySql = ratingRowsBySql(study.file, { firstAnswers })
            expect(ratingRows(study.file, { firstAnswers })).toEqual(bySql)
            rows += bySql.length
            for (const { state, turn, occurrence, ordinal, body } of bySql) {
              seen.add(state)
              if (turn !== null) seen.add('of a turn')
              if (occurrence > 1) seen.add('again')
              if (ordinal === null) seen.add('imported')
              if (body !== null) seen.add('in words')
            }
          }
        } finally {
          study.done()
        }
      }),
      { numRuns: 60 },
    )
    expect(rows).toBeGreaterThan(1000)
    expect([...seen].sort()).toEqual(
      ['given', 'missing', 'not-applicable', 'cannot-judge', 'of a turn', 'again', 'imported', 'in words'].sort(),
    )
  })

  it('gives what there was when it began, whatever is judged between two pieces of it', () => {
    fc.assert(
      fc.property(ratedStudy, (invented) => {
        const judging = invented.happenings.filter(({ what }) => ['rate', 'submit', 'comment'].includes(what))
        const study = madeStudy({ ...invented, happenings: judging })
        try {
          const before = Math.floor(study.steps.length / 2)
          inTransaction(study.file, () => study.steps.slice(0, before).forEach((step) => step()))
          const expected = ratingRowsBySql(study.file)
          const asOf = newestEvent(study.file)
          inTransaction(study.file, () => study.steps.slice(before).forEach((step) => step()))
          const reading = readRatingColumns(study.file, {}, asOf)
          let piece = reading.next()
          while (!piece.done) piece = reading.next()
          const columns = piece.value
          expect(Array.from({ length: columns.length }, (_, row) => ratingRow(columns, row))).toEqual(expected)
        } finally {
          study.done()
        }
      }),
      { numRuns: 30 },
    )
  })
})
