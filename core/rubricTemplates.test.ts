import { expect, it } from 'vitest'
import { rubricFaults } from '#contract/rubricFaults.ts'
import { RubricTemplate, RubricTemplateKey } from '#contract/rubricTemplates.ts'
import { rubricTemplates } from './rubricTemplates.ts'

it('has a template for every key', () => {
  expect(rubricTemplates.map(({ key }) => key).toSorted()).toEqual(RubricTemplateKey.options.toSorted())
})

it.each(rubricTemplates)('$key is a rubric that can be saved as it is', (template) => {
  expect(RubricTemplate.parse(template)).toEqual(template)
  expect(rubricFaults(template.criteria)).toEqual([])
})

it.each(rubricTemplates)(
  '$key says what every criterion asks, and every level that carries an anchor fixes it or needs no more',
  ({ criteria }) => {
    for (const criterion of criteria) {
      expect(criterion.question, criterion.name).not.toBe('')
      if (criterion.kind !== 'ordinal') continue
      const { levels } = criterion
      for (const end of [levels[0], levels.at(-1)]) expect(end?.anchor, criterion.name).not.toBe('')
    }
  },
)
