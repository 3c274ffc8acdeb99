import { useId, useRef } from 'react'
import {
  Button as AriaButton,
  type DropTarget,
  GridList,
  GridListItem,
  isTextDropItem,
  useDragAndDrop,
} from 'react-aria-components'
import { classes } from './classes.ts'
import { Glyph } from './Glyph.tsx'
import styles from './RankList.module.css'
import type { RankItem, RankWords } from './RankList.tsx'

export interface RankRow {
  readonly item: RankItem
  /** null: not placed. */
  readonly rank: number | null
  readonly equal: boolean
}

export interface RankDropTarget {
  readonly id: string
  readonly where: 'before' | 'after' | 'on'
}

interface RankRowsProps {
  readonly accessibleName: string
  readonly rows: readonly RankRow[]
  readonly spokenRow: RankWords['spokenRow']
  readonly current: string | null
  readonly empty: string
  /** `root`: anywhere in the list is the same. `between`: only between rows. `anything`: between rows or on one. */
  readonly dropOn: 'root' | 'between' | 'anything'
  /** A row came to rest here; target null: in the list, on no row. */
  readonly onDrop: (id: string, target: RankDropTarget | null) => void
}

const ROW_TYPE = 'application/x-rank-row'

/** One of the two lists of a rank list: rows that can be dragged, chosen by key, and dropped upon. */
export function RankRows({ accessibleName, rows, spokenRow, current, empty, dropOn, onDrop }: RankRowsProps) {
  const group = useId()
  const list = useRef<HTMLDivElement>(null)
  const accepts = (target: DropTarget) =>
    target.type === 'root'
      ? dropOn === 'root' || rows.length === 0
      : dropOn !== 'root' && (target.dropPosition !== 'on' || dropOn === 'anything')
  const { dragAndDropHooks } = useDragAndDrop<RankRow>({
    getItems: (keys) => [...keys].map((key) => ({ [ROW_TYPE]: String(key), 'text/plain': String(key) })),
    acceptedDragTypes: [ROW_TYPE],
    getDropOperation: (target) => (accepts(target) ? 'move' : 'cancel'),
    ...(dropOn === 'root' ? { dropTargetDelegate: { getDropTargetFromPoint: () => ({ type: 'root' as const }) } } : {}),
    onDrop: async (event) => {
      const dropped = event.items.find(isTextDropItem)
      const id = await dropped?.getText(ROW_TYPE)
      if (id === undefined) return
      const { target } = event
      onDrop(id, target.type === 'root' ? null : { id: String(target.key), where: target.dropPosition })
    },
  })
  return (
    <GridList
      ref={list}
      aria-label={accessibleName}
      className={classes(styles.rows)}
      items={rows.map((row) => ({ ...row, id: row.item.id }))}
      dependencies={[current]}
      dragAndDropHooks={dragAndDropHooks}
      disallowTypeAhead
      renderEmptyState={() => <p className={styles.empty}>{empty}</p>}
    >
      {({ item, rank, equal }) => {
        const after = rows[rows.findIndex((row) => row.item.id === item.id) + 1]
        return (
          <GridListItem
            id={item.id}
            textValue={spokenRow(item.letter, rank, equal)}
            className={classes(styles.row, after?.equal && styles.tied, item.id === current && styles.held)}
          >
            <span className={classes(styles.rank, (equal || rank === null) && styles.same)}>
              {rank === null ? '–' : equal ? '=' : rank}
            </span>
            <b className={styles.letter}>{item.sign ?? item.letter}</b>
            <span className={styles.opening} dir="auto">
              {item.opening}
            </span>
            <AriaButton slot="drag" className={classes(styles.grip)} id={`${group}-${item.id}`}>
              <Glyph name="grip" />
            </AriaButton>
          </GridListItem>
        )
      }}
    </GridList>
  )
}
