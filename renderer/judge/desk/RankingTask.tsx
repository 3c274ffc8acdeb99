import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { TaskView } from '#contract/rater.ts'
import { KeyLegend, type KeyLegendLine } from '#ui/KeyHint.tsx'
import { RankList, type RankWords } from '#ui/RankList.tsx'
import { Reading } from '#ui/Reading.tsx'
import { unplaced } from '#ui/rankOrder.ts'
import { Acts, Desk, FormTitle } from '#ui/Screen.tsx'
import { CommentField } from './CommentField.tsx'
import { chooseOrder } from './choosing.ts'
import { DeskActs } from './DeskActs.tsx'
import { useDesk, useMachine } from './deskSlice.ts'
import { Given } from './Given.tsx'
import { useKeyLine } from './keyLines.ts'
import { openingWords } from './openingWords.ts'
import styles from './Ranking.module.css'
import { Label } from './reading/Label.tsx'
import { Passages, useShownPassage } from './reading/Passages.tsx'
import { useLabelWord } from './reading/useLabelWord.ts'
import type { TaskScreenProps } from './TaskScreen.tsx'
import { Besides } from './tasks/Besides.tsx'

/** Ranking: the responses under their letters on the reading page, the order being made beside them. */
export function RankingTask({ commenting, onCommenting, onCannotJudge }: TaskScreenProps) {
  const { t } = useTranslation('judge')
  const task = useDesk((state) => state.task)
  const question = useDesk((state) => state.study?.question ?? '')
  const { t: tasks } = useTranslation('tasks')
  const page = useRef<HTMLDivElement>(null)
  useShownPassage(page)
  if (task?.task.kind !== 'ranking') return null
  const { ties, top } = task.task
  const rule = ties ? t('ranking.tiesAllowed') : t('ranking.noTies')
  return (
    <Desk
      reading={
        <Reading accessibleName={t('reading.ranking')}>
          <Given />
          <Passages pageRef={page} />
        </Reading>
      }
      formName={t('ranking.form')}
      form={
        <>
          <FormTitle second={top === undefined ? rule : `${tasks('ranking.topRule', { count: top })} ${rule}`}>
            {question ||
              (top === undefined
                ? t('ranking.question', { count: task.responses.length })
                : tasks('ranking.topQuestion', { count: top }))}
          </FormTitle>
          <Order responses={task.responses} ties={ties} />
          <Besides />
        </>
      }
      formFoot={
        <>
          {commenting ? (
            <CommentField onDone={() => onCommenting(false)} />
          ) : (
            <Keys places={task.responses.length} ties={ties} />
          )}
          <Acts>
            <DeskActs onCannotJudge={onCannotJudge} comment={() => onCommenting(true)} />
          </Acts>
        </>
      }
    />
  )
}

interface OrderProps {
  readonly responses: TaskView['responses']
  readonly ties: boolean
}

function Order({ responses, ties }: OrderProps) {
  const machine = useMachine()
  const order = useDesk((state) => state.order)
  const chosen = useDesk((state) => state.chosen)
  const reason = useDesk((state) =>
    state.answers.ranking?.state === 'cannot-judge' ? state.answers.ranking.reason : null,
  )
  const words = useRankWords(unplaced(order).length, responses.length)
  const word = useLabelWord()
  const { t } = useTranslation('judge')
  return (
    <>
      {reason !== null && <p className={styles.reason}>{t(`reasons.${reason}`)}</p>}
      <RankList
        items={responses.map(({ blindLabel, text, turns }) => ({
          id: blindLabel,
          letter: word(blindLabel),
          sign: <Label of={blindLabel} />,
          opening: openingWords(text === '' ? (turns?.at(-1)?.text ?? '') : text),
        }))}
        order={order}
        onChange={(next) => chooseOrder(machine, next)}
        allowTies={ties}
        current={chosen}
        onAttend={(letter) => machine.choose(letter)}
        words={words}
      />
    </>
  )
}

function useRankWords(left: number, total: number): RankWords {
  const { t } = useTranslation('judge')
  const { t: tasks } = useTranslation('tasks')
  return {
    notPlaced: t('ranking.tray'),
    notPlacedCount: t('ranking.trayCount', { placed: left, total }),
    allPlaced: t('ranking.emptyTray'),
    order: t('ranking.order'),
    best: t('ranking.best'),
    worst: t('ranking.worst'),
    nonePlaced: t('ranking.emptyOrder'),
    placeOf: (letter) => t('ranking.placeOf', { letter }),
    placeNone: t('ranking.placeNone'),
    placeNumber: tasks('ranking.placeNumber'),
    equal: t('ranking.equal'),
    takeBack: t('ranking.takeBack'),
    spokenRow: (letter, rank, equal) => {
      if (rank === null) return t('ranking.unplaced', { letter })
      return equal ? t('ranking.placedEqual', { letter, rank }) : t('ranking.placed', { letter, rank })
    },
  }
}

function Keys({ places, ties }: { readonly places: number; readonly ties: boolean }) {
  const { t } = useTranslation('judge')
  const choose = useKeyLine(['up', 'down'], 'ArrowUp, ArrowDown', {
    spoken: t('ranking.spoken.choose'),
    words: t('ranking.keyChoose'),
  })
  const digits = usePlaceDigits(places)
  const move = useKeyLine(['moveUp', 'moveDown'], 'Alt+ArrowUp, Alt+ArrowDown', {
    spoken: t('ranking.spoken.move'),
    words: t('ranking.keyMove'),
  })
  const tie = useKeyLine(['tie'], '=', { spoken: t('ranking.spoken.tie'), words: t('ranking.keyTie') })
  const unplace = useKeyLine(['unplace'], '0', { spoken: t('ranking.spoken.unplace'), words: t('ranking.keyUnplace') })
  return (
    <div className={styles.keys}>
      <KeyLegend lines={[...choose, ...digits, ...move, ...(ties ? tie : []), ...unplace]} />
    </div>
  )
}

/** The digits that give a place. The tenth has none: its number is typed. */
function usePlaceDigits(places: number): readonly KeyLegendLine[] {
  const { t } = useTranslation('judge')
  const last = String(Math.min(places, 9))
  const [line] = useKeyLine(['place'], '1', { spoken: t('ranking.spoken.place'), words: t('ranking.keyPlace') })
  if (line === undefined) return []
  return places > 4 ? [{ ...line, to: last }] : [{ ...line, keys: ['1', '2', '3', '4'].slice(0, places) }]
}
