import { readFileSync } from 'node:fs'
import { childrenOf } from '../e2e/hosts/processes.ts'

/** Megabytes that a process and all its children hold for themselves (proportional share); null where the system does not say. */
export function treeMegabytes(pid: number): number | null {
  const own = processMegabytes(pid)
  if (own === null) return null
  return childrenOf(pid).reduce((sum, child) => sum + (treeMegabytes(child.pid) ?? 0), own)
}

export function processMegabytes(pid: number): number | null {
  try {
    const kilobytes = /^Pss:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1]
    return kilobytes === undefined ? null : Number(kilobytes) / 1024
  } catch {
    return null
  }
}

/** The renderer processes among a browser's children, by their command line. */
export function rendererMegabytes(browserPid: number): number | null {
  const renderers = descendants(browserPid).filter(({ command }) => command.includes('--type=renderer'))
  if (renderers.length === 0) return null
  return Math.max(...renderers.map(({ pid }) => processMegabytes(pid) ?? 0))
}

const descendants = (pid: number): { readonly pid: number; readonly command: string }[] =>
  childrenOf(pid).flatMap((child) => [child, ...descendants(child.pid)])
