import { type ReactNode, useRef } from 'react'
import { FigureFrame, type FigureTableProps } from '#report/figures/FigureTable.tsx'
import { Menu } from '#ui/Menu.tsx'
import { tell } from '../words.ts'
import styles from './ScreenFigure.module.css'
import { type FigureForm, saveFigure } from './saveFigure.ts'

export interface ScreenFigureProps {
  readonly children: ReactNode
  readonly note?: ReactNode
  readonly table: FigureTableProps
}

const forms: readonly FigureForm[] = ['svg', 'png', 'csv']

/** A figure on screen: with its table folded under it, and a menu that saves drawing, picture or numbers. */
export function ScreenFigure({ children, note, table }: ScreenFigureProps) {
  const holder = useRef<HTMLDivElement>(null)
  const save = (form: string) =>
    void saveFigure(form as FigureForm, holder.current?.querySelector<SVGSVGElement>('svg.fig') ?? null, table)
  return (
    <div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: wider than a small window */}
      <div className={styles.holder} ref={holder} tabIndex={0} role="group" aria-label={table.caption}>
        <FigureFrame tableWords={tell('table')} table={table} {...(note === undefined ? {} : { note })}>
          {children}
        </FigureFrame>
      </div>
      <div className={styles.menu}>
        <Menu
          trigger={tell('figureMenu.save')}
          accessibleName={`${tell('figureMenu.save')}: ${table.caption}`}
          groups={[
            {
              accessibleName: tell('figureMenu.save'),
              entries: forms.map((form) => ({ id: form, words: tell(`figureMenu.${form}`) })),
            },
          ]}
          onAction={save}
        />
      </div>
    </div>
  )
}
