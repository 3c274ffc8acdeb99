import { useTranslation } from 'react-i18next'
import type { ImportCounts } from '#contract/imports.ts'
import { useFormat } from '../parts/useFormat.ts'

/** The counts of an import in words: what it creates, then what it leaves. Zeros are not said. */
export function useCountWords(
  counts: ImportCounts,
  firstImport: boolean,
  tense: 'will' | 'did',
): { creates: string; rest: string } {
  const { t } = useTranslation('prepare')
  const format = useFormat()
  const created = [
    counts.newItems > 0 && t('counts.items', { count: counts.newItems }),
    counts.newResponses > 0 && t('counts.responses', { count: counts.newResponses }),
    counts.newJudgements > 0 && t('counts.judgements', { count: counts.newJudgements }),
    counts.newCriteria > 0 && t('counts.criteria', { count: counts.newCriteria }),
    counts.newRaters > 0 && t('counts.raters', { count: counts.newRaters }),
    !firstImport && counts.newSystems > 0 && t('counts.newSystems', { count: counts.newSystems }),
  ].filter((words) => words !== false)
  const list = format.list(created)
  const creates =
    created.length === 0
      ? t(`import.creates.${tense}.nothing`)
      : firstImport && counts.newSystems > 0
        ? t(`import.creates.${tense}.from`, { list, systems: t('counts.systems', { count: counts.newSystems }) })
        : t(`import.creates.${tense}.list`, { list })
  const rest = [
    counts.rowsSkipped > 0 && t(`import.creates.${tense}.skips`, { count: counts.rowsSkipped }),
    counts.alreadyThere > 0 && t(`import.creates.${tense}.alreadyThere`, { count: counts.alreadyThere }),
  ].filter((words) => words !== false)
  return { creates, rest: rest.join(' ') }
}
