import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { askedCriteria } from '#contract/asked.ts'
import type { RatingValue } from '#contract/judgement.ts'
import type { Criterion } from '#contract/rubric.ts'
import { useAnswerWords } from '#lib/answerWords.ts'
import { Button } from '#ui/Button.tsx'
import { AnswerField } from '#ui/fields/AnswerField.tsx'
import { Leaf } from '#ui/Leaf.tsx'
import { AnchorSlot } from '#ui/RadioScale.tsx'
import { Select } from '#ui/Select.tsx'
import styles from './RubricPage.module.css'
import { levelsOf } from './rubricDiff.ts'
import type { EditedCriterion, NamedDraft } from './rubricModel.ts'

export interface RubricPreviewProps {
  readonly criteria: readonly EditedCriterion[]
  readonly current: string | null
  /** Groups of raters the study knows: the rubric can be looked at as one of them. */
  readonly groups?: readonly string[]
}

const everyone = ''
type Tried = Readonly<Record<string, RatingValue>>

/** The criteria as a rater will see them, conditions and all. They can be tried out; nothing is kept. */
export function RubricPreview({ criteria, current, groups = [] }: RubricPreviewProps) {
  const { t } = useTranslation(['prepare', 'rubric'])
  const words = useAnswerWords()
  const [tried, setTried] = useState<Tried>({})
  const [group, setGroup] = useState(everyone)
  const [attended, setAttended] = useState<{ readonly key: string; readonly value: number } | null>(null)
  if (criteria.length === 0) return <p className="soft">{t('prepare:rubric.previewEmpty')}</p>
  const seen = groups.includes(group) ? criteria.filter(({ draft }) => isFor(draft, group)) : criteria
  const asked = askedNow(seen, tried)
  // The one being edited shows, whether or not it would be asked now.
  const drawn = criteria.filter((each) => asked.includes(each) || each.key === current)
  const hidden = seen.filter((each) => !drawn.includes(each))
  const noteOf = ({ key, draft }: EditedCriterion) => {
    if (!asked.some((each) => each.key === key)) return { note: t('rubric:preview.conditional'), hintless: true }
    return draft.required || key === current ? {} : { note: t('rubric:preview.optional') }
  }
  const shown = criteria.find(({ key }) => key === (attended?.key ?? current)) ?? criteria[0]
  return (
    <>
      {groups.length > 0 && (
        <div className={styles.as}>
          <Select
            heading={t('rubric:preview.as')}
            options={[
              { id: everyone, words: t('rubric:preview.everyone') },
              ...groups.map((name) => ({ id: name, words: name })),
            ]}
            value={group}
            onChange={setGroup}
          />
        </div>
      )}
      <Leaf>
        {drawn.map((each) => {
          const { key, draft } = each
          return (
            // Another scale is another field: nothing tried on the old one stays in it.
            <div key={`${key} ${draft.kind}`} data-key={key}>
              <AnswerField
                criterion={{ ...draft, name: draft.name || t('prepare:rubric.unnamed') }}
                value={valueOn(draft, tried[key])}
                words={words}
                current={key === current}
                {...noteOf(each)}
                onAnswer={(value) => setTried({ ...tried, [key]: value })}
                onAttend={(value) => setAttended(value === null ? null : { key, value })}
              />
            </div>
          )
        })}
        {hidden.length > 0 && (
          <p className={styles.hiddenOnes}>{t('rubric:preview.hidden', { count: hidden.length })}</p>
        )}
        <FullAnchor draft={shown?.draft} value={attended?.key === shown?.key ? attended?.value : undefined} />
      </Leaf>
      {Object.keys(tried).length > 0 && <Button onPress={() => setTried({})}>{t('rubric:preview.startOver')}</Button>}
    </>
  )
}

const isFor = ({ groups }: NamedDraft, group: string): boolean => groups === undefined || groups.includes(group)

/** Those that a rater would be asked with these answers. */
function askedNow(criteria: readonly EditedCriterion[], tried: Tried): readonly EditedCriterion[] {
  const ratings = criteria.flatMap(({ key, draft }) => {
    const value = valueOn(draft, tried[key])
    return value === null ? [] : [{ criterion: draft.id, value }]
  })
  const asked = new Set(
    askedCriteria(
      criteria.map(({ draft }) => draft as Criterion),
      { ratings },
      {},
    ).map(({ id }) => id),
  )
  return criteria.filter(({ draft }) => asked.has(draft.id))
}

/** What was tried, as long as the scale still has it. */
function valueOn(draft: NamedDraft, tried: RatingValue | undefined): RatingValue | null {
  if (tried?.state !== 'given') return null
  const values = levelsOf(draft).map(({ value }) => value)
  const fits =
    draft.kind === 'text'
      ? typeof tried.value === 'string'
      : draft.kind === 'multi'
        ? Array.isArray(tried.value) && tried.value.every((each) => values.includes(each))
        : typeof tried.value === 'number' && (values.length === 0 || values.includes(tried.value))
  return fits ? tried : null
}

/** The text that fixes the level attended to; else what the criterion asks. */
function FullAnchor({ draft, value }: { readonly draft: NamedDraft | undefined; readonly value: number | undefined }) {
  const { t } = useTranslation('prepare')
  if (draft === undefined) return <AnchorSlot />
  const scaleLevel = levelsOf(draft).find((each) => each.value === value)
  if (!scaleLevel?.description) return <AnchorSlot>{draft.question}</AnchorSlot>
  const title =
    draft.kind === 'ordinal' ? t('rubric.slotTitle', { value: scaleLevel.value, anchor: scaleLevel.anchor }) : undefined
  return <AnchorSlot title={title ?? scaleLevel.anchor}>{scaleLevel.description}</AnchorSlot>
}
