import { useTranslation } from 'react-i18next'
import type { ProblemCause } from '#contract/imports.ts'
import type { ColumnRole } from './mappingModel.ts'

const laterRoles = [
  'language',
  'family',
  'factor',
  'role',
  'expected',
  'best',
  'rater-column',
  'turn',
  'comment',
  'confidence',
] as const
type LaterRole = (typeof laterRoles)[number]

const isLater = (role: ColumnRole): role is LaterRole => (laterRoles as readonly string[]).includes(role)

/** What a role is called in the selects. */
export function useRoleWords(): (role: ColumnRole) => string {
  const { t } = useTranslation(['prepare', 'bringIn'])
  return (role) => (isLater(role) ? t(`bringIn:role.${role}`) : t(`import.role.${role}`))
}

/** What a cause of problems is called. */
export function useCauseWords(): (cause: ProblemCause) => string {
  const { t } = useTranslation(['prepare', 'bringIn'])
  return (cause) =>
    cause === 'unknown-file' || cause === 'not-a-role' ? t(`bringIn:cause.${cause}`) : t(`import.cause.${cause}`)
}
