import type { TFunction } from 'i18next'
import type { TaskView } from '#contract/rater.ts'

const grades = ['slightly', 'clearly', 'much'] as const

/** How much better, for the names of an outcome's grades; null where the design asks for none or nothing is better. */
export const gradeOf = (strength: boolean, outcome: number) =>
  strength ? (grades[Math.abs(outcome) - 1] ?? null) : null

/** An outcome in full, by the blind labels: "B clearly better". `word`: what a label is called. */
export function preferenceWords(
  t: TFunction<'judge'>,
  { strength }: { readonly strength: boolean },
  responses: TaskView['responses'],
  outcome: number,
  word: (blindLabel: string) => string = (blindLabel) => blindLabel,
): string {
  if (outcome === 0) return t('preference.equal')
  const letter = word(responses[outcome < 0 ? 0 : 1]?.blindLabel ?? '')
  const grade = gradeOf(strength, outcome)
  return grade === null ? t('preference.betterPlain', { letter }) : t(`preference.${grade}`, { letter })
}
