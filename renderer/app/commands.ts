import type { Command } from '#lib/commandsSlice.ts'
import type { RoomName } from '#lib/places.ts'
import { stepTextSize } from '#lib/settingsSlice.ts'

/** What the app's commands can do; each screen gives what it has. */
export type ComfortActions = { readonly openComfort: () => void; readonly openShortcuts: () => void }

/** In every window: how the page looks, and which keys there are. */
export const comfortCommands = ({ openComfort, openShortcuts }: ComfortActions): readonly Command[] => [
  command('app.comfort', 'comfort', 'view', [], openComfort),
  command('app.larger', 'larger', 'view', ['$mod+Alt+.'], () => stepTextSize(1)),
  command('app.smaller', 'smaller', 'view', ['$mod+Alt+,'], () => stepTextSize(-1)),
  command('app.shortcuts', 'shortcuts', 'help', ['[Shift]+?', 'F1'], openShortcuts),
]

export type HomeActions = { readonly open: () => void; readonly newStudy: () => void }

/** On the title page. */
export const homeCommands = ({ open, newStudy }: HomeActions): readonly Command[] => [
  command('app.open', 'open', 'file', ['$mod+o'], open),
  command('app.newStudy', 'newStudy', 'file', ['$mod+n'], newStudy),
]

export type StudyActions = {
  readonly home: () => void
  readonly newStudy: () => void
  readonly room: (room: RoomName) => void
}

/** Inside a study. */
export const studyCommands = ({ home, newStudy, room }: StudyActions): readonly Command[] => [
  command('app.newStudy', 'newStudy', 'file', ['$mod+n'], newStudy),
  command('app.home', 'home', 'go', ['$mod+0'], home),
  command('app.prepare', 'prepare', 'go', ['$mod+1'], () => room('prepare')),
  command('app.judge', 'judge', 'go', ['$mod+2'], () => room('judge')),
  command('app.review', 'review', 'go', ['$mod+3'], () => room('review')),
  command('app.report', 'report', 'go', ['$mod+4'], () => room('report')),
]

type AppLabel = Command['labelKey'] extends infer Key
  ? Key extends `app:commands.${infer Name}`
    ? Name
    : never
  : never

function command(
  id: string,
  name: AppLabel,
  section: Command['section'],
  keys: readonly string[],
  run: () => void,
): Command {
  return {
    id,
    labelKey: `app:commands.${name}`,
    section,
    keys,
    inMenu: true,
    whileWriting: keys.every((each) => each.includes('+') && !each.startsWith('[')),
    enabled: true,
    run,
  }
}
