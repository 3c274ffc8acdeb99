import { useTranslation } from 'react-i18next'
import { type Place, samePlace } from '#contract/asked.ts'
import { SpanText } from '#ui/SpanText.tsx'
import { spansAt } from '../answers.ts'
import { useDesk } from '../deskSlice.ts'
import type { Marking } from './useMarking.ts'
import { usePlaceName } from './usePlaceName.ts'

export interface MarkedTextProps {
  readonly text: string
  readonly place: Place
  readonly marking: Marking
}

/** A response or turn as it was written, where stretches can be marked. */
export function MarkedText({ text, place, marking }: MarkedTextProps) {
  const { t } = useTranslation('tasks')
  const marks = useDesk((state) => spansAt(state.answers, place))
  const placeName = usePlaceName(place)
  const { draft } = marking
  return (
    <div data-marked={`${place.slot ?? ''}/${place.turn ?? ''}`}>
      <SpanText
        text={text}
        marks={marks}
        current={draft !== null && samePlace(draft.place, place) ? draft.index : null}
        onSelect={({ start, end }) =>
          marking.begin({
            place,
            start,
            end,
            quote: text.slice(start, end),
            index: null,
            category: null,
            severity: null,
            comment: '',
          })
        }
        onOpen={(index) => marking.open(place, index)}
        describedBy={marking.helpId}
        words={{
          name: placeName === '' ? t('marks.text') : t('marks.textOf', { place: placeName }),
          selected: (words) => t('marks.selected', { words }),
          inMark: (number) => t('marks.inMark', { number, category: marks[number - 1]?.category ?? '' }),
          start: t('marks.start'),
          end: t('marks.end'),
        }}
      />
    </div>
  )
}
