import i18next from 'i18next'
import { beforeAll, describe, expect, it } from 'vitest'
import { MenuModel } from '#contract/shellInputs.ts'
import type { Command } from '#lib/commandsSlice.ts'
import { startWords } from '#lib/i18n.ts'
import { comfortCommands, homeCommands, studyCommands } from './commands.ts'
import { menuOf } from './menu.ts'

const nothing = () => {}
const commands: readonly Command[] = [
  ...homeCommands({ open: nothing, newStudy: nothing }),
  ...studyCommands({ home: nothing, newStudy: nothing, room: nothing }),
  ...comfortCommands({ openComfort: nothing, openShortcuts: nothing }),
]

beforeAll(startWords)

describe('the native menu', () => {
  it('is one that the window takes, with every command in the section it names', () => {
    const menu = menuOf(commands, i18next.getFixedT('en', ['app', 'judge']) as never)
    expect(MenuModel.parse(menu)).toEqual(menu)
    const ids = menu.sections.flatMap(({ items }) =>
      items.flatMap((item) => (item.kind === 'command' ? [item.id] : [])),
    )
    expect(new Set(ids)).toEqual(new Set(commands.map(({ id }) => id)))
  })

  it('leaves out sections that hold nothing', () => {
    const menu = menuOf(
      comfortCommands({ openComfort: nothing, openShortcuts: nothing }),
      i18next.getFixedT('en', ['app', 'judge']) as never,
    )
    expect(menu.sections.map(({ label }) => label)).toEqual(['File', 'Edit', 'View', 'Window', 'Help'])
  })
})
