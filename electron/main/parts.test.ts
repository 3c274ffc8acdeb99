import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { MenuModel } from '#contract/shellInputs.ts'
import { CoreKeeper, type CoreRun } from './coreKeeper.ts'
import { menuTemplate } from './menuTemplate.ts'
import { OpenedFiles, studyFilesIn } from './openedFiles.ts'
import { isOurPage } from './sender.ts'
import { parseWindowState, readWindowState, visibleBounds, writeWindowState } from './windowState.ts'

describe('the window comes back where it was left', () => {
  const screens = [
    { x: 0, y: 0, width: 1920, height: 1080 },
    { x: 1920, y: 0, width: 1280, height: 1024 },
  ]

  test('what was written is read again', () => {
    const folder = mkdtempSync(join(tmpdir(), 'evenhand-window-'))
    const path = join(folder, 'deep', 'window.json')
    const state = { bounds: { x: 10, y: 20, width: 1000, height: 700 }, maximised: true }
    writeWindowState(path, state)
    expect(readWindowState(path)).toEqual(state)
    writeFileSync(path, '{ "bounds": ')
    expect(readWindowState(path)).toEqual({ bounds: null, maximised: false })
    expect(readWindowState(join(folder, 'missing'))).toEqual({ bounds: null, maximised: false })
    rmSync(folder, { recursive: true })
  })

  test('no content of the file breaks it', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (content) => {
        const { bounds, maximised } = parseWindowState(content)
        expect(typeof maximised).toBe('boolean')
        expect(bounds === null || bounds.width >= 720).toBe(true)
      }),
    )
  })

  test('a window on a screen that is gone starts afresh', () => {
    const onSecond = { x: 2000, y: 100, width: 1000, height: 700 }
    expect(visibleBounds(onSecond, screens)).toEqual(onSecond)
    expect(visibleBounds(onSecond, screens.slice(0, 1))).toBeNull()
    expect(visibleBounds({ x: 0, y: -500, width: 1000, height: 700 }, screens)).toBeNull()
    expect(visibleBounds(null, screens)).toBeNull()
  })
})

describe('files opened from outside', () => {
  test('only study files among the arguments count', () => {
    const args = ['.', '--no-sandbox', 'pilot.evenhand', '/x/Other.EVENHAND', 'notes.txt', '--file=a.evenhand']
    expect(studyFilesIn(args, '/home/u')).toEqual([resolve('/home/u/pilot.evenhand'), resolve('/x/Other.EVENHAND')])
  })

  test('the first tells what window to open, and a file nobody hears of gets a window of its own', () => {
    const opened = new OpenedFiles()
    const own: string[] = []
    expect(opened.first).toBeNull()
    opened.add('a')
    expect(opened.first).toBe('a')
    opened.whenNobodyListens((path) => own.push(path))
    opened.add('b')
    expect(own).toEqual(['b'])
  })

  test('they wait for the page, and again when the page is gone', () => {
    const opened = new OpenedFiles()
    const heard: string[] = []
    opened.add('a')
    opened.add('b')
    opened.listen((path) => heard.push(path))
    opened.add('c')
    opened.listen(null)
    opened.add('d')
    expect(heard).toEqual(['a', 'b', 'c'])
    opened.listen((path) => heard.push(path))
    expect(heard).toEqual(['a', 'b', 'c', 'd'])
  })
})

describe('the native menu', () => {
  const model: MenuModel = {
    sections: [
      {
        place: 'file',
        label: 'File',
        items: [
          {
            kind: 'command',
            id: 'study.open',
            label: 'Open…',
            accelerator: 'CmdOrCtrl+O',
            enabled: true,
            checked: null,
          },
          { kind: 'separator' },
          { kind: 'role', role: 'quit', label: null },
        ],
      },
      {
        place: 'help',
        label: 'Help',
        items: [{ kind: 'command', id: 'keys', label: 'Keys', accelerator: null, enabled: false, checked: true }],
      },
    ],
  }

  test('commands run by their id and leave the keys to the page', () => {
    const run: string[] = []
    const [file] = menuTemplate(MenuModel.parse(model), 'linux', (id) => run.push(id))
    const [open] = file?.submenu as Electron.MenuItemConstructorOptions[]
    expect(open).toMatchObject({
      label: 'Open…',
      accelerator: 'CmdOrCtrl+O',
      registerAccelerator: false,
      enabled: true,
    })
    ;(open?.click as () => void)()
    expect(run).toEqual(['study.open'])
  })

  test('macOS gets its app menu first, and the help menu its role', () => {
    const sections = menuTemplate(model, 'darwin', () => undefined)
    expect(sections.map(({ role, label }) => role ?? label)).toEqual(['appMenu', 'File', 'help'])
  })

  test('a model with anything unknown in it is refused', () => {
    const with_ = (item: object) => ({ sections: [{ place: 'file', label: 'File', items: [item] }] })
    for (const bad of [
      with_({ kind: 'role', role: 'toggleDevTools', label: null }),
      with_({ kind: 'command', id: 'x', label: 'X', accelerator: null, enabled: true, checked: null, click: 'code' }),
      with_({ kind: 'command', id: '../x', label: 'X', accelerator: null, enabled: true, checked: null }),
      with_({ kind: 'command', id: 'x', label: '', accelerator: null, enabled: true, checked: null }),
      { sections: 'none' },
      null,
    ]) {
      expect(MenuModel.safeParse(bad).success).toBe(false)
    }
    expect(MenuModel.safeParse(model).success).toBe(true)
  })
})

describe('the core is kept running', () => {
  /** Runs that a test can let die. */
  function launches() {
    const exits: (() => void)[] = []
    const served: number[] = []
    const launch = (): CoreRun => {
      const number = exits.length
      let hear: () => void = () => undefined
      exits.push(() => hear())
      return {
        serve: () => void served.push(number),
        onExit: (given) => {
          hear = given
        },
        stop: async () => hear(),
      }
    }
    return { launch, exits, served }
  }
  const port = (closed: string[]) => ({ close: () => closed.push('closed') }) as never

  test('it is started again once, and the second death is told', () => {
    const { launch, exits, served } = launches()
    const told: string[] = []
    const keeper = new CoreKeeper(launch, { restarted: () => told.push('restarted'), lost: () => told.push('lost') })
    keeper.serve(port([]))
    exits[0]?.()
    expect(told).toEqual(['restarted'])
    keeper.serve(port([]))
    expect(served).toEqual([0, 1])
    exits[1]?.()
    expect(told).toEqual(['restarted', 'lost'])
    expect(keeper.lost).toBe(true)
    const closed: string[] = []
    keeper.serve(port(closed))
    expect(closed).toEqual(['closed'])
  })

  test('an end that was asked for is no death', async () => {
    const { launch, exits } = launches()
    const told: string[] = []
    const keeper = new CoreKeeper(launch, { restarted: () => told.push('restarted'), lost: () => told.push('lost') })
    await keeper.stop()
    expect(told).toEqual([])
    expect(exits).toHaveLength(1)
    expect(keeper.lost).toBe(false)
  })
})

test('only the main frame of our own page is answered', () => {
  const ours = { origin: 'app://evenhand', parent: null }
  expect(isOurPage(ours)).toBe(true)
  expect(isOurPage(null)).toBe(false)
  expect(isOurPage({ ...ours, parent: ours })).toBe(false)
  for (const origin of ['app://other', 'https://evenhand', 'null', 'file://']) {
    expect(isOurPage({ ...ours, origin })).toBe(false)
  }
})
