import type { Page } from '@playwright/test'
import { expectAccessible } from './accessible.ts'
import { expect, test } from './hosts/test.ts'
import { press } from './pages/everyKind.ts'
import { Home } from './pages/home.ts'
import { call, newCommand } from './pages/procedures.ts'
import { RaterDesk } from './pages/raterDesk.ts'
import { StudyWindow } from './pages/studyWindow.ts'

type Overview = {
  readonly words: { readonly title: string }
  readonly protocol: { readonly phases: readonly { readonly kind: string }[] }
  readonly rubric: { readonly criteria: readonly { readonly name: string }[] }
}

/** A study with consent, one practice item, one qualification item and a last question; every level 3 is expected. */
async function studyWithRounds(window: Page): Promise<string> {
  const sample = { command: newCommand(), sample: 'classroom' }
  const { study } = await call<{ study: string }>(window, 'coordinator/library/createFromSample', sample)
  const { words, protocol, rubric } = await call<Overview>(window, 'coordinator/study/overview', { study })
  const { items } = await call<{ items: readonly { key: string }[] }>(window, 'coordinator/study/items', {
    study,
    from: 0,
    count: 2,
  })
  const ratings = rubric.criteria.map(({ name }) => ({ response: null, criterion: name, value: 3 }))
  for (const [at, role] of ['practice', 'qualification'].entries()) {
    const expected = { note: 'Read the **second** paragraph.', ratings, best: null }
    const mark = { study, command: newCommand(), key: items[at]?.key, role, expected }
    await call(window, 'coordinator/planning/mark', mark)
  }
  const changed = {
    ...protocol,
    phases: protocol.phases.filter(({ kind }) => kind === 'rating'),
    consent: 'Your ratings are **kept**.',
    passMark: 1,
    exitQuestions: [{ key: 'hard', question: 'How hard was it?', options: ['Easy', 'Hard'], required: true }],
  }
  await call(window, 'coordinator/protocol/save', { study, command: newCommand(), protocol: changed })
  await call(window, 'coordinator/plan/open', { study, command: newCommand() })
  await window.reload()
  return words.title
}

/** What stands before and after the tasks, checked and left by Enter on what has the focus or by Tab to it. */
async function pass(window: Page, heading: string | RegExp, button: string): Promise<void> {
  await window.getByRole('heading', { level: 1, name: heading }).waitFor()
  for (const theme of ['dark', 'sepia', 'light']) {
    await window.evaluate((name) => void Object.assign(document.documentElement.dataset, { theme: name }), theme)
    await expectAccessible(window, `${heading}, ${theme}`)
  }
  const onward = window.getByRole('button', { name: button, exact: true })
  for (let tabs = 0; tabs < 12 && !(await onward.evaluate((element) => element === document.activeElement)); tabs++)
    await press(window, 'Tab')
  await expect(onward).toBeFocused()
  await press(window, 'Enter')
}

for (const [outcome, level] of Object.entries({ passed: '3', failed: '1' })) {
  test(`consent, practice, a qualification that is ${outcome}, and what comes after are done by keyboard alone`, async ({
    window,
    hostKind,
  }) => {
    test.skip(hostKind === 'electron', 'this journey calls procedures over HTTP')
    test.setTimeout(180_000)
    await new Home(window).open(await studyWithRounds(window))
    await new StudyWindow(window).handOverTo('R01')
    await pass(window, 'Before you begin', 'I have read this and agree')
    await pass(window, /Guidelines|Practice first/, 'Begin')
    const desk = new RaterDesk(window)
    const first = window.getByRole('heading', { level: 1 })
    const sure = outcome === 'passed' ? /You are qualified/ : 'Thank you for taking part'
    for (;;) {
      await first.first().waitFor({ state: 'attached' })
      const at = (await first.first().textContent()) ?? ''
      if (/^(?:You are qualified|Thank you|That was)/.test(at) || /few last/.test(at)) break
      if (at === 'What was expected') await pass(window, at, 'Next task')
      else if (/^(?:A short|Practice|Now)/.test(at)) await pass(window, at, 'Begin')
      else {
        const criteria = await desk.criteria().count()
        await press(window, ...Array.from({ length: criteria }, () => level), 'Enter')
        await expect(first.first()).not.toHaveText(at)
      }
    }
    await expect(window.getByRole('heading', { level: 1, name: sure })).toBeVisible()
    if (outcome === 'failed') return expectAccessible(window, 'the end of a qualification that failed')
    await pass(window, sure, 'Begin')
    await desk.judgeAll(() => 3)
    await window.getByRole('heading', { name: 'A few last questions' }).waitFor()
    await press(window, 'Tab', 'Space')
    await pass(window, 'A few last questions', 'Send and finish')
    await expect(window.getByRole('heading', { name: 'That was the last one' })).toBeVisible()
    await expectAccessible(window, 'the end')
  })
}
