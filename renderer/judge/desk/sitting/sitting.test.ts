import { describe, expect, it } from 'vitest'
import type { RaterNote } from '#contract/rater.ts'
import { memoryStorage } from '../../testing/fakeCore.ts'
import { personOf } from './person.ts'
import { leftAfter, restLasts, Sitting } from './sitting.ts'
import { sittingsIn } from './sittingStore.ts'

const minutes = (count: number) => count * 60_000

function sittingFrom(start = Date.parse('2026-11-23T10:00:00.000Z'), storage = memoryStorage()) {
  let now = start
  const notes: RaterNote[] = []
  const make = () => new Sitting({ now: () => now, note: (note) => void notes.push(note), store: sittingsIn(storage) })
  const sitting = make()
  sitting.open('person')
  /** Judges so long, with a sign of life every half minute and the ticks of the desk between. */
  const judge = (milliseconds: number, at = sitting) => {
    for (let left = milliseconds; left > 0; left -= 30_000) {
      now += Math.min(left, 30_000)
      at.sign()
      at.tick()
    }
  }
  const pass = (milliseconds: number) => {
    now += milliseconds
  }
  return { sitting, notes, judge, pass, make, now: () => now }
}

describe('a sitting', () => {
  it('is noted when it begins and when it ends, with its active time', () => {
    const { sitting, notes, judge } = sittingFrom()
    sitting.start()
    judge(minutes(12))
    sitting.end('paused')
    sitting.end('handed-back')
    expect(notes).toEqual([{ kind: 'sitting-begun' }, { kind: 'sitting-ended', why: 'paused', activeMs: minutes(12) }])
  })

  it('ends by itself when nobody is there, and counts at most a minute of that', () => {
    const { sitting, notes, judge, pass } = sittingFrom()
    sitting.start()
    judge(minutes(3))
    pass(leftAfter + 1)
    sitting.tick()
    expect(notes.at(-1)).toEqual({ kind: 'sitting-ended', why: 'idle', activeMs: minutes(4) })
    expect(sitting.atDesk).toBe(false)
  })

  it('goes on after a short pause and begins anew after a rest', () => {
    const { sitting, judge, pass } = sittingFrom()
    sitting.start()
    judge(minutes(20))
    sitting.end('paused')
    pass(minutes(5))
    sitting.start()
    judge(minutes(10))
    expect(sitting.activeMs).toBe(minutes(30))
    sitting.end('paused')
    pass(restLasts)
    sitting.start()
    expect(sitting.activeMs).toBe(0)
  })

  it('is not a new one because the page was loaded again, even when it was killed', () => {
    const { sitting, judge, pass, make } = sittingFrom()
    sitting.start()
    judge(minutes(44))
    pass(minutes(1))
    const again = make()
    again.open('person')
    again.start()
    judge(minutes(1), again)
    expect(again.activeMs).toBe(minutes(45))
    expect(again.isBreakDue(45)).toBe(true)
  })

  it('offers a break again only after as long as before', () => {
    const { sitting, judge } = sittingFrom()
    sitting.start()
    judge(minutes(30))
    expect(sitting.isBreakDue(30)).toBe(true)
    sitting.breakOffered()
    judge(minutes(29))
    expect(sitting.isBreakDue(30)).toBe(false)
    judge(minutes(1))
    expect(sitting.isBreakDue(30)).toBe(true)
  })

  it('locks when it is spent, and only a rest opens it again', () => {
    const { sitting, judge, pass, now } = sittingFrom()
    sitting.start()
    judge(minutes(59))
    expect(sitting.lockedUntil(60)).toBeNull()
    judge(minutes(1))
    const until = sitting.lockedUntil(60)
    expect(until).toBe(now() + restLasts)
    sitting.end('cap')
    pass(restLasts - 1000)
    expect(sitting.lockedUntil(60)).toBe(until)
    pass(1000)
    expect(sitting.lockedUntil(60)).toBeNull()
  })
})

it('keeps comfort and sittings of different raters and studies apart without naming them', () => {
  const codes = ['R01', 'R02'].flatMap((rater) => ['One', 'Two'].map((title) => personOf(title, rater)))
  expect(new Set(codes).size).toBe(4)
  expect(codes.join()).not.toMatch(/R0|One|Two/)
  expect(personOf('One', 'R01')).toBe(codes[0])
})
