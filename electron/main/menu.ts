import { Menu, type MenuItemConstructorOptions } from 'electron'
import { MenuModel } from '#contract/shellInputs.ts'
import { menuTemplate } from './menuTemplate.ts'

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
