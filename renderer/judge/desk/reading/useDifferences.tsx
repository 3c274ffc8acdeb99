import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#ui/Button.tsx'
import { useDesk, useMachine } from '../deskSlice.ts'
import { canJudge } from '../deskState.ts'
import { differencesOf, type Part } from './differences.ts'

export type DifferencesShown = {
  /** The design allows them, and two texts are shown. */
  readonly offered: boolean
  readonly on: boolean
  /** They were asked for and take too long to find. */
  readonly tooLong: boolean
  /** By response, in the order shown; null while they are not shown. */
  readonly parts: readonly (readonly Part[])[] | null
  readonly toggle: () => void
}

/** Differences of the two responses in front, where the design allows them. Their use is recorded once. */
export function useDifferences(): DifferencesShown {
  const machine = useMachine()
  const task = useDesk((state) => state.task)
  const allowed = useDesk((state) => state.rules.differences === true)
  const able = useDesk(canJudge)
  const [on, setOn] = useState(false)
  const [first, second] = task?.responses ?? []
  const pair = first && second && task?.responses.length === 2 && !first.turns && !second.turns ? [first, second] : null
  const offered = allowed && able && pair !== null
  const [one, other] = [pair?.[0]?.text ?? '', pair?.[1]?.text ?? '']
  const found = useMemo(() => (offered && on ? differencesOf(one, other) : null), [offered, on, one, other])
  return {
    offered,
    on,
    tooLong: offered && on && found === null,
    parts: found && [found.first, found.second],
    toggle: () => {
      if (!on) machine.act({ kind: 'opened', aid: 'differences' })
      setOn(!on)
    },
  }
}

export interface DifferencesButtonProps {
  readonly differences: DifferencesShown
  /** Where there is one line only: nothing is said beside it, unless they could not be found. */
  readonly brief?: boolean
}

/** Shows and hides the differences; says that they show the texts as they were written. */
export function DifferencesButton({ differences, brief }: DifferencesButtonProps) {
  const { t } = useTranslation('tasks')
  const { on, tooLong, toggle } = differences
  return (
    <span>
      <Button kind="plain" aria-pressed={on} onPress={toggle}>
        {on ? t('differences.hide') : t('differences.show')}
      </Button>
      {on && (tooLong || !brief) && (
        <span className="soft"> {tooLong ? t('differences.tooLong') : t('differences.note')}</span>
      )}
    </span>
  )
}
