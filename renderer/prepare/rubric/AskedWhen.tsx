import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type CriterionFault, choicesOf } from '#contract/rubricFaults.ts'
import { Button } from '#ui/Button.tsx'
import { CheckList } from '#ui/Checkbox.tsx'
import { Field } from '#ui/Field.tsx'
import { Select } from '#ui/Select.tsx'
import styles from './RubricPage.module.css'
import { type NamedDraft, withField } from './rubricModel.ts'
import { useChoiceWords } from './rubricWords.ts'

export interface AskedWhenProps {
  readonly draft: NamedDraft
  readonly earlier: readonly NamedDraft[]
  readonly groups: readonly string[]
  readonly faults: readonly CriterionFault[]
  readonly frozen: boolean
  readonly onChange: (draft: NamedDraft) => void
}

/** Whom a criterion is asked of, and after which answers to another. */
export function AskedWhen(props: AskedWhenProps) {
  return (
    <div className={styles.asked}>
      <ConditionEditor {...props} />
      <GroupsEditor {...props} />
    </div>
  )
}

const conditionFaults = [
  'condition-unknown',
  'condition-later',
  'condition-without-choices',
  'condition-value',
] as const

function ConditionEditor({ draft, earlier, faults, frozen, onChange }: AskedWhenProps) {
  const { t } = useTranslation(['rubric', 'prepare'])
  const choiceWords = useChoiceWords()
  const { shownIf } = draft
  const candidates = earlier.filter((other) => choicesOf(other) !== null)
  const other = candidates.find(({ id }) => id === shownIf?.criterion)
  const fault = conditionFaults.find((each) => faults.includes(each))
  if (candidates.length === 0 && !shownIf) return null
  const choices = other ? (choicesOf(other) ?? []) : []
  const nameOf = ({ name }: NamedDraft) => name || t('prepare:rubric.unnamed')
  return (
    <div>
      <Select
        heading={t('condition.heading')}
        options={[
          { id: 'always', words: t('condition.always') },
          ...candidates.map((each) => ({ id: each.id as string, words: t('condition.after', { name: nameOf(each) }) })),
        ]}
        value={shownIf ? (other?.id ?? null) : 'always'}
        disabled={frozen}
        {...(fault ? { error: t(`fault.${fault}`) } : {})}
        onChange={(chosen) => {
          const named = candidates.find(({ id }) => id === chosen)
          const first = named && choicesOf(named)?.[0]
          const condition = named && first !== undefined ? { criterion: named.id, values: [first] } : undefined
          onChange(withField(draft, 'shownIf', condition))
        }}
      />
      {shownIf && other && (
        <div className={styles.answers}>
          <CheckList
            heading={t('condition.answers')}
            choices={choices.map((value) => ({ value: String(value), words: choiceWords(other, value) }))}
            values={shownIf.values.map(String)}
            disabled={frozen}
            // A condition that no answer meets would never be asked: the last answer stays.
            onChange={(next) => {
              if (next.length > 0) onChange(withField(draft, 'shownIf', { ...shownIf, values: next.map(Number) }))
            }}
          />
        </div>
      )}
    </div>
  )
}

function GroupsEditor({ draft, groups, frozen, onChange }: AskedWhenProps) {
  const { t } = useTranslation('rubric')
  const [choosing, setChoosing] = useState(false)
  const some = draft.groups !== undefined || choosing
  const chosen = draft.groups ?? []
  const choose = (next: readonly string[]) =>
    onChange(withField(draft, 'groups', next.length === 0 ? undefined : [...next]))
  return (
    <div>
      <Select
        heading={t('groups.heading')}
        options={[
          { id: 'everyone', words: t('groups.everyone') },
          { id: 'some', words: t('groups.some') },
        ]}
        value={some ? 'some' : 'everyone'}
        disabled={frozen}
        onChange={(who) => {
          setChoosing(who === 'some')
          if (who === 'everyone') choose([])
        }}
      />
      {some && (
        <div className={styles.answers}>
          {groups.length > 0 && (
            <CheckList
              heading={t('groups.which')}
              choices={groups.map((group) => ({ value: group, words: <bdi>{group}</bdi> }))}
              values={[...chosen]}
              disabled={frozen}
              onChange={(next) => {
                setChoosing(true)
                choose(next)
              }}
            />
          )}
          {!frozen && <AnotherGroup onAdd={(group) => choose([...new Set([...chosen, group])])} />}
        </div>
      )}
    </div>
  )
}

function AnotherGroup({ onAdd }: { readonly onAdd: (group: string) => void }) {
  const { t } = useTranslation('rubric')
  const [name, setName] = useState('')
  const add = () => {
    if (name.trim() === '') return
    onAdd(name.trim())
    setName('')
  }
  return (
    <div className={styles.adding}>
      <Field
        heading={t('groups.another')}
        value={name}
        maxLength={60}
        dir="auto"
        onChange={setName}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return
          event.preventDefault()
          add()
        }}
      />
      <Button kind="plain" notYet={name.trim() === ''} onPress={add}>
        {t('groups.add')}
      </Button>
    </div>
  )
}
