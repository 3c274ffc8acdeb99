import type { MenuItemConstructorOptions } from 'electron'
import type { MenuItem, MenuModel } from '#contract/shellInputs.ts'
import { words } from './words.ts'

type Section = MenuModel['sections'][number]

/** What the menu is built from: the page's model turned into Electron's words. Apart from `menu.ts`, so that it loads without
 * Electron. */
export function menuTemplate(
  menu: MenuModel,
  platform: NodeJS.Platform,
  run: (command: string) => void,
): MenuItemConstructorOptions[] {
  const sections = menu.sections.map((section) => sectionTemplate(section, run))
  return platform === 'darwin' ? [{ label: words.appName, role: 'appMenu' }, ...sections] : sections
}

function sectionTemplate(section: Section, run: (command: string) => void): MenuItemConstructorOptions {
  const submenu = section.items.map((item) => itemTemplate(item, run))
  const role = section.place === 'window' || section.place === 'help' ? { role: section.place } : {}
  return { ...role, label: section.label, submenu }
}

function itemTemplate(item: MenuItem, run: (command: string) => void): MenuItemConstructorOptions {
  if (item.kind === 'separator') return { type: 'separator' }
  if (item.kind === 'role') return { role: item.role, ...(item.label ? { label: item.label } : {}) }
  return {
    id: item.id,
    label: item.label,
    enabled: item.enabled,
    ...(item.checked === null ? {} : { type: 'checkbox', checked: item.checked }),
    // Shown only: the page listens to the keys itself, and a key must not act twice.
    ...(item.accelerator ? { accelerator: item.accelerator, registerAccelerator: false } : {}),
    click: () => run(item.id),
  }
}
