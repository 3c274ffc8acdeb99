import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type CoreForTest, coreForTest, newCommand } from './testing/coreForTest.ts'

let at: CoreForTest
beforeEach(() => void (at = coreForTest()))
afterEach(() => at.stop())

describe('the library', () => {
  it('folds every study into one file at close and lists it again', async () => {
    await at.coordinator.coordinator.library.createFromSample({ command: newCommand(), sample: 'clinic' })
    await at.coordinator.coordinator.library.create({ command: newCommand(), title: 'Second opinion: ärztlich/1' })
    await at.core.close()
    expect(readdirSync(at.folder).filter((name) => !name.endsWith('.evenhand'))).toEqual([])
    const again = coreForTest(at.folder)
    const { studies } = await again.coordinator.coordinator.library.list({})
    expect(studies).toHaveLength(2)
    await again.core.close()
  })

  it('makes one study of a repeated command', async () => {
    const command = newCommand()
    const one = await at.coordinator.coordinator.library.create({ command, title: 'Once' })
    expect(await at.coordinator.coordinator.library.create({ command, title: 'Once' })).toEqual(one)
    expect((await at.coordinator.coordinator.library.list({})).studies).toHaveLength(1)
  })

  it('finds a study again that was opened where it lies', async () => {
    const elsewhere = coreForTest()
    await elsewhere.coordinator.coordinator.library.create({ command: newCommand(), title: 'On a stick' })
    await elsewhere.core.close()
    const path = join(elsewhere.folder, 'on-a-stick.evenhand')
    await at.coordinator.coordinator.library.openFile({ path })
    await at.core.close()
    const again = coreForTest(at.folder)
    const { studies } = await again.coordinator.coordinator.library.list({})
    expect(studies.map(({ title }) => title)).toEqual(['On a stick'])
    await again.core.close()
    await elsewhere.stop()
  })

  it('adopts a copy of a study file, and leaves nothing behind of a file that is none', async () => {
    const { coordinator } = at.coordinator
    const foreign = await coordinator.imports.stage({
      stage: null,
      fileName: 'holiday.evenhand',
      chunk: Buffer.from('not a study').toString('base64'),
    })
    await expect(coordinator.library.adopt({ command: newCommand(), stage: foreign.stage })).rejects.toMatchObject({
      code: expect.stringMatching(/STUDY_(FOREIGN|TRUNCATED|DAMAGED)/),
    })
    expect(readdirSync(at.folder).filter((name) => !name.startsWith('.'))).toEqual([])

    const elsewhere = coreForTest()
    await elsewhere.coordinator.coordinator.library.create({ command: newCommand(), title: 'Elsewhere' })
    await elsewhere.core.close()
    const [name] = readdirSync(elsewhere.folder) as [string]
    const staged = await coordinator.imports.stage({
      stage: null,
      fileName: name,
      chunk: readFileSync(join(elsewhere.folder, name)).toString('base64'),
    })
    await coordinator.library.adopt({ command: newCommand(), stage: staged.stage })
    expect((await coordinator.library.list({})).studies.map(({ title }) => title)).toEqual(['Elsewhere'])
  })
})
