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

export const PARAGRAPH =
  'School uniform should be abolished because it is uncomfortable and everyone hates it. Studies show that students learn better when they are comfortable. My cousin’s school has no uniform and they are fine. Also it costs lots of money, a blazer is £45 and you grow out of it in a year. Some people say it stops bullying but that is not true. In conclusion uniform is pointless and we should get to choose.'

export const FEEDBACK_A = `You have a clear opinion and you stick to it all the way through, which makes your paragraph easy to follow. Your blazer example is strong because it gives a real price.

To improve, you could use more persuasive techniques such as rhetorical questions, groups of three and emotive words. Check that each sentence starts in a different way. A stronger final line would leave the reader with something to remember.`

export const FEEDBACK_B = `The blazer sentence is your best one: it gives a price and a reason. Two other sentences ask us to take your word. Which studies? And why is it “not true” that uniform stops bullying?

Pick the bullying point. Write one sentence that says fairly what the other side believes, then one that answers it with an example as exact as the blazer. That will persuade more than “everyone hates it”.`

export const SEVEN = [
  { value: -3, anchor: 'A much better', accessibleName: 'A much better' },
  { value: -2, anchor: 'Clearly', accessibleName: 'A clearly better' },
  { value: -1, anchor: 'Slightly', accessibleName: 'A slightly better' },
  { value: 0, anchor: 'Equal', accessibleName: 'Equal' },
  { value: 1, anchor: 'Slightly', accessibleName: 'B slightly better' },
  { value: 2, anchor: 'Clearly', accessibleName: 'B clearly better' },
  { value: 3, anchor: 'B much better', accessibleName: 'B much better' },
]

export const THREE = [
  { value: -1, anchor: 'A is better', accessibleName: 'A is better' },
  { value: 0, anchor: 'Equal', accessibleName: 'Equal' },
  { value: 1, anchor: 'B is better', accessibleName: 'B is better' },
]

export const EXPLANATIONS: Readonly<Record<string, string>> = {
  A: 'Dividing asks “how many fit?”. How many quarters fit into 3? Four in each whole, so 3 × 4 = 12. Dividing by ¼ was the same as multiplying by 4. If the piece is ¾, three times as big, only a third as many fit: 12 ÷ 3 = 4. So you multiplied by 4 and divided by 3, and that is ⁴⁄₃.',
  B: 'It is a rule called keep, change, flip. Keep the first fraction, change the sign to times and flip the second. It always works because division is the opposite of multiplication. Try ½ ÷ ¼: flip to get ½ × 4, which is 2. With practice you will not need to think about it.',
  C: 'Write the division as one big fraction, ½ over ¾. Multiply top and bottom by ⁴⁄₃. The bottom becomes 1, and the top is ½ × ⁴⁄₃. Anything over 1 is itself.',
  D: 'Think of a chocolate bar. If you have half a bar and each friend gets a quarter, two friends can eat. If each friend gets an eighth, four can. Smaller pieces, more friends: that is why the number underneath jumps to the top and multiplies.',
}

export const RANK_WORDS = {
  notPlaced: 'Not placed',
  notPlacedCount: '',
  allPlaced: 'All four are placed',
  order: 'Your order',
  best: 'most helpful',
  worst: 'least helpful',
  nonePlaced: 'Choose an answer and press its place, or drag it here',
  placeOf: (letter: string) => `Place ${letter}`,
  placeNone: 'Place',
  placeNumber: 'Place, as a number',
  equal: 'Equal with above',
  takeBack: 'Take back',
  spokenRow: (letter: string, rank: number | null, equal: boolean) =>
    rank === null ? `${letter}, not placed` : `${letter}, place ${rank}${equal ? ', equal with the one above' : ''}`,
}
