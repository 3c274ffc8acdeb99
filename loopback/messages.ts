import type { Launch } from './launch.ts'
import type { Secrets } from './secrets.ts'

/** What the watching process tells the serving one. Secrets go this way and not by arguments, which others can see. */
export type ToServing = {
  readonly kind: 'serve'
  readonly launch: Launch
  readonly secrets: Secrets
  readonly port: number
  readonly appFolder: string
  readonly workerUrl: string
}

export type FromServing =
  | { readonly kind: 'ready'; readonly port: number; readonly launchUrl: string; readonly oneTimeUrl: string }
  | { readonly kind: 'refused'; readonly reason: string }
