import { randomBytes, timingSafeEqual } from 'node:crypto'

/** What lets a browser in: the launch token of the printed address, and the session that a browser keeps as a cookie. */
export type Secrets = { readonly launchToken: string; readonly session: string }

/** 32 bytes from the operating system's source of randomness, as text that fits an address. */
export const freshSecret = (): string => randomBytes(32).toString('base64url')

export const freshSecrets = (): Secrets => ({ launchToken: freshSecret(), session: freshSecret() })

/** Compares without telling by its time how much was right. */
export function sameSecret(found: string | null | undefined, wanted: string): boolean {
  const [one, other] = [Buffer.from(found ?? ''), Buffer.from(wanted)]
  return one.length === other.length && timingSafeEqual(one, other)
}
