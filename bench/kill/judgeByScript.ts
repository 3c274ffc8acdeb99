import { setTimeout as wait } from 'node:timers/promises'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/fetch'
import type { ContractRouterClient } from '@orpc/contract'
import type { contract } from '#contract/index.ts'
import { newCommand } from '#core/testing/coreForTest.ts'
import type { Job, Round } from './round.ts'
import { killCore, killHost, serve } from './serve.ts'

type Client = Pick<ContractRouterClient<typeof contract>, 'rater'>

/** Judges through the contract's client as fast as the host answers, until it is killed in the middle. */
export async function judgeByScript({
  file,
  folder,
  after,
  victim,
}: Job & { readonly victim: 'core' | 'host' }): Promise<Round> {
  const serving = await serve(file, folder)
  const client = await letIn(serving.url)
  const sent: string[] = []
  const acknowledged: string[] = []
  const killing = wait(after).then(() => (victim === 'core' ? killCore(serving) : killHost(serving)))
  try {
    await judge(client, sent, acknowledged)
  } catch {
    // The kill.
  }
  await killing
  await killHost(serving)
  return { sent, acknowledged }
}

/** A client with the cookie that the launch address hands out. */
async function letIn(url: string): Promise<Client> {
  const answer = await fetch(url, { redirect: 'manual' })
  const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? ''
  const { origin } = new URL(url)
  const link = new RPCLink({
    url: `${origin}/rpc`,
    fetch: (request, init) => {
      const withCookie = new Request(request, init)
      withCookie.headers.set('cookie', cookie)
      withCookie.headers.set('origin', origin)
      withCookie.headers.set('sec-fetch-site', 'same-origin')
      return fetch(withCookie)
    },
  })
  return createORPCClient(link)
}

async function judge({ rater }: Client, sent: string[], acknowledged: string[]): Promise<void> {
  const { seat } = await rater.seat({})
  if (seat === null) throw new Error('no seat')
  let { current: task } = await rater.desk({ seat })
  while (task !== null && task.task.kind === 'rating') {
    const { assignment } = task
    const times = { openedAt: new Date().toISOString(), firstInputAt: null, activeMs: 1000 }
    for (const { id: criterion } of task.task.criteria) {
      const command = newCommand()
      sent.push(command)
      const value = { state: 'given' as const, value: 1 + Math.floor(Math.random() * 5) }
      await rater.record({ seat, command, assignment, times, action: { kind: 'rating', criterion, value } })
      acknowledged.push(command)
    }
    const command = newCommand()
    sent.push(command)
    const { next } = await rater.submit({ seat, command, assignment, times })
    acknowledged.push(command)
    task = next
  }
}
