import { type ReportWords, say, type Values, type WordKey } from '#report/say.ts'
import english from '#report/words/en.json' with { type: 'json' }

/** The words a report is told in: the same on the screen and in the exported page. */
export const words: ReportWords = english

/** One of those sentences. */
export const tell = (key: WordKey, values?: Values): string => say(words, key, values)
