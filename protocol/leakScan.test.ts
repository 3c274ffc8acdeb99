import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { leakScanner } from './leakScan.ts'

const found = (text: string, response = true, systems: string[] = [], listed: string[] = []) =>
  leakScanner(systems, listed)
    .scan(text, response)
    .map(({ kind, start, end }) => [kind, text.slice(start, end)])

describe('the leak scan', () => {
  it('finds the systems of the study whatever their case and separators, as whole words', () => {
    const systems = ['GPT-4', 'Heron v2']
    expect(found('Reviewed by gpt 4 and HERON_V2.', true, systems)).toEqual([
      ['system-name', 'gpt 4'],
      ['system-name', 'HERON_V2'],
    ])
    expect(found('The herons flew, v2 of them; egpt-44', false, systems)).toEqual([])
  })

  it('finds names of the list in every script', () => {
    expect(found('Pflegerin Özgür sagte es. 王医生也这么说。', false, [], ['Özgür', '王医生也'])).toEqual([
      ['listed-name', 'Özgür'],
    ])
    expect(found('王医生 说', false, [], ['王医生'])).toEqual([['listed-name', '王医生']])
  })

  it('says which names it cannot look for', () => {
    const { unsearched, scan } = leakScanner(['A', 'B-1', 'Wren'], ['Li'])
    expect(unsearched).toEqual(['A', 'B-1', 'Li'])
    expect(scan('A wren and Li', false).map(({ kind }) => kind)).toEqual(['system-name'])
  })

  it('finds makers and products, but not the ordinary words they are named after', () => {
    expect(found('ChatGPT and Claude 3 by Anthropic; LLaMA-2, Mixtral 8x7B.').map(([, match]) => match)).toEqual([
      'ChatGPT',
      'Claude 3',
      'Anthropic',
      'LLaMA-2',
      'Mixtral 8x7B',
    ])
    expect(found('The bard sang of a llama, of phi and the command of a falcon.')).toEqual([])
  })

  it.each([
    'As an AI language model, I cannot say.',
    'I’m just an AI, so ask a doctor.',
    'My knowledge cut-off is 2021.',
    'Als KI-Sprachmodell kann ich das nicht.',
    'En tant qu’IA, je ne peux pas.',
    'Como modelo de lenguaje, no puedo.',
    '作为一个人工智能助手，我不能。',
    'بصفتي نموذج لغوي لا أستطيع.',
  ])('finds a machine speaking about itself: %s', (text) => {
    expect(found(text).map(([kind]) => kind)).toEqual(['self-reference'])
    expect(found(text, false)).toEqual([])
  })

  it('finds a sender’s lines in responses', () => {
    const letter = 'Northfield Diabetes Clinic, Room 4\nOur ref: ND/0417\nDear patient,\nDrink water.\nDr. Jane Example'
    expect(found(letter).map(([kind]) => kind)).toEqual(['letterhead', 'letterhead', 'letterhead'])
  })

  it('finds what looks like a person’s data', () => {
    const text = 'Mail anna.b@example.org, tel. 020 7946 0123, born on 4 May 1961, NHS number 943 476 5919.'
    expect(found(text, false).map(([kind]) => kind)).toEqual(['personal', 'personal', 'personal', 'personal'])
    expect(found('Take 500 mg twice a day for 10-14 days; call if above 7.8.', false)).toEqual([])
  })

  it('never finds two things in one place, and gives back what stands there', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('Heron', ' ', 'GPT-4', 'as an AI language model', '.', '\n', 'x@y.org', '王', '🙂')),
        (pieces) => {
          const text = pieces.join('')
          const leaks = leakScanner(['Heron', 'GPT-4'], ['Heron GPT']).scan(text, true)
          leaks.forEach(({ start, end }, place) => {
            expect(start).toBeLessThan(end)
            expect(text.slice(start, end)).toBe(text.slice(start, end).trim())
            expect(start).toBeGreaterThanOrEqual(leaks[place - 1]?.end ?? 0)
          })
        },
      ),
    )
  })

  it('takes time in proportion to the text, however it is made to stall', () => {
    const scan = leakScanner(['Heron'], []).scan
    const hard = ['A '.repeat(4000), 'a.'.repeat(4000), '0 '.repeat(4000), 'Dr Dr '.repeat(2000), 'a@'.repeat(4000)]
    // The quickest of several runs: what else the machine does only ever adds.
    const time = (text: string) =>
      Math.min(
        ...Array.from({ length: 7 }, () => {
          const start = performance.now()
          scan(text, true)
          return performance.now() - start
        }),
      )
    for (const text of hard) expect(time(text.repeat(8)) / Math.max(1, time(text))).toBeLessThan(40)
  })
})
