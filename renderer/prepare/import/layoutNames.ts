import type { ImportShape } from '#contract/imports.ts'

/** Layouts that go by the name of their tool, which is the same in every language. */
export const toolNames = {
  'label-studio': 'Label Studio',
  argilla: 'Argilla',
  potato: 'Potato',
  helpsteer2: 'HelpSteer2',
  'helpsteer-preference': 'HelpSteer2-Preference, HelpSteer3',
  'mt-bench': 'MT-bench',
  arena: 'Chatbot Arena',
  'alpaca-eval': 'AlpacaEval, AlpacaFarm',
  pandalm: 'PandaLM',
  checkmate: 'CheckMate',
} as const satisfies Partial<Record<ImportShape, string>>

/** Layouts whose names are words of a language. */
export const wordedLayouts = ['trl-preference', 'trl-unpaired', 'rater-lists'] as const

type WordedLayout = (typeof wordedLayouts)[number]

/** The name of a layout; `worded` says those that are words. */
export const layoutName = (shape: ImportShape, worded: (layout: WordedLayout) => string): string =>
  shape in toolNames ? toolNames[shape as keyof typeof toolNames] : worded(shape as WordedLayout)
