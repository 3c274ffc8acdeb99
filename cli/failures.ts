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
      return stageLine(failure.data)
    case 'PDF_NO_PRINTER':
      return 'no browser of the Chromium family was found to print with (EVENHAND_CHROMIUM names one); html holds the same'
    case 'PDF_FAILED':
      return 'the browser gave no PDF; html holds the same'
    case 'EXPORT_EMPTY':
      return 'the study holds nothing of this kind'
    case 'RATER_UNKNOWN':
      return 'the study has no rater of that pseudonym with planned tasks'
    case 'PASSPHRASE_NEEDED':
      return 'locked with a passphrase; see --passphrase-file'
    case 'PASSPHRASE_WRONG':
      return 'the passphrase is not right'
    case 'KEY_CHANGED':
      return 'the key does not match the hash that was fixed when judging opened'
    case 'PACKET_EMPTY':
      return 'nothing is left to judge, so there is nothing to hand out'
    case 'PACKET_FILE':
      return 'this is a packet, not a study'
    case 'PLAN_IMPOSSIBLE':
      return `no plan can be drawn: ${failure.data.reason.replaceAll('-', ' ')}`
    case 'FILE_UNREADABLE':
      return `${failure.data.line === null ? '' : `line ${failure.data.line}: `}${failure.data.reason}`
    default:
      return failure.code.toLowerCase().replaceAll('_', ' ')
  }
}

/** What the stage of a study does not allow, by the stage that would. */
function stageLine({ stage, needed }: { readonly stage: string; readonly needed: string }): string {
  if (needed === 'judging') return `this is done while judging is open; the study is ${stage}`
  if (needed === 'closed') return `systems are named once judging is closed; the study is ${stage}`
  if (needed === 'unblinded') return `the key is hidden until the systems are named on record; the study is ${stage}`
  if (stage === 'unblinded') return 'the systems have their names already'
  return `files are brought in before judging begins; the study is ${stage}`
}

const systemLine = (code: string): string =>
  code === 'ENOENT'
    ? 'no such folder'
    : code === 'EACCES' || code === 'EPERM' || code === 'EROFS'
      ? 'not allowed to write there'
      : `cannot be written (${code})`
