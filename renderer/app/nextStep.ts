import type { TFunction } from 'i18next'
import type { StudySummary } from '#contract/coordinator.ts'
import type { RoomName } from '#lib/places.ts'

/** One sentence about where a study stands and what comes next, in words of the reader. */
export function nextStep(t: TFunction<'home'>, { stage, counts }: Pick<StudySummary, 'stage' | 'counts'>): string {
  const { items, responses, assignments, submitted, importedJudgements } = counts
  switch (stage) {
    case 'preparing':
      if (importedJudgements > 0) return t('next.brought', { count: importedJudgements })
      return items === 0 ? t('next.empty') : t('next.preparing', { count: items, responses })
    case 'judging':
      if (submitted === 0) return t('next.nobodyYet', { count: assignments })
      if (submitted >= assignments) return t('next.allSubmitted', { count: assignments })
      return t('next.judging', { count: assignments, submitted })
    case 'closed':
      if (assignments === 0 && importedJudgements > 0) return t('next.brought', { count: importedJudgements })
      return t('next.closed', { count: submitted })
    case 'unblinded':
      return t('next.unblinded')
  }
}

/** The room a study opens in: where its next step is done. */
export function roomOfNextStep({ stage, counts }: Pick<StudySummary, 'stage' | 'counts'>): RoomName {
  if (stage === 'preparing') return counts.importedJudgements > 0 ? 'report' : 'prepare'
  return stage === 'judging' ? 'judge' : 'report'
}
