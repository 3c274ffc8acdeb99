import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Turn } from '#contract/rater.ts'
import { Conversation } from '#ui/Conversation.tsx'

export interface SpeechProps {
  readonly accessibleName: string
  readonly turns: readonly Turn[]
  /** Draws the text of a turn, by its place from 1. */
  readonly draw: (turn: Turn, place: number) => ReactNode
  /** Places (from 1) of the turns that are judged. */
  readonly judged: readonly number[]
  /** Turns are judged one by one: they are numbered, and the one keys go to is marked. */
  readonly numbered?: boolean
  readonly current?: number | null
}

const roles = ['user', 'assistant', 'system', 'tool'] as const
type Role = (typeof roles)[number]
const isKnown = (role: string): role is Role => (roles as readonly string[]).includes(role)

/** A conversation of the study with its speakers in the reader's language. */
export function Speech({ accessibleName, turns, draw, judged, numbered, current = null }: SpeechProps) {
  const { t } = useTranslation('tasks')
  return (
    <Conversation
      accessibleName={accessibleName}
      current={current}
      turns={turns.map((turn, index) => ({
        speaker: isKnown(turn.role) ? t(`speaker.${turn.role}`) : turn.role,
        content: draw(turn, index + 1),
        judged: judged.includes(index + 1),
        ...(numbered && judged.includes(index + 1) ? { heading: t('turn', { turn: index + 1 }) } : {}),
      }))}
    />
  )
}
