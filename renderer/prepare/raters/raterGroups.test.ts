import { expect, test } from 'vitest'
import { groupSizes, groupsOf } from './raterGroups.ts'

test('groups are typed with commas of any script, each counted once', () => {
  expect(groupsOf(' clinicians, day team,, clinicians ')).toEqual(['clinicians', 'day team'])
  expect(groupsOf('医生、教师')).toEqual(['医生', '教师'])
  expect(groupsOf('')).toEqual([])
})

test('the largest group comes first', () => {
  expect(groupSizes([{ groups: ['b'] }, { groups: ['b', 'a'] }, {}])).toEqual([
    { group: 'b', raters: 2 },
    { group: 'a', raters: 1 },
  ])
})
