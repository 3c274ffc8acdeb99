import { useTranslation } from 'react-i18next'
import { Condition, type CriterionDraft, type CriterionKind, type Measurement } from '#contract/rubric.ts'
import { useFormat } from '../parts/useFormat.ts'
import styles from './RubricChanges.module.css'
import type { CriterionChange, PlainField, RubricChange, TextPart } from './rubricDiff.ts'
import { useChoiceWords } from './rubricWords.ts'

export interface RubricChangesProps {
  readonly changes: readonly RubricChange[]
  /** Every criterion a condition may name, older and newer. */
  readonly criteria: readonly CriterionDraft[]
}

/** What changed from one rubric to another, criterion by criterion, words beside words. */
export function RubricChanges({ changes, criteria }: RubricChangesProps) {
  const { t } = useTranslation(['rubric', 'prepare'])
  if (changes.length === 0) return <p className="soft">{t('changes.none')}</p>
  return (
    <ul className={styles.changes}>
      {changes.map((change) => (
        <li key={`${change.kind} ${change.criterion.id}`}>
          <p>
            <b dir="auto">{change.criterion.name || t('prepare:rubric.unnamed')}</b>{' '}
            <span className={styles.sort}>
              {change.kind === 'moved'
                ? t('changes.moved', { from: change.from, to: change.to })
                : t(`changes.${change.kind}`)}
              {change.kind === 'changed' && change.succeeds && ` ${t('changes.succeeds')}`}
            </span>
          </p>
          {change.kind === 'changed' && (
            <ul className={styles.parts}>
              {change.changes.map((part, place) => (
                <li key={place}>
                  <Part change={part} criteria={criteria} />
                </li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ul>
  )
}

interface PartProps {
  readonly change: CriterionChange
  readonly criteria: readonly CriterionDraft[]
}

function Part({ change, criteria }: PartProps) {
  const { t } = useTranslation('rubric')
  const valueWords = useValueWords(criteria)
  switch (change.kind) {
    case 'words':
      return <Texts heading={t(`changes.${change.field}`)} parts={change.parts} />
    case 'level-words':
      return <Texts heading={t(`changes.${change.field}`, { value: change.value })} parts={change.parts} />
    case 'field':
      return (
        <p>
          {t('changes.field', {
            field: t(`fields.${change.field}`),
            before: valueWords(change.field, change.before),
            after: valueWords(change.field, change.after),
          })}
        </p>
      )
    case 'level-added':
    case 'level-removed':
      return <p>{t(`changes.${change.kind}`, { value: change.level.value, anchor: change.level.anchor })}</p>
    case 'level-quantity': {
      const counts = change.level.notAQuantity !== true
      return <p>{t(counts ? 'changes.counted' : 'changes.uncounted', { value: change.level.value })}</p>
    }
    case 'levels-moved':
      return <p>{t('changes.levels-moved')}</p>
  }
}

/** A changed text in one line: what went is struck out, what came is underlined, and both are said. */
function Texts({ heading, parts }: { readonly heading: string; readonly parts: readonly TextPart[] }) {
  return (
    <p>
      <span className={styles.field}>{heading}</span>{' '}
      <span dir="auto">
        {parts.map(({ sort, words }, place) => {
          if (sort === 'added') return <ins key={place}>{words}</ins>
          return sort === 'removed' ? <del key={place}>{words}</del> : <span key={place}>{words}</span>
        })}
      </span>
    </p>
  )
}

/** A setting's value in words. */
function useValueWords(criteria: readonly CriterionDraft[]): (field: PlainField, value: unknown) => string {
  const { t } = useTranslation(['rubric', 'prepare', 'fields'])
  const { list, number } = useFormat()
  const choiceWords = useChoiceWords()
  return (field, value) => {
    switch (field) {
      case 'kind':
        return t(`rubric:kinds.${value as CriterionKind}`)
      case 'measurement':
        return t(`prepare:criterion.measurements.${value as Measurement}.words`)
      case 'direction':
        return t(`prepare:criterion.directions.${value as CriterionDraft['direction']}`)
      case 'required':
      case 'slider':
      case 'unsure':
        return value === true ? t('fields:yes') : t('fields:no')
      case 'groups':
        return Array.isArray(value) ? list(value as string[]) : t('rubric:groups.everyone')
      case 'shownIf': {
        const condition = Condition.safeParse(value).data
        const named = criteria.find(({ id }) => id === condition?.criterion)
        if (!condition) return t('rubric:condition.always')
        const answers = named ? condition.values.map((each) => choiceWords(named, each)) : condition.values.map(String)
        return t('rubric:condition.words', { name: named?.name ?? '', answers: list(answers) })
      }
      case 'min':
      case 'max':
      case 'step':
      case 'weight':
      case 'minLength':
        return typeof value === 'number' ? number(value) : t('rubric:changes.open')
    }
  }
}
