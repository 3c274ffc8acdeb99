import { readFileSync } from 'node:fs'

export type Process = { readonly pid: number; readonly command: string }

/** The children of a process with their command lines, from Linux's /proc; none where there is no such thing. */
export function childrenOf(parent: number): readonly Process[] {
  const children = read(`/proc/${parent}/task/${parent}/children`).trim().split(' ').filter(Boolean)
  return children.map((pid) => ({
    pid: Number(pid),
    command: read(`/proc/${pid}/cmdline`).replaceAll('\0', ' '),
  }))
}

/** Children, their children, and so on. */
export const descendantsOf = (pid: number): readonly Process[] =>
  childrenOf(pid).flatMap((child) => [child, ...descendantsOf(child.pid)])

/** The processes of a browser that draw pages. */
export const renderersOf = (browser: number): readonly Process[] =>
  descendantsOf(browser).filter(({ command }) => command.includes('--type=renderer'))

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
