import { expect, type Locator, type Page } from '@playwright/test'

export type Task = {
  readonly ordinal: number
  readonly total: number
  readonly kind: 'rating' | 'preference' | 'ranking'
}

const forms = { Criteria: 'rating', 'Your judgement': 'preference', 'Your order': 'ranking' } as const

/** The rater's desk, worked by keyboard alone. */
export class RaterDesk {
  readonly page: Page
  constructor(page: Page) {
    this.page = page
  }

  /** The task on the desk, by its place and its form; null at the end. */
  async task(): Promise<Task | null> {
    const form = this.page
      .getByRole('region', { name: new RegExp(`^(${Object.keys(forms).join('|')})$`) })
      .or(this.page.getByRole('heading', { name: 'That was the last one' }))
    await form.first().waitFor({ state: 'attached' })
    const name = await form.first().getAttribute('aria-label')
    if (!name) return null
    const [, ordinal, total] = /(\d+) of (\d+)/.exec((await this.page.getByRole('banner').textContent()) ?? '') ?? []
    return { ordinal: Number(ordinal), total: Number(total), kind: forms[name as keyof typeof forms] }
  }

  saved(): Locator {
    return this.page.getByText(/Saved on this computer, /)
  }

  criteria(): Locator {
    return this.page.getByRole('radiogroup')
  }

  /** Presses one digit for each criterion. */
  async rate(digits: readonly number[]): Promise<void> {
    for (const digit of digits) await this.page.keyboard.press(String(digit))
  }

  async prefer(side: 'left' | 'right' | 'equal'): Promise<void> {
    await this.page.keyboard.press({ left: 'ArrowLeft', right: 'ArrowRight', equal: 'ArrowDown' }[side])
  }

  /** Puts the answers in the order shown, from the first place down. */
  async rankAsShown(count: number): Promise<void> {
    for (let place = 1; place <= count; place++) {
      await this.page.keyboard.press('ArrowDown')
      await this.page.keyboard.press(String(place))
    }
  }

  /** Enter, and waits until the desk shows something else. */
  async submit(task: Task): Promise<void> {
    await this.page.keyboard.press('Enter')
    const onward = this.page.getByRole('banner')
    await expect(onward).not.toContainText(`${task.ordinal} of ${task.total}`)
  }

  /** Judges everything that is left; `digit` says which level a task gets. Returns how many tasks were done. */
  async judgeAll(digit: (task: Task, criterion: number) => number): Promise<number> {
    let done = 0
    for (let task = await this.task(); task; task = await this.task()) {
      await this.judge(task, digit)
      await this.submit(task)
      done++
      if (task.ordinal === task.total) break
    }
    return done
  }

  async judge(task: Task, digit: (task: Task, criterion: number) => number): Promise<void> {
    if (task.kind === 'rating') {
      const criteria = await this.criteria().count()
      await this.rate(Array.from({ length: criteria }, (_, criterion) => digit(task, criterion)))
    } else if (task.kind === 'preference') {
      await this.prefer((['left', 'right', 'equal'] as const)[task.ordinal % 3] ?? 'left')
    } else {
      await this.rankAsShown(3)
    }
  }

  async handBack(): Promise<void> {
    await this.page.getByRole('button', { name: 'Hand back' }).first().click()
    await this.page.getByRole('navigation', { name: 'Rooms' }).waitFor()
  }
}
