import type { Page } from '@playwright/test'

/** Calls a procedure as the page would, for what a journey needs and does not show. */
export function call<Answer>(page: Page, path: string, input: object): Promise<Answer> {
  return page.evaluate(
    async ([procedure, given]) => {
      const response = await fetch(`/rpc/${procedure}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ json: given }),
      })
      const answer = (await response.json()) as { json: unknown }
      if (!response.ok) throw new Error(`${procedure}: ${JSON.stringify(answer)}`)
      return answer.json as never
    },
    [path, input] as const,
  ) as Promise<Answer>
}

const letters = '0123456789abcdefghijklmnopqrstuvwxyz'

/** A command's id. */
export const newCommand = (): string =>
  Array.from({ length: 20 }, () => letters[Math.floor(Math.random() * letters.length)]).join('')

type Task = {
  readonly assignment: string
  readonly responses: readonly unknown[]
  readonly task: {
    readonly kind: string
    readonly criteria?: readonly { readonly id: string; readonly levels?: readonly { readonly value: number }[] }[]
  }
}

const times = { openedAt: '2026-01-05T09:00:00.000Z', firstInputAt: null, activeMs: 1000 }

/** Judges the first open tasks at the seat of a packet's window; `taste` tells one rater from another. */
export async function judge(page: Page, tasks: number, taste: number): Promise<void> {
  const { seat } = await call<{ seat: string }>(page, 'rater/seat', {})
  for (let nth = 0; nth < tasks; nth++) {
    const { current } = await call<{ current: Task | null }>(page, 'rater/desk', { seat })
    if (!current) return
    const { assignment } = current
    for (const action of actionsFor(current, taste + nth)) {
      await call(page, 'rater/record', { seat, command: newCommand(), assignment, times, action })
    }
    await call(page, 'rater/submit', { seat, command: newCommand(), assignment, times })
  }
}

function actionsFor({ task, responses }: Task, taste: number): object[] {
  if (task.kind === 'preference') {
    return [{ kind: 'preference', value: { state: 'given', outcome: taste % 2 === 0 ? 1 : -1 } }]
  }
  if (task.kind === 'ranking') {
    const ranks = responses.map((_, place) => ((place + taste) % responses.length) + 1)
    return [{ kind: 'ranking', value: { state: 'given', ranks } }]
  }
  return (task.criteria ?? []).map(({ id, levels = [{ value: 1 }] }) => ({
    kind: 'rating',
    criterion: id,
    value: { state: 'given', value: levels[taste % levels.length]?.value ?? 1 },
  }))
}
