import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** The ids of a process's children, with their command lines. */
export function childrenOf(pid: number): readonly { readonly pid: number; readonly command: string }[] {
  return process.platform === 'linux' ? linuxProcesses(pid) : psProcesses(pid)
}

function linuxProcesses(parent: number) {
  const children = readFileSync(`/proc/${parent}/task/${parent}/children`, 'utf8').trim()
  return children
    .split(' ')
    .filter(Boolean)
    .map((pid) => ({ pid: Number(pid), command: commandOf(pid) }))
}

/** The command line of a process; empty when it ended meanwhile. */
function commandOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
  } catch {
    return ''
  }
}

function psProcesses(parent: number) {
  const all = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,command='], { encoding: 'utf8' }).split('\n')
  return all.flatMap((line) => {
    const [, pid, ppid, command] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? []
    return Number(ppid) === parent ? [{ pid: Number(pid), command: command ?? '' }] : []
  })
}
