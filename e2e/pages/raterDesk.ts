import { expect, type Locator, type Page } from '@playwright/test'

export type Task = {
  readonly ordinal: number
  readonly total: number
  readonly kind: 'rating' | 'preference' | 'ranking'
}

const kinds = { rate: 'rating', compare: 'preference', put: 'ranking' } as const

/** The rater's desk, worked by keyboard alone. */
export class RaterDesk {
  readonly page: Page
  constructor(page: Page) {
    this.page = page
  }

  /** The task on the desk, as its heading says; null at the end. */
  async task(): Promise<Task | null> {
    const heading = this.page.getByRole('heading', { level: 1 }).first()
    await expect(heading).not.toBeEmpty()
    const words = /^Task (\d+) of (\d+): (rate|compare|put)/.exec((await heading.textContent()) ?? '')
    if (!words) return null
    const [, ordinal, total, verb] = words
    return { ordinal: Number(ordinal), total: Number(total), kind: kinds[verb as keyof typeof kinds] }
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
    await expect(this.page.getByRole('heading', { level: 1 }).first()).not.toHaveText(
      new RegExp(`^Task ${task.ordinal} of `),
    )
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
