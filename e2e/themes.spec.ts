import type { Locator, Page } from '@playwright/test'
import { expectAccessible, inEveryLook } from './accessible.ts'
import { expect, test as withoutStudy } from './hosts/test.ts'
import { onEachKind, press, type TaskKind, test } from './pages/everyKind.ts'
import { Home } from './pages/home.ts'
import { StudyWindow } from './pages/studyWindow.ts'

/** What is pressed and is less than 24 by 24 pixels. A circle or box in a label is as large as its label; a link in a sentence is free. */
const smallTargets = (window: Page) =>
  window.evaluate(() => {
    const targets = 'button, input, select, textarea, a[href], [role="slider"], [role="gridcell"] [tabindex]'
    return [...document.querySelectorAll<HTMLElement>(targets)].flatMap((element) => {
      const boxes = [element, element.closest('label')].flatMap((each) => (each ? [each.getBoundingClientRect()] : []))
      const [width, height] = [Math.max(...boxes.map((box) => box.width)), Math.max(...boxes.map((box) => box.height))]
      const isHidden = !element.checkVisibility() || boxes.every((box) => box.width <= 1)
      const isInSentence = element.matches('a, button') && element.closest('p') !== null
      if (isHidden || isInSentence || (width >= 24 && height >= 24)) return []
      return [`${element.outerHTML.slice(0, 120)}: ${width} by ${height}`]
    })
  })

const region = (window: Page, name: string): Locator => window.getByRole('region', { name, exact: true })

/** The form of each kind as a screen reader meets it. */
const inTheTree: Readonly<Record<TaskKind, (window: Page) => Promise<void>>> = {
  rating: async (window) => {
    const form = region(window, 'Criteria')
    const helpful = form.getByRole('radiogroup', { name: 'Helpfulness' })
    await expect(helpful.getByRole('radio', { name: /^[1-5], / })).toHaveCount(5)
    const error = form.getByRole('radiogroup', { name: 'Contains an error' })
    for (const name of ['Yes', 'No', 'Unsure'])
      await expect(error.getByRole('radio', { name, exact: true })).toHaveCount(1)
    await expect(form.getByRole('slider', { name: /^How much could be left out/ })).toHaveCount(1)
    const missing = form.getByRole('group', { name: 'What is missing?' })
    await expect(missing.getByRole('checkbox')).toHaveCount(4)
    await expect(form.getByRole('group', { name: 'In your own words' }).getByRole('textbox')).toHaveCount(1)
  },
  turns: async (window) => {
    await expect(region(window, 'Criteria').getByRole('radiogroup', { name: /Helpfulness/ })).toHaveCount(2)
    await expect(region(window, 'Criteria').getByRole('heading', { name: 'Turn 3' })).toBeVisible()
  },
  together: async (window) => {
    const form = region(window, 'Criteria')
    await expect(form.getByRole('radiogroup', { name: /Helpfulness/ })).toHaveCount(3)
    await expect(form.getByRole('slider', { name: /How sure/ })).toBeVisible()
    await expect(window.getByRole('textbox', { name: /^Text to mark: / })).toHaveCount(3)
    for (const name of ['Square', 'Circle', 'Triangle'])
      await expect(form.getByRole('group', { name, exact: true }).getByRole('radiogroup')).toHaveCount(2)
  },
  pair: async (window) => {
    const form = region(window, 'Your judgement')
    // The overall verdict, one for each of two criteria, and the source of each of the two.
    await expect(form.getByRole('radiogroup')).toHaveCount(5)
    await expect(form.getByRole('radio', { name: /better/ })).not.toHaveCount(0)
    await expect(form.getByRole('textbox', { name: 'Your reason' })).toBeVisible()
  },
  ranking: async (window) => {
    const form = region(window, 'Your order')
    await expect(form.getByRole('grid', { name: 'Not placed' }).getByRole('row')).toHaveCount(3)
    await expect(form.getByRole('row', { name: /not placed/ })).toHaveCount(3)
  },
  'best-worst': async (window) => {
    const form = region(window, 'Best and worst')
    await expect(form.getByRole('radio', { name: /is the best$/ })).toHaveCount(3)
    await expect(form.getByRole('radio', { name: /is the worst$/ })).toHaveCount(3)
    await expect(form.getByRole('columnheader', { name: 'Best' })).toBeVisible()
  },
}

async function handOver(window: Page): Promise<void> {
  await new Home(window).open('Every kind of task')
  await new StudyWindow(window).handOverTo('R01')
}

