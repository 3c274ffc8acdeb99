import { type RefObject, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Place } from '#contract/asked.ts'
import type { CriterionId } from '#contract/ids.ts'
import { levelSign } from '#ui/fields/answerKeys.ts'
import { AnchorSlot } from '#ui/RadioScale.tsx'
import { Reading } from '#ui/Reading.tsx'
import { Acts, Desk } from '#ui/Screen.tsx'
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx'
import { answerTo, theOnlyPlace } from './answers.ts'
import { CommentField } from './CommentField.tsx'
import { DeskActs } from './DeskActs.tsx'
import { useDesk } from './deskSlice.ts'
import { Given } from './Given.tsx'
import { Responses } from './reading/Responses.tsx'
import type { TaskScreenProps } from './TaskScreen.tsx'
import { Besides } from './tasks/Besides.tsx'
import { MarkEditor } from './tasks/MarkEditor.tsx'
import { MarkedText } from './tasks/MarkedText.tsx'
import { PlaceGroups } from './tasks/PlaceGroups.tsx'
import { useMarking } from './tasks/useMarking.ts'
import { useCriterionFocus } from './useCriterionFocus.ts'
import { useCurrentlyAsked } from './useCurrentlyAsked.ts'

/** What the pointer rests on or the focus is on, while it does. */
export type Attended = { readonly criterion: CriterionId; readonly value: number }

/** Rating: the work on the reading page, the criteria in order beside it, by response and turn where several are rated. */
export function RatingTask({ commenting, onCommenting, onCannotJudge }: TaskScreenProps) {
  const { t } = useTranslation('judge')
  const task = useDesk((state) => state.task)
  const place = useCurrentlyAsked()?.place ?? theOnlyPlace
  const [attended, setAttended] = useState<Attended | null>(null)
  const form = useRef<HTMLDivElement>(null)
  const page = useRef<HTMLDivElement>(null)
  const marking = useMarking()
  useCriterionFocus(form)
  useShownPlace(page, place)
  if (task?.task.kind !== 'rating') return null
  const several = task.responses.length > 1
  return (
    <>
      <Heading several={several} />
      <Desk
        reading={
          <Reading accessibleName={several ? t('reading.ranking') : t('reading.rating')}>
            <Given />
            <div ref={page} style={{ display: 'contents' }}>
              <Responses
                current={place}
                {...(marking.scheme === null
                  ? {}
                  : { draw: (text, at) => <MarkedText text={text} place={at} marking={marking} /> })}
              />
            </div>
          </Reading>
        }
        formName={t('rating.form')}
        form={
          <div ref={form}>
            <PlaceGroups onAttend={setAttended} marking={marking} />
            <Besides />
          </div>
        }
        formFoot={
          <>
            {marking.draft !== null ? (
              <MarkEditor key={marking.draft.serial} marking={marking} />
            ) : commenting ? (
              <CommentField onDone={() => onCommenting(false)} />
            ) : (
              <FullAnchor attended={attended} />
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

function Heading({ several }: { readonly several: boolean }) {
  const { t } = useTranslation('judge')
  const { t: tasks } = useTranslation('tasks')
  const ordinal = useDesk((state) => state.task?.ordinal ?? 0)
  const total = useDesk((state) => state.progress.total)
  return (
    <h1>
      <VisuallyHidden>
        {several ? tasks('heading.together', { ordinal, total }) : t('heading.rating', { ordinal, total })}
      </VisuallyHidden>
    </h1>
  )
}

/** The anchor in full: of the level attended to, else of the chosen one, else what the criterion asks. */
function FullAnchor({ attended }: { readonly attended: Attended | null }) {
  const { t } = useTranslation('judge')
  const kind = useDesk((state) => state.task?.task.kind ?? 'rating')
  const current = useCurrentlyAsked()
  const answers = useDesk((state) => state.answers)
  const criteria = useDesk(({ task }) => (task?.task.kind === 'rating' ? task.task.criteria : null))
  const criterion = criteria?.find(({ id }) => id === attended?.criterion) ?? current?.criterion
  if (criterion == null) return <AnchorSlot />
  const answer = current && answerTo(answers, current, kind)
  const held = answer?.state === 'given' && 'value' in answer ? answer.value : null
  const value = attended?.criterion === criterion.id ? attended.value : held
  const levels = criterion.kind === 'ordinal' ? criterion.levels : 'options' in criterion ? criterion.options : []
  const level = levels.find((each) => each.value === value)
  if (level === undefined || level.description === '') {
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

/** The response or turn that keys go to comes into view; a new task begins at the top, with what was asked. */
function useShownPlace(page: RefObject<HTMLElement | null>, { slot, turn }: Place): void {
  const first = useRef(true)
  useEffect(() => {
    if (first.current) {
      first.current = false
      return
    }
    const within = slot === undefined ? page.current : page.current?.querySelector(`[data-slot="${slot}"]`)
    const shown = turn === undefined ? within : within?.querySelector(`[data-turn="${turn}"]`)
    if (shown !== page.current) shown?.scrollIntoView?.({ block: 'nearest' })
  }, [page, slot, turn])
}
