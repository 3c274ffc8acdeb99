import { useTranslation } from 'react-i18next'
import { type Place, placesOf, samePlace } from '#contract/asked.ts'
import { type Asked, askedOf } from '../answers.ts'
import { CriterionField } from '../CriterionField.tsx'
import { useDesk } from '../deskSlice.ts'
import type { Attended } from '../RatingTask.tsx'
import { Label } from '../reading/Label.tsx'
import { Marks } from './Marks.tsx'
import styles from './Tasks.module.css'
import type { Marking } from './useMarking.ts'
import { usePlaceName } from './usePlaceName.ts'

export interface PlaceGroupsProps {
  readonly onAttend: (attended: Attended | null) => void
  readonly marking: Marking
}

/** The criteria of a rating task, one group for each response and turn that is rated. */
export function PlaceGroups({ onAttend, marking }: PlaceGroupsProps) {
  const task = useDesk((state) => state.task)
  const answers = useDesk((state) => state.answers)
  if (task?.task.kind !== 'rating') return null
  const asked = askedOf(task, answers).map((each, index) => ({ ...each, index }))
  const places = placesOf(task, task.task)
  return places.map((place, index) => (
    <Group
      key={`${place.slot}-${place.turn}`}
      place={place}
      titled={places.length > 1}
      first={index === 0}
      asked={asked.filter((each) => samePlace(each.place, place))}
      onAttend={onAttend}
      marking={marking}
    />
  ))
}

interface GroupProps extends PlaceGroupsProps {
  readonly place: Place
  readonly titled: boolean
  readonly first: boolean
  readonly asked: readonly (Asked & { readonly index: number })[]
}

function Group({ place, titled, first, asked, onAttend, marking }: GroupProps) {
  const name = usePlaceName(place)
  return (
    <div
      className={styles.group}
      data-place={`${place.slot ?? ''}/${place.turn ?? ''}`}
      {...(titled ? { role: 'group', 'aria-label': name } : {})}
    >
      {titled && <PlaceTitle place={place} />}
      {marking.scheme && <Marks place={place} marking={marking} explained={first} />}
      {asked.map(
        ({ criterion, index }) =>
          criterion && (
            <CriterionField key={criterion.id} criterion={criterion} index={index} place={place} onAttend={onAttend} />
          ),
      )}
    </div>
  )
}

/** "B", "turn 2", or both. */
export function PlaceTitle({ place }: { readonly place: Place }) {
  const { t } = useTranslation('tasks')
  const blindLabel = useDesk(({ task }) => task?.responses[(place.slot ?? 1) - 1]?.blindLabel ?? '')
  return (
    <h2 className={styles.place}>
      {place.slot !== undefined && <Label of={blindLabel} />}
      {place.turn !== undefined && <span>{t('turn', { turn: place.turn })}</span>}
    </h2>
  )
}
