import { disagreementsOfStudyAt } from '#core/exports/adjudicationList.ts'
import { type Command, flag, numberOf, Refused, text } from './command.ts'
import { refusing } from './failures.ts'
import { shown, textTable } from './textTable.ts'

export const adjudicate: Command = {
  help: `evenhand adjudicate STUDY.evenhand --list [--apart D] [--open] [--json]

Lists what the raters disagree about: by criterion, widest first, then comparisons. How far apart the votes are is said;
where they lie only for cases on which a decision of one's own is already on record, as in the window. Cases are decided in
the window, where the adjudicator judges before any vote is shown.

  --list              the list (there is nothing else to do from here)
  --apart D           only where the two most distant votes are at least this far apart
  --open              only what nobody settled yet
  --json              print the list as JSON
`,
  options: { list: flag, apart: text, open: flag, json: flag },
  files: 1,
  run: async (given) => {
    const [path = ''] = given.positionals
    if (given.values.list !== true) throw new Refused('say --list; cases are decided in the window')
    const wanted = { apart: numberOf(given, 'apart', 0, 1e9) ?? 0, unsettled: given.values.open === true }
    const cases = await refusing(path, () => disagreementsOfStudyAt(path, wanted))
    if (given.values.json === true) return `${JSON.stringify({ cases }, null, 2)}\n`
    if (cases.length === 0) return 'Nothing that the raters disagree about.\n'
    const rows = cases.map(({ about, title, apart, votes, state, values }) => [
      about,
      title,
      { right: shown(apart) },
      { right: String(votes) },
      state,
      values === null ? '' : values.map(shown).join(' '),
    ])
    return `${textTable(['about', 'item', 'apart', 'votes', 'state', 'votes lie at'], rows)}\n`
  },
}
