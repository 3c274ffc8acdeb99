import { useTranslation } from 'react-i18next'
import type { ForkedTask } from '#contract/review.ts'
import { dayAndTime } from '#lib/moments.ts'
import { Button } from '#ui/Button.tsx'
import { Table } from '#ui/Table.tsx'
import styles from './PacketsPage.module.css'

export interface ForkTableProps {
  readonly tasks: readonly ForkedTask[]
  /** null: nothing can be chosen now. */
  readonly onChoose: ((chosen: Pick<ForkedTask, 'assignment'> & { readonly copy: number }) => void) | null
}

/** Each task answered in two copies: whose, which, when in either copy; not what. The last copy is the one that counts now. */
export function ForkTable({ tasks, onChoose }: ForkTableProps) {
  const { t, i18n } = useTranslation('settle')
  const nth = (item: number) => item.toLocaleString(i18n.language)
  return (
    <Table
      caption={t('packets.twice')}
      rows={tasks}
      rowId={({ assignment }) => assignment}
      columns={[
        { id: 'rater', heading: t('packets.forWhom'), rowHeading: true, cell: ({ rater }) => <bdi>{rater}</bdi> },
        {
          id: 'task',
          heading: t('packets.task'),
          cell: ({ item, kind }) => t('packets.taskIs', { nth: nth(item), kind: t(`kinds.${kind}`) }),
        },
        { id: 'earlier', heading: t('packets.earlier'), cell: ({ answeredAt }) => dayAndTime(answeredAt[0] ?? '') },
        { id: 'later', heading: t('packets.later'), cell: ({ answeredAt }) => dayAndTime(answeredAt.at(-1) ?? '') },
        {
          id: 'choose',
          heading: t('packets.counts'),
          cell: ({ assignment, rater, item, answeredAt }) =>
            onChoose && (
              <span className={styles.choices}>
                <Button
                  quiet
                  aria-label={t('packets.countEarlierOf', { rater, nth: nth(item) })}
                  onPress={() => onChoose({ assignment, copy: 0 })}
                >
                  {t('packets.countEarlier')}
                </Button>
                <Button
                  quiet
                  aria-label={t('packets.countLaterOf', { rater, nth: nth(item) })}
                  onPress={() => onChoose({ assignment, copy: answeredAt.length - 1 })}
                >
                  {t('packets.countLater')}
                </Button>
              </span>
            ),
        },
      ]}
    />
  )
}
