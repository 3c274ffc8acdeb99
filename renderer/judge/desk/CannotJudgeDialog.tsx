import { type FormEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CannotJudgeReason } from '#contract/judgement.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { TextArea } from '#ui/Field.tsx'
import { askedOf } from './answers.ts'
import { Choice } from './Choice.tsx'
import styles from './Dialogs.module.css'
import { useDesk, useMachine } from './deskSlice.ts'
import { cannotJudge, givenReason, type Reason, type Scope, takeReasonBack } from './reasons.ts'
import { useCurrentlyAsked } from './useCurrentlyAsked.ts'

export interface CannotJudgeDialogProps {
  readonly isOpen: boolean
  readonly onClose: () => void
}

/** "Can't judge" with a reason: a state of its own, never a number in the middle. */
export function CannotJudgeDialog({ isOpen, onClose }: CannotJudgeDialogProps) {
  const { t } = useTranslation('judge')
  const machine = useMachine()
  const formId = useId()
  const criterion = useCurrentCriterionName()
  const given = useDesk(givenReason)
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title={criterion === null ? t('cannotJudge.title') : t('cannotJudge.titleOf', { criterion })}
      actions={
        <>
          <Button onPress={onClose}>{t('cannotJudge.cancel')}</Button>
          {given !== null && (
            <Button
              kind="plain"
              onPress={() => {
                takeReasonBack(machine)
                onClose()
              }}
            >
              {t('cannotJudge.takeBack')}
            </Button>
          )}
          <Button kind="primary" submits form={formId}>
            {t('cannotJudge.record')}
          </Button>
        </>
      }
    >
      <ReasonForm formId={formId} criterion={criterion} given={given} onDone={onClose} />
    </Dialog>
  )
}

function useCurrentCriterionName(): string | null {
  const asked = useCurrentlyAsked()
  const isRating = useDesk(({ task }) => task?.task.kind === 'rating')
  return isRating ? (asked?.criterion?.name ?? null) : null
}

interface ReasonFormProps {
  readonly formId: string
  readonly criterion: string | null
  readonly given: Reason | null
  readonly onDone: () => void
}

function ReasonForm({ formId, criterion, given, onDone }: ReasonFormProps) {
  const { t } = useTranslation('judge')
  const machine = useMachine()
  const several = useDesk(({ task, answers }) => task?.task.kind === 'rating' && askedOf(task, answers).length > 1)
  const [reason, setReason] = useState<Reason | null>(given)
  const [scope, setScope] = useState<Scope>('one')
  const [comment, setComment] = useState(machine.state.comment)
  const [tried, setTried] = useState(false)
  const unexplained = reason === 'other' && comment.trim() === ''
  const reasons: readonly Reason[] = [
    ...(criterion === null ? [] : (['not-applicable'] as const)),
    ...CannotJudgeReason.options,
  ]
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (reason === null || unexplained) return
    cannotJudge(machine, reason, scope, reason === 'other' ? comment.trim() : null)
    onDone()
  }
  return (
    <form id={formId} onSubmit={submit} noValidate>
      <p className="soft">{t('cannotJudge.intro')}</p>
      <fieldset className={styles.group}>
        <legend>{t('cannotJudge.reason')}</legend>
        {reasons.map((each, index) => (
          <Choice
            key={each}
            name={`${formId}-reason`}
            checked={reason === each}
            onChoose={() => setReason(each)}
            first={given === null ? index === 0 : given === each}
          >
            {t(`cannotJudge.${each}`)}
          </Choice>
        ))}
      </fieldset>
      {reason === 'other' && (
        <div className={styles.reason}>
          <TextArea
            heading={t('cannotJudge.comment')}
            value={comment}
            onChange={setComment}
            maxLength={10_000}
            {...(tried && unexplained ? { error: t('cannotJudge.commentNeeded') } : {})}
          />
        </div>
      )}
      {several && criterion !== null && (
        <ScopeChoice name={`${formId}-scope`} criterion={criterion} scope={scope} onScope={setScope} />
      )}
    </form>
  )
}

interface ScopeChoiceProps {
  readonly name: string
  readonly criterion: string
  readonly scope: Scope
  readonly onScope: (scope: Scope) => void
}

function ScopeChoice({ name, criterion, scope, onScope }: ScopeChoiceProps) {
  const { t } = useTranslation('judge')
  return (
    <fieldset className={styles.group}>
      <legend>{t('cannotJudge.scope')}</legend>
      <Choice name={name} checked={scope === 'one'} onChoose={() => onScope('one')}>
        {t('cannotJudge.one', { criterion })}
      </Choice>
      <Choice name={name} checked={scope === 'whole'} onChoose={() => onScope('whole')}>
        {t('cannotJudge.whole')}
      </Choice>
    </fieldset>
  )
}
