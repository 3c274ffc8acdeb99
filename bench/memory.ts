import { readFileSync } from 'node:fs'
import { renderersOf } from './processes.ts'

/** Megabytes that a process holds, shared ones in proportion; null where the system does not say. */
export function processMegabytes(pid: number): number | null {
  try {
    const kilobytes = /^Pss:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1]
    return kilobytes === undefined ? null : Number(kilobytes) / 1024
  } catch {
    return null
  }
}

/** The page's own process, the largest where there are several. */
export function pageMegabytes(browser: number): number | null {
  const renderers = renderersOf(browser)
  return renderers.length === 0 ? null : Math.max(...renderers.map(({ pid }) => processMegabytes(pid) ?? 0))
}
