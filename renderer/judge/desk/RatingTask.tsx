import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CriterionId } from '#contract/ids.ts'
import type { Criterion } from '#contract/rubric.ts'
import { levelSign } from '#ui/fields/answerKeys.ts'
import { AnchorSlot } from '#ui/RadioScale.tsx'
import { Passage, Reading } from '#ui/Reading.tsx'
import { Acts, Desk } from '#ui/Screen.tsx'
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx'
import { ratingOf } from './answers.ts'
import { CommentField } from './CommentField.tsx'
import { CriterionField } from './CriterionField.tsx'
import { DeskActs } from './DeskActs.tsx'
import { useDesk } from './deskSlice.ts'
import { Content, Given } from './Given.tsx'
import type { TaskScreenProps } from './TaskScreen.tsx'
import { useCriterionFocus } from './useCriterionFocus.ts'

/** What the pointer rests on or the focus is on, while it does. */
export type Attended = { readonly criterion: CriterionId; readonly value: number }

/** Rating: the work on the reading page, the criteria in order beside it. */
export function RatingTask({ commenting, onCommenting, onCannotJudge }: TaskScreenProps) {
  const { t } = useTranslation('judge')
  const task = useDesk((state) => state.task)
  const total = useDesk((state) => state.progress.total)
  const heading = useDesk((state) => state.study?.responseHeading ?? '')
  const [attended, setAttended] = useState<Attended | null>(null)
  const form = useRef<HTMLDivElement>(null)
  useCriterionFocus(form)
  if (task?.task.kind !== 'rating') return null
  return (
    <>
      <h1>
        <VisuallyHidden>{t('heading.rating', { ordinal: task.ordinal, total })}</VisuallyHidden>
      </h1>
      <Desk
        reading={
          <Reading accessibleName={t('reading.rating')}>
            <Given />
            {task.responses.map((response, index) => (
              <Passage key={index} heading={heading}>
                <Content text={response.text} />
              </Passage>
            ))}
          </Reading>
        }
        formName={t('rating.form')}
        form={
          <div ref={form}>
            {task.task.criteria.map((criterion, index) => (
              <CriterionField key={criterion.id} criterion={criterion} index={index} onAttend={setAttended} />
            ))}
          </div>
        }
        formFoot={
          <>
            {commenting ? (
              <CommentField onDone={() => onCommenting(false)} />
            ) : (
              <FullAnchor criteria={task.task.criteria} attended={attended} />
            )}
            <Acts>
              <DeskActs onCannotJudge={onCannotJudge} comment={() => onCommenting(true)} />
            </Acts>
          </>
        }
      />
    </>
  )
}

interface FullAnchorProps {
  readonly criteria: readonly Criterion[]
  readonly attended: Attended | null
}

/** The anchor in full: of the level attended to, else of the chosen one, else what the criterion asks. */
function FullAnchor({ criteria, attended }: FullAnchorProps) {
  const { t } = useTranslation('judge')
  const index = useDesk((state) => state.criterion)
  const answers = useDesk((state) => state.answers)
  const criterion = criteria.find(({ id }) => id === attended?.criterion) ?? criteria[index]
  if (criterion === undefined) return <AnchorSlot />
  const answer = ratingOf(answers, criterion.id)
  const value = attended?.criterion === criterion.id ? attended.value : answer?.state === 'given' ? answer.value : null
  const level = criterion.kind === 'ordinal' ? criterion.levels.find((each) => each.value === value) : undefined
  if (level === undefined) {
    return criterion.question === '' ? (
      <AnchorSlot />
    ) : (
      <AnchorSlot title={`${criterion.name}.`}>{criterion.question}</AnchorSlot>
    )
  }
  return (
    <AnchorSlot title={t('rating.anchorTitle', { digit: levelSign(level), anchor: level.anchor })}>
      {level.description}
    </AnchorSlot>
  )
}
