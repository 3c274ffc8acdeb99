import type { StudyWords } from '#contract/coordinator.ts'
import type { Protocol } from '#contract/protocol.ts'

/** The words a new study starts with; all of them can be changed. */
export const newStudyWords = (title: string): StudyWords => ({
  title,
  description: '',
  guidelines: '',
  promptHeading: 'Prompt',
  responseHeading: 'Response',
})

/** Ratings, then pairs. The seed is drawn from a random code, then kept with the study. */
export const newStudyProtocol = (randomCode: string): Protocol => ({
  phases: [{ kind: 'rating' }, { kind: 'preference', ties: true, strength: true }],
  question: 'Which response is better?',
  itemOrder: 'random',
  seed: Number.parseInt(randomCode.slice(0, 6), 36) % 4294967296,
})
