import { afterEach, beforeEach, expect, it } from 'vitest'
import { savePin } from '#db/queries/pins.ts'
import { studyForTest } from '#db/testing/studyForTest.ts'
import { PinDoor } from './pinDoor.ts'

let study: ReturnType<typeof studyForTest>
let seconds: number
let door: PinDoor
beforeEach(() => {
  study = studyForTest({ items: 1, systems: 2, raters: 2 })
  seconds = 0
  door = new PinDoor(() => new Date(Date.UTC(2026, 0, 5) + seconds * 1000).toISOString())
})
afterEach(() => study.done())

it('lets in who has no PIN, and asks who has one', () => {
  const [one = '', other = ''] = study.raters
  savePin(study.file, one, '1234', '2026-01-05T09:00:00.000Z')
  expect(() => door.pass(study.file, other, null)).not.toThrow()
  expect(() => door.pass(study.file, one, null)).toThrow('PIN_NEEDED')
  expect(() => door.pass(study.file, one, '1235')).toThrow('PIN_WRONG')
  expect(() => door.pass(study.file, one, '1234')).not.toThrow()
  savePin(study.file, one, null, '2026-01-05T09:00:00.000Z')
  expect(() => door.pass(study.file, one, null)).not.toThrow()
})

it('makes guessing slow: after five wrong PINs even the right one waits', () => {
  const [one = ''] = study.raters
  savePin(study.file, one, '1234', '2026-01-05T09:00:00.000Z')
  for (let guess = 0; guess < 5; guess++) expect(() => door.pass(study.file, one, '0000')).toThrow('PIN_WRONG')
  expect(() => door.pass(study.file, one, '1234')).toThrow('PIN_WAIT')
  seconds += 16
  expect(() => door.pass(study.file, one, '0000')).toThrow('PIN_WRONG')
  seconds += 16
  expect(() => door.pass(study.file, one, '1234')).toThrow('PIN_WAIT')
  seconds += 16
  expect(() => door.pass(study.file, one, '1234')).not.toThrow()
})
