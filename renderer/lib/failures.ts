import { ORPCError } from '@orpc/client'
import type { TFunction } from 'i18next'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { type ErrorCode, errorData, type Failure } from '#contract/errors.ts'
import { isCoreStopped } from './connection/coreStopped.ts'

/** What went wrong, for the page: an expected failure, a core that is being started again (or is gone), or a bug with the id it was logged under. */
export type Trouble =
  | { readonly kind: 'expected'; readonly failure: Failure }
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'gone' }
  | { readonly kind: 'bug'; readonly incident: string | null }

/** Sorts whatever a call to the core threw. */
export function troubleOf(error: unknown): Trouble {
  if (isCoreStopped(error) && error.final) return { kind: 'gone' }
  if (!(error instanceof ORPCError)) return { kind: 'unreachable' }
  if (isErrorCode(error.code)) return { kind: 'expected', failure: { code: error.code, data: error.data } as Failure }
  return { kind: 'bug', incident: incidentOf(error.data) }
}

/** Whether a code is one of the closed set. */
export const isErrorCode = (code: string): code is ErrorCode => Object.hasOwn(errorData, code)

function incidentOf(facts: unknown): string | null {
  if (typeof facts !== 'object' || facts === null || !('incident' in facts)) return null
  return typeof facts.incident === 'string' ? facts.incident : null
}

/** The sentence for a trouble: what happened and what to do about it. */
export function troubleWords(t: TFunction<'errors'>, trouble: Trouble): string {
  if (trouble.kind === 'unreachable') return t('unreachable')
  if (trouble.kind === 'gone') return t('gone')
  if (trouble.kind === 'bug') return trouble.incident ? t('bug', { incident: trouble.incident }) : t('bugWithoutId')
  return failureWords(t, trouble.failure)
}

function failureWords(t: TFunction<'errors'>, failure: Failure): string {
  switch (failure.code) {
    case 'STUDY_DAMAGED':
      return t('STUDY_DAMAGED', { finding: failure.data.finding })
    case 'STUDY_NEWER':
      return t('STUDY_NEWER', { ...failure.data })
    case 'WRONG_STAGE':
      return t(`WRONG_STAGE.${stageOf(failure.data.stage)}`)
    case 'VALUE_NOT_ON_SCALE':
      return t('VALUE_NOT_ON_SCALE', { ...failure.data })
    case 'TASK_INCOMPLETE':
      return t('TASK_INCOMPLETE', { count: failure.data.missing })
    case 'FILE_UNREADABLE': {
      const { reason, line } = failure.data
      return line === null ? t('FILE_UNREADABLE.whole', { reason }) : t('FILE_UNREADABLE.line', { reason, line })
    }
    case 'PLAN_IMPOSSIBLE':
      return t(`PLAN_IMPOSSIBLE.${failure.data.reason}`)
    case 'RUBRIC_FAULTY':
      return t('RUBRIC_FAULTY', { count: failure.data.faults.length })
    case 'LEAKS_UNDECIDED':
      return t('LEAKS_UNDECIDED', { count: failure.data.findings })
    case 'CASE_STEP':
      return t(`CASE_STEP.${failure.data.needed}`)
    case 'PACKET_REFUSED':
      return t(`PACKET_REFUSED.${failure.data.reason}`, { file: failure.data.fileName })
    case 'PIN_WAIT':
      return t('PIN_WAIT', { count: failure.data.seconds })
    default:
      return t(failure.code)
  }
}

const stages = ['preparing', 'judging', 'closed', 'unblinded'] as const

const stageOf = (found: string) => stages.find((stage) => stage === found) ?? 'other'

/** The words for a trouble that was sorted already. */
export function useTroubleWords(): (trouble: Trouble) => string {
  const { t } = useTranslation('errors')
  return useCallback((trouble: Trouble) => troubleWords(t, trouble), [t])
}

/** The words for what a call threw, in the language of the interface. */
export function useFailureWords(): (error: unknown) => string {
  const { t } = useTranslation('errors')
  return useCallback((error: unknown) => troubleWords(t, troubleOf(error)), [t])
}
