import type { Failure } from '#contract/errors.ts'
import { ExpectedError } from '#contract/errors.ts'
import { Refused } from './command.ts'

/** Runs work on a study or a file; an expected failure becomes one line that names the file. */
export async function refusing<Answer>(path: string, work: () => Answer | Promise<Answer>): Promise<Answer> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof ExpectedError) throw new Refused(`${path}: ${failureLine(error.failure)}`)
    const { code } = error as NodeJS.ErrnoException
    if (typeof code === 'string' && /^(E[A-Z]+|SQLITE_CANTOPEN)$/.test(code))
      throw new Refused(`${path}: ${systemLine(code)}`)
    throw error
  }
}

function failureLine(failure: Failure): string {
  switch (failure.code) {
    case 'STUDY_NOT_FOUND':
      return 'no such study file'
    case 'STUDY_DAMAGED':
      return `the study file is damaged (${failure.data.finding})`
    case 'STUDY_TRUNCATED':
      return 'the study file is cut off'
    case 'STUDY_NEWER':
      return 'the study was written by a newer version of Evenhand'
    case 'STUDY_FOREIGN':
      return 'this is not an Evenhand study'
    case 'STUDY_READ_ONLY':
      return 'the study file cannot be written'
    case 'STUDY_IN_USE':
      return 'the study is open in another window or program'
    case 'DISK_FULL':
      return 'the disk is full'
    case 'WRONG_STAGE':
      return failure.data.needed === 'judging'
        ? `this is done while judging is open; the study is ${failure.data.stage}`
        : `files are brought in before judging begins; the study is ${failure.data.stage}`
    case 'RATER_UNKNOWN':
      return 'the study has no rater of that pseudonym with planned tasks'
    case 'PACKET_EMPTY':
      return 'nothing is left to judge, so there is nothing to hand out'
    case 'PACKET_FILE':
      return 'this is a packet, not a study'
    case 'FILE_UNREADABLE':
      return `${failure.data.line === null ? '' : `line ${failure.data.line}: `}${failure.data.reason}`
    default:
      return failure.code.toLowerCase().replaceAll('_', ' ')
  }
}

const systemLine = (code: string): string =>
  code === 'ENOENT'
    ? 'no such folder'
    : code === 'EACCES' || code === 'EPERM' || code === 'EROFS'
      ? 'not allowed to write there'
      : `cannot be written (${code})`
