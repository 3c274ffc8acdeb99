import { ExportKind, TrainingRules as rules, type TrainingRules, usualTrainingRules } from '#contract/exports.ts'
import { surroundings } from '#core/context.ts'
import { chromiumPdf } from '#core/exports/chromiumPdf.ts'
import { exportsOfStudyAt } from '#core/exports/studyReport.ts'
import { type Command, flag, type Given, intervalOptions, listOf, needed, oneOf, Refused, text } from './command.ts'
import { refusing } from './failures.ts'
import { reportLanguage, reportOptionsHelp, reportSettings } from './reportSettings.ts'
import { statisticsWorker } from './statisticsWorker.ts'
import { appVersion } from './version.ts'
import { writeFiles, writtenList } from './writeFiles.ts'

export const exportCommand: Command = {
  help: `evenhand export STUDY.evenhand --format FORMAT --out FOLDER [options]

Writes a study as files. While it is blind, systems stand under codes, and there is no key.

To read      html pdf methods card latex
To compute   xlsx results judgements json python r spss
To train     trl-preference trl-kto helpsteer (with prompts and responses)
Apart        blinded key
All          everything

  --format F[,G]      one or several of the above; of several, each gets a folder of its own
  --out FOLDER        where the files go; made if it does not exist
${reportOptionsHelp}
  --votes V           training: each (one example per judgement, default) or majority (per item and pair)
  --pair-ties T       trl-preference: leave-out (default) or both-orders
  --single-ties T     trl-kto: leave-out (default), desirable or undesirable
  --json              print what was written as JSON

pdf needs a browser of the Chromium family on this machine; EVENHAND_CHROMIUM names one. html holds the same.
`,
  options: {
    format: text,
    out: text,
    language: text,
    votes: text,
    'pair-ties': text,
    'single-ties': text,
    json: flag,
    ...intervalOptions,
  },
  files: 1,
  run: async (given) => {
    const [path = ''] = given.positionals
    needed(given, 'format')
    const out = needed(given, 'out')
    const kinds = (listOf(given, 'format') ?? []).map(kindNamed)
    const host = { around: surroundings, appVersion: appVersion(), workerUrl: statisticsWorker() }
    const choice = { language: reportLanguage(given), training: trainingRules(given), printPdf: chromiumPdf() }
    const { files } = await refusing(path, () => exportsOfStudyAt(path, reportSettings(given), kinds, choice, host))
    const apart = files.map((file) => ({ ...file, fileName: `${file.kind}/${file.fileName}` }))
    const written = await writeFiles(out, kinds.length > 1 ? apart : files)
    return given.values.json === true ? `${JSON.stringify({ written }, null, 2)}\n` : writtenList(written)
  },
}

function kindNamed(word: string): ExportKind {
  const kind = ExportKind.options.find((each) => each === word)
  if (kind !== undefined) return kind
  throw new Refused(`--format is one of ${ExportKind.options.join(', ')}, not "${word}"`)
}

function trainingRules(given: Given): TrainingRules {
  const { votes, pairTies, singleTies } = rules.shape
  return {
    votes: oneOf(given, 'votes', votes.options) ?? usualTrainingRules.votes,
    pairTies: oneOf(given, 'pair-ties', pairTies.options) ?? usualTrainingRules.pairTies,
    singleTies: oneOf(given, 'single-ties', singleTies.options) ?? usualTrainingRules.singleTies,
  }
}
