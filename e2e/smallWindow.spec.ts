import type { Locator, Page } from '@playwright/test'
import { expect, test as withoutStudy } from './hosts/test.ts'
import { kindOnDesk, movingOn, onEachKind, press, test } from './pages/everyKind.ts'
import { Home } from './pages/home.ts'
import { call, newCommand } from './pages/procedures.ts'
import { StudyWindow } from './pages/studyWindow.ts'

/** The smallest window, a usual one at twice the size, and the smallest at twice the size. */
const sizes = [
  { width: 900, height: 600 },
  { width: 640, height: 400 },
  { width: 450, height: 300 },
] as const

const boxOf = async (locator: Locator) => {
  const box = await locator.boundingBox()
  if (!box) throw new Error('not on the page')
  return box
}

/** Buttons and words of a line that stand on each other or outside the window, by their words. */
const clashes = (window: Page, line: string) =>
  window.evaluate((selector) => {
    const leaves = [...document.querySelectorAll<HTMLElement>(`${selector} :is(button, h1, output, span, bdi)`)]
      .filter(
        (element) => element.checkVisibility() && (element.matches('button, h1') || element.children.length === 0),
      )
      .filter((element) => !element.parentElement?.closest('button, h1'))
      .map((element) => ({ words: element.textContent ?? '', box: element.getBoundingClientRect() }))
      .filter(({ words, box }) => words.trim() !== '' && box.width > 1)
    const outside = leaves.filter(({ box }) => box.left < 0 || box.right > innerWidth + 1).map(({ words }) => words)
    const on = leaves.flatMap((one, at) =>
      leaves.slice(at + 1).flatMap((other) => {
        const width = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left)
        const height = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top)
        return width > 1 && height > 1 ? [`${one.words} / ${other.words}`] : []
      }),
    )
    return [...outside, ...on]
  }, line)

test('what the desk says in a small window moves no button and leaves the work its room', async ({ window }) => {
  test.setTimeout(120_000)
  await new Home(window).open('Every kind of task')
  await new StudyWindow(window).handOverTo('R01')
  await window.getByRole('button', { name: 'Not now' }).click()
  await onEachKind(window, async (kind) => {
    for (const size of sizes) {
      await window.setViewportSize(size)
      const submit = window.getByRole('contentinfo').getByRole('button', { name: /^Submit/ })
      const foot = window.getByRole('contentinfo')
      await press(window, 'j')
      await press(window, 'Control+s')
      const said = foot.getByText(/^(?:Everything is saved already|Something is not saved yet)/)
      await expect(said, `${kind} at ${size.width}`).toBeInViewport({ ratio: 1 })
      const withWords = await boxOf(submit)
      expect((await boxOf(foot)).height, `the foot of ${kind} at ${size.width}`).toBeLessThan(size.height / 2.5)
      for (const line of ['footer', 'header'])
        expect(await clashes(window, line), `${kind} at ${size.width}`).toEqual([])
      await press(window, 'f', 'f')
      await expect(said).toBeHidden()
      expect(await boxOf(submit), `the button of ${kind} at ${size.width}`).toEqual(withWords)
    }
    await window.setViewportSize({ width: 1280, height: 800 })
    for (const textSize of ['larger', 'largest']) {
      await window.evaluate(
        (size) => void Object.assign(document.documentElement.dataset, { textSize: size, face: 'serif' }),
        textSize,
      )
      for (const line of ['footer', 'header'])
        expect(await clashes(window, line), `${kind} in ${textSize} letters`).toEqual([])
    }
    await window.evaluate(
      () => void Object.assign(document.documentElement.dataset, { textSize: 'normal', face: 'hyperlegible' }),
    )
  })
})

const overHttp = 'this journey calls procedures over HTTP'

withoutStudy('a long question above a comparison takes lines and lies on nothing', async ({ window, hostKind }) => {
  withoutStudy.skip(hostKind === 'electron', overHttp)
  const sample = { command: newCommand(), sample: 'classroom' }
  const { study: id } = await call<{ study: string }>(window, 'coordinator/library/createFromSample', sample)
  const { words, protocol } = await call<{
    words: { title: string }
    protocol: { phases: readonly { kind: string }[] }
  }>(window, 'coordinator/study/overview', { study: id })
  const question = 'Which of these two answers would you rather have had given to your own patient this morning?'
  const phases = protocol.phases.filter(({ kind }) => kind === 'preference')
  await call(window, 'coordinator/protocol/save', {
    study: id,
    command: newCommand(),
    protocol: { ...protocol, question, phases, differences: true },
  })
  await call(window, 'coordinator/plan/open', { study: id, command: newCommand() })
  await window.reload()
  await new Home(window).open(words.title)
  await new StudyWindow(window).handOverTo('R01')
  await window.getByRole('button', { name: 'Not now' }).click()
  for (const size of sizes) {
    await window.setViewportSize(size)
    await expect(window.getByRole('heading', { level: 1, name: question })).toBeVisible()
    expect(await clashes(window, 'main > section:first-child'), `at ${size.width}`).toEqual([])
  }
})

test('the rater finds guidelines, looks and flag in the menu where the lines above and below have no room', async ({
  window,
}) => {
  await window.setViewportSize({ width: 450, height: 300 })
  await new Home(window).open('Every kind of task')
  await new StudyWindow(window).handOverTo('R01')
  await window.getByRole('button', { name: 'Not now' }).click()
  while ((await kindOnDesk(window)) !== 'pair') await movingOn(window, () => window.keyboard.press('l'))
  const choose = async (name: RegExp) => {
    await window.getByRole('button', { name: 'More' }).click()
    await window.getByRole('menuitem', { name }).click()
  }
  await choose(/^Flag/)
  await choose(/^Guidelines/)
  await expect(window.getByRole('dialog', { name: 'Guidelines' })).toBeVisible()
  await press(window, 'Escape')
  await choose(/^Text and colours/)
  await expect(window.getByRole('dialog', { name: 'Text and colours' })).toBeVisible()
  await press(window, 'Escape')
  await window.setViewportSize({ width: 1280, height: 800 })
  await expect(window.getByRole('button', { name: 'Flag' })).toHaveAttribute('aria-pressed', 'true')
})
