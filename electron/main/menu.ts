import { Menu, type MenuItemConstructorOptions } from 'electron'
import { MenuModel, type MenuItem } from '#contract/shellInputs.ts'
import { words } from './words.ts'

type Section = MenuModel['sections'][number]

/** What the menu is built from: the page's model turned into Electron's words. Pure, so that it can be tested. */
export function menuTemplate(
  menu: MenuModel,
  platform: NodeJS.Platform,
  run: (command: string) => void,
): MenuItemConstructorOptions[] {
  const sections = menu.sections.map((section) => sectionTemplate(section, run))
  return platform === 'darwin' ? [{ label: words.appName, role: 'appMenu' }, ...sections] : sections
}

/** Checks the page's model and shows it. A model that does not fit is refused and the old menu stays. */
export function showMenu(model: unknown, run: (command: string) => void): void {
  const menu = MenuModel.safeParse(model)
  if (menu.success) Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(menu.data, process.platform, run)))
}

/** The menu until the page has sent its own: only what the system needs for editing and quitting. */
export function showFirstMenu(): void {
  const first: MenuItemConstructorOptions[] = [{ role: 'editMenu' }, { role: 'windowMenu' }]
  Menu.setApplicationMenu(
    Menu.buildFromTemplate(process.platform === 'darwin' ? [{ role: 'appMenu' }, ...first] : first),
  )
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
