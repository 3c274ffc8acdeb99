import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { StudyOverview } from '#contract/coordinator.ts'
import type { Phase, Protocol } from '#contract/protocol.ts'
import { type Format, useFormat } from '../parts/useFormat.ts'
import { showsSeveral } from './protocolModel.ts'

/** A protocol in words: the phases in one phrase, what is special about it in sentences, and all of it by heading. */
export type Summary = {
  readonly phases: string
  readonly sentences: readonly string[]
  readonly parts: readonly { readonly heading: string; readonly lines: readonly string[] }[]
}

type Words = TFunction<'planning'>

/** The words of a protocol in the language of the interface; `roles` are sentences about items with other roles. */
export function useSummary(
  { protocol, rubric }: Pick<StudyOverview, 'protocol' | 'rubric'>,
  roles: readonly string[] = [],
): Summary {
  const { t } = useTranslation('planning')
  const format = useFormat()
  const who = whoOf(t, protocol)
  const shown = shownOf(t, protocol)
  const around = [...aroundOf(t, protocol, format), ...roles]
  const sittings = sittingsOf(t, protocol)
  const seed = t('summary.seed', { seed: protocol.seed })
  return {
    phases: format.list(protocol.phases.map(({ kind }) => t(`kind.${kind}`))),
    sentences: [...who, ...shown, ...around, ...sittings],
    parts: [
      {
        heading: t('sections.what'),
        lines: [
          ...protocol.phases.map((phase) => phaseLine(t, phase, format)),
          t('summary.criteria', { names: format.list(rubric.criteria.map(({ name }) => name)) || t('summary.none') }),
        ],
      },
      { heading: t('sections.who'), lines: who },
      { heading: t('sections.shown'), lines: [...questionOf(t, protocol), ...shown, seed] },
      { heading: t('sections.around'), lines: around },
      { heading: t('sections.sittings'), lines: sittings },
    ].filter(({ lines }) => lines.length > 0),
  }
}

const questionOf = (t: Words, { question }: Protocol): string[] =>
  question.trim() === '' ? [] : [t('summary.question', { question: question.trim() })]

function whoOf(t: Words, { ratersPerItem, overlap, counterbalancedPhases, phases }: Protocol): string[] {
  const lines =
    ratersPerItem === undefined
      ? [t('summary.everything')]
      : [
          t('summary.shared', { number: ratersPerItem }),
          ...(overlap === undefined ? [] : [t('summary.overlap', { number: overlap })]),
        ]
  return counterbalancedPhases && phases.length > 1 ? [...lines, t('summary.counterbalanced')] : lines
}

function shownOf(t: Words, protocol: Protocol): string[] {
  const { itemOrder, labelSet, repeats, referenceAfterAnswer, differences, sourceQuestion } = protocol
  return [
    t(`summary.order.${itemOrder}`),
    ...(showsSeveral(protocol) ? [t(`summary.labels.${labelSet ?? 'letters'}`)] : []),
    ...(repeats ? [t('summary.repeats', { items: repeats.items, gap: repeats.minimumGap })] : []),
    ...(referenceAfterAnswer ? [t('summary.reference')] : []),
    ...(differences ? [t('summary.differences')] : []),
    ...(sourceQuestion ? [t('summary.source')] : []),
  ]
}

function aroundOf(t: Words, { consent, passMark, exitQuestions }: Protocol, format: Format): string[] {
  return [
    ...(consent === undefined ? [] : [t('summary.consent')]),
    ...(passMark === undefined ? [] : [t('summary.passMark', { percent: format.number(Math.round(passMark * 100)) })]),
    ...(exitQuestions === undefined ? [] : [t('summary.exit', { number: exitQuestions.length })]),
  ]
}

function sittingsOf(t: Words, { sitting }: Protocol): string[] {
  return [
    ...(sitting?.breakAfter === undefined ? [] : [t('summary.break', { number: sitting.breakAfter })]),
    ...(sitting?.most === undefined ? [] : [t('summary.most', { number: sitting.most })]),
  ]
}

/** "Compare in pairs: with “equal”, with how much better. Only for: clinicians." */
export function phaseLine(t: Words, phase: Phase, format: Format): string {
  const traits = traitsOf(t, phase)
  const name = t(`kind.${phase.kind}`)
  const line = traits.length === 0 ? name : t('summary.phase', { name, traits: format.list(traits) })
  return phase.groups ? t('summary.onlyFor', { phase: line, groups: format.list(phase.groups) }) : line
}

function traitsOf(t: Words, phase: Phase): string[] {
  const traits: (string | false | undefined)[] = [phase.confidence && t('trait.confidence')]
  if (phase.kind === 'rating') {
    traits.push(
      phase.together && t('trait.together'),
      phase.perTurn && t('trait.perTurn'),
      phase.spans && t('trait.spans'),
    )
  } else {
    traits.push(phase.justification && t('trait.justification'))
    if (phase.kind !== 'best-worst') traits.push(phase.ties ? t('trait.ties') : t('trait.noTies'))
    if (phase.kind === 'preference') {
      traits.push(phase.strength && t('trait.strength'), phase.bothBad && t('trait.bothBad'))
      traits.push(phase.perCriterion && t('trait.perCriterion'))
    }
    if (phase.kind === 'ranking') traits.push(phase.top !== undefined && t('trait.top', { top: phase.top }))
  }
  return traits.filter((trait): trait is string => typeof trait === 'string')
}
