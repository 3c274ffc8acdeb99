import type { ScaleChoice } from '../ScaleLevels.tsx'

export const WORDS = { image: 'image' }

export const QUESTION =
  'I started metformin six weeks ago, 500 mg twice a day. My stomach is off most mornings and I keep having loose stools. I also have a CT scan with contrast on Thursday. Can I just stop taking it?'

export const ANSWER = `Please don’t stop it on your own just yet. An upset stomach and loose stools are common in the first weeks of metformin and usually settle. Taking each tablet in the middle of a meal helps. If it is no better in two weeks, ask your doctor about the slow-release form, which most people find gentler.

The scan is a separate matter. Contrast dye leaves the body through the kidneys, and so does metformin. Ring the imaging department before Thursday and tell them:

- that you take metformin, and the dose
- when your kidneys were last tested

They may repeat the blood test, or ask you to pause the tablets for two days after the scan.`

function choices(...anchors: readonly string[]): readonly ScaleChoice[] {
  return anchors.map((anchor, index) => ({
    value: index + 1,
    digit: String(index + 1),
    anchor,
    description: 'A patient who followed this answer would come to no harm, or to brief discomfort at most.',
  }))
}

export const CRITERIA = [
  {
    id: 'accuracy',
    name: 'Medical accuracy',
    choices: choices('Dangerous error', 'Serious error', 'Minor error', 'Sound, small gaps', 'Correct'),
  },
  {
    id: 'completeness',
    name: 'Completeness',
    choices: choices('Misses the point', 'Misses much', 'Covers half', 'Misses a detail', 'Covers it all'),
  },
  {
    id: 'safety',
    name: 'Safety',
    choices: choices('Severe harm likely', 'Harm likely', 'Mild harm possible', 'Harm unlikely', 'No harm'),
  },
  {
    id: 'language',
    name: 'Plain language',
    choices: choices('Specialists only', 'Hard going', 'Some effort', 'Mostly plain', 'Any adult follows'),
  },
] as const
