import { expect, test } from 'vitest'
import { Protocol } from '#contract/protocol.ts'
import { designOf, designs, strengthOf, tiesOf, withDesign, withStrength, withTies } from './protocolModel.ts'

const start: Protocol = { phases: [{ kind: 'rating' }], question: '', itemOrder: 'random', seed: 1 }

test.each(designs)('%s is a protocol the core accepts and is read back as itself', (design) => {
  const protocol = withDesign(start, design)
  expect(Protocol.safeParse(protocol).success).toBe(true)
  expect(designOf(protocol)).toBe(design)
})

test('ties and strength survive a look at another design', () => {
  const strict = withStrength(withTies(withDesign(start, 'rating-pairs'), false), false)
  expect(tiesOf(withDesign(strict, 'ranking'))).toBe(false)
  expect(strengthOf(withDesign(strict, 'pairs'))).toBe(false)
})

test('a combination without a name is not passed off as one that has', () => {
  expect(designOf({ phases: [{ kind: 'ranking', ties: true }, { kind: 'rating' }] })).toBeNull()
})
