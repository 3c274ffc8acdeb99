import type { RefObject } from 'react'
import { useLocale } from 'react-aria-components'
import type { CaseView, Verdict } from '#contract/review.ts'
import { useCommands } from '#lib/commandsSlice.ts'
import { type CaseAbilities, type CaseHands, caseCommands, outcomesOf, pressVerdict } from './caseCommands.ts'
import { typeInto } from './typeInto.ts'

export interface CaseKeys extends Omit<CaseHands, 'onAnswer'>, Omit<CaseAbilities, 'direction'> {
  readonly verdict: Verdict | null
  readonly onVerdict: (verdict: Verdict | null) => void
  /** Around the scale that can be answered now. */
  readonly place: RefObject<HTMLElement | null>
}

/** Offers the keys of adjudication while a case is shown. */
export function useCaseCommands(view: CaseView, { verdict, onVerdict, place, open, ready, ...hands }: CaseKeys): void {
  const { direction } = useLocale()
  const onAnswer = (pressed: string) => {
    const next = pressVerdict(view, verdict, pressed, { outcomes: outcomesOf(view), direction })
    if (next === 'types') typeInto(place.current, pressed)
    else if (next !== undefined) onVerdict(takenBack(next) ? null : next)
    // What a key answers may stand below the work: it is to be seen before it goes on record.
    if (next !== undefined) place.current?.scrollIntoView?.({ block: 'nearest' })
  }
  useCommands('settle', caseCommands(view, { ...hands, onAnswer }, { open, ready, direction }))
}

const takenBack = ({ value }: Verdict): boolean => value.state === 'cleared'