test('every kind of task is accessible in every look, with targets of 24 pixels and names in the tree', async ({
  window,
}) => {
  test.setTimeout(180_000)
  await handOver(window)
  const seen = await onEachKind(window, async (kind) => {
    await inEveryLook(window, kind)
    expect(await smallTargets(window), `targets of ${kind}`).toEqual([])
    await inTheTree[kind](window)
  })
  expect(seen.length).toBe(6)
})

test('everything that lies over the desk is accessible in every look', async ({ window }) => {
  test.setTimeout(180_000)
  await handOver(window)
  const open = async (key: string, name: string | RegExp): Promise<Locator> => {
    await press(window, key)
    const dialog = window.getByRole('dialog', { name })
    await dialog.waitFor()
    return dialog
  }
  const check = async (screen: string) => {
    await inEveryLook(window, screen)
    expect(await smallTargets(window), `targets of ${screen}`).toEqual([])
  }
  await open('x', /^Can’t judge: /)
  await window.getByRole('radio', { name: 'Another reason' }).check()
  await check('can’t judge')
  await press(window, 'Escape')
  await open('h', 'Guidelines')
  await check('the guidelines')
  await press(window, 'Escape')
  await press(window, '4', 'c')
  await window.getByRole('textbox', { name: 'Comment' }).fill('half a thought')
  await check('a comment')
  await press(window, 'Escape')
  const list = await open('m', 'My tasks')
  await check('the own tasks')
  await list.getByRole('button', { name: 'History of task 1' }).click()
  await window.getByRole('dialog', { name: 'What you did at task 1' }).waitFor()
  await check('the history of a task')
  await press(window, 'Escape')
  const keys = await open('?', 'Keyboard shortcuts')
  await check('the keys')
  await keys.getByRole('button', { name: 'Change keys' }).click()
  await check('the keys being changed')
  await keys.getByRole('button', { name: 'Close' }).click()
  await window.getByRole('banner').getByRole('button', { name: 'Text and colours' }).click()
  await window.getByRole('dialog', { name: 'Text and colours' }).waitFor()
  await check('text and colours')
  await press(window, 'Escape')
  await window.getByRole('banner').getByRole('button', { name: 'Pause' }).click()
  await window.getByRole('heading', { name: 'A pause' }).waitFor()
  await check('the pause')
})

withoutStudy('the offer of a break is accessible in every look', async ({ window }) => {
  await new Home(window).beginSample('Classroom')
  const study = new StudyWindow(window)
  await study.goTo('Prepare', 'Protocol')
  await window.getByRole('checkbox', { name: 'Offer a break' }).check()
  await expect(window.getByText(/^Saved on this computer/)).toBeVisible()
  await study.openJudging()
  await study.handOverTo('R01')
  await window.getByRole('radiogroup').first().waitFor()
  await window.getByRole('button', { name: 'Hand back' }).first().click()
  await window.getByRole('navigation', { name: 'Rooms' }).waitFor()
  // An hour of judging has passed.
  await window.evaluate(() => {
    const [sitting] = JSON.parse(localStorage.getItem('evenhand.sittings') ?? '[]')
    const passed = [{ ...sitting, activeMs: 60 * 60_000, lastAt: Date.now() }]
    localStorage.setItem('evenhand.sittings', JSON.stringify(passed))
  })
  await study.handOverTo('R01')
  const criteria = window.getByRole('radiogroup')
  await criteria.first().waitFor()
  for (let each = 0; each < (await criteria.count()); each++) await press(window, '3')
  await press(window, 'Enter')
  await window.getByRole('heading', { name: 'Time for a break?' }).waitFor()
  await inEveryLook(window, 'the offer of a break')
})

test('every kind of task and every dialog is accessible in Arabic', async ({ window }) => {
  test.setTimeout(120_000)
  await new Home(window).open('Every kind of task')
  await window.evaluate(() =>
    localStorage.setItem('evenhand.settings', JSON.stringify({ state: { language: 'ar' }, version: 0 })),
  )
  await window.reload()
  await expect(window.locator('html')).toHaveAttribute('dir', 'rtl')
  await press(window, 'Control+2')
  await window.getByRole('table').getByRole('row').nth(1).getByRole('button').last().click()
  await onEachKind(window, async (kind) => {
    await expectAccessible(window, `${kind} in Arabic`)
    expect(await smallTargets(window), `targets of ${kind} in Arabic`).toEqual([])
  })
  for (const key of ['x', 'h', 'm', '?']) {
    await press(window, key)
    await window.getByRole('dialog').waitFor()
    await expectAccessible(window, `the dialog of ${key} in Arabic`)
    await press(window, 'Escape')
    await window.getByRole('dialog').waitFor({ state: 'detached' })
  }
})
