import type { ReactNode } from 'react'
import { Menu as AriaMenu, Button, MenuItem, MenuSection, MenuTrigger, Popover } from 'react-aria-components'
import buttonStyles from './Button.module.css'
import { classes } from './classes.ts'
import { Glyph } from './Glyph.tsx'
import { KeyHint } from './KeyHint.tsx'
import styles from './Menu.module.css'

export interface MenuEntry {
  readonly id: string
  readonly words: string
  readonly keys?: string
  readonly disabled?: boolean
  /** In the colour of a warning: something is lost. */
  readonly stop?: boolean
  /** Chosen now, in a group where one is. */
  readonly chosen?: boolean
}

export interface MenuProps {
  /** The word that opens it. */
  readonly trigger: ReactNode
  /** Where the word does not say what it opens. */
  readonly accessibleName?: string
  readonly kind?: 'word' | 'plain'
  readonly chevron?: boolean
  /** Entries in groups, each with a name for a screen reader; a rule divides them. */
  readonly groups: readonly { readonly accessibleName: string; readonly entries: readonly MenuEntry[] }[]
  readonly onAction: (id: string) => void
}

/** A word that opens a short list of actions. */
export function Menu({ trigger, accessibleName, kind = 'word', chevron = true, groups, onAction }: MenuProps) {
  return (
    <MenuTrigger>
      <Button
        className={classes(buttonStyles[kind], styles.trigger)}
        {...(accessibleName === undefined ? {} : { 'aria-label': accessibleName })}
      >
        {trigger}
        {chevron && <Glyph name="chevron" />}
      </Button>
      <Popover className={classes(styles.popover)} offset={4}>
        <AriaMenu className={classes(styles.menu)} onAction={(key) => onAction(String(key))}>
          {groups.map((group) => (
            <MenuSection key={group.accessibleName} aria-label={group.accessibleName} className={classes(styles.group)}>
              {group.entries.map((entry) => (
                <MenuItem
                  key={entry.id}
                  id={entry.id}
                  textValue={entry.words}
                  isDisabled={entry.disabled ?? false}
                  className={classes(styles.entry, entry.stop && styles.stop, entry.chosen && styles.chosen)}
                >
                  <span className={styles.tick}>{entry.chosen && <Glyph name="tick" />}</span>
                  <span>{entry.words}</span>
                  {entry.keys !== undefined && <KeyHint keys={entry.keys} />}
                </MenuItem>
              ))}
            </MenuSection>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  )
}
