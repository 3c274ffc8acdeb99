import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const folder = 'renderer/locales'
const languages = ['de', 'fr', 'es', 'zh-Hans', 'ar']
const rooms = readdirSync(join(folder, 'en')).toSorted()

type Sentences = ReadonlyMap<string, string>

/** Where the words of a room are kept; those of a report stand with the report, which is also told without the app. */
const fileOf = (language: string, room: string) =>
  room === 'report/words' ? join('report/words', `${language}.json`) : join(folder, language, room)

/** The sentences of one file by their path: "status.blinded_one" → "Blinded: …". */
function sentences(language: string, room: string): Sentences {
  const found = new Map<string, string>()
  const walk = (tree: object, path: string) => {
    for (const [key, value] of Object.entries(tree)) {
      if (typeof value === 'string') found.set(path + key, value)
      else walk(value as object, `${path}${key}.`)
    }
  }
  walk(JSON.parse(readFileSync(fileOf(language, room), 'utf8')) as object, '')
  return found
}

const pluralForms = (language: string) => new Intl.PluralRules(language).resolvedOptions().pluralCategories

/** The paths a language must have, each with the English path it translates. */
function wanted(english: Sentences, language: string): ReadonlyMap<string, string> {
  const paths = new Map<string, string>()
  for (const path of english.keys()) {
    const base = /^(.*)_(?:one|other)$/.exec(path)?.[1]
    if (base === undefined) paths.set(path, path)
    else for (const form of pluralForms(language)) paths.set(`${base}_${form}`, `${base}_other`)
  }
  return paths
}

const placeholders = (sentence: string) => sentence.match(/\{\{.*?\}\}/g)?.toSorted() ?? []
const isCount = (placeholder: string) => /^\{\{count\b/.test(placeholder)

/** Forms that say the number as a word: "one rater", "محكّمان". */
const saysItself = (path: string) => /_(?:zero|one|two)$/.test(path)

/** Written alike in English and the other language: names, and words the language took over. */
const alike: Readonly<Record<string, readonly string[]>> = {
  all: [
    'Evenhand',
    'Evenhand {{version}}',
    '{{study}} · Evenhand',
    'n',
    'n = {{n}}',
    '{{weighting}}, n = {{n}}',
    '{{value}} [{{interval}}], n = {{n}} {{units}}',
    // Statistics and their authors go by these names everywhere.
    'p',
    'p (Holm)',
    'p (McNemar)',
    'Infit',
    'Outfit',
    'Davidson',
    'Rao–Kupper',
    'Brennan–Prediger',
    'Brennan–Prediger, ordinal',
    '{{a}}: {{valueA}}, {{b}}: {{valueB}}',
  ],
  de: [
    'Drift',
    'Fleiss’ kappa',
    'Fleiss’ kappa, ordinal',
    'Index',
    'milder',
    'Item',
    'Items',
    'Orange',
    'PIN',
    'Passphrase',
    'Plan',
    'Position',
    'Prompt',
    'Pseudonym',
    'System',
    'Version {{version}}',
  ],
  fr: [
    'Source',
    // Shapes and colours that French gave to English, or took from where English did.
    'Triangle',
    'Orange',
    'Olive',
    'Cyan',
    'Violet',
    'place {{place}}',
    'Coefficient',
    'Coefficients',
    'Pause',
    'Plan',
    'Position',
    'Prompt',
    '{{letter}}, place {{rank}}',
    'Version {{version}}',
  ],
  es: ['No', 'Plan'],
  'zh-Hans': [],
  ar: [],
}

const bare = (sentence: string) => sentence.replaceAll(/\{\{.*?\}\}/g, '')

describe.each(languages)('the words in %s', (language) => {
  it('are in the same files as the English words', () => {
    expect(readdirSync(join(folder, language)).toSorted()).toEqual(rooms)
  })

  describe.each([...rooms, 'report/words'])('of %s', (room) => {
    const english = sentences('en', room)
    const own = sentences(language, room)
    const paths = wanted(english, language)

    it('have exactly the English keys, with the plural forms of the language', () => {
      expect([...own.keys()].toSorted()).toEqual([...paths.keys()].toSorted())
    })

    it('keep every placeholder with its format', () => {
      for (const [path, model] of paths) {
        const expected = placeholders(english.get(model) ?? '')
        const found = placeholders(own.get(path) ?? '')
        const free = saysItself(path) ? (each: string) => !isCount(each) : () => true
        expect(found.filter(free), path).toEqual(expected.filter(free))
      }
    })

    it('say something in their own language', () => {
      const same = [...own].filter(([path, sentence]) => {
        const model = english.get(paths.get(path) ?? path)
        const known = [...(alike['all'] ?? []), ...(alike[language] ?? [])]
        return sentence === model && /\p{L}/u.test(bare(sentence)) && !known.includes(sentence)
      })
      expect(same).toEqual([])
      expect([...own].filter(([, sentence]) => bare(sentence) === sentence && sentence.trim() === '')).toEqual([])
    })

    it('have the quotation marks and apostrophes of print', () => {
      expect([...own].filter(([, sentence]) => /["']/.test(sentence))).toEqual([])
    })
  })

  it('have no more leave to be alike than they need', () => {
    const all = [...rooms, 'report/words'].flatMap((room) => [...sentences(language, room).values()])
    for (const word of alike[language] ?? []) expect(all).toContain(word)
  })
})

describe('the English words', () => {
  it.each([...rooms, 'report/words'])('have the quotation marks of print in %s', (room) => {
    expect([...sentences('en', room)].filter(([, sentence]) => /["']/.test(sentence))).toEqual([])
  })
})

describe('the interface', () => {
  let rules: string
  beforeAll(() => {
    rules = mkdtempSync(join(tmpdir(), 'evenhand-words-'))
    writeFileSync(
      join(rules, 'rules.json'),
      JSON.stringify({
        plugins: ['react'],
        categories: { correctness: 'off' },
        rules: { 'react/jsx-no-literals': 'error' },
      }),
    )
  })
  afterAll(() => rmSync(rules, { recursive: true }))

  /** Words written into a component instead of a file of words: text between tags, and attributes that are read out or shown. */
  function writtenIn(place: string): string[] {
    const { stdout } = spawnSync(
      join(process.cwd(), 'node_modules/.bin/oxlint'),
      ['--config', join(rules, 'rules.json'), '--format', 'json', place],
      { encoding: 'utf8' },
    )
    const { diagnostics } = JSON.parse(stdout) as {
      readonly diagnostics: readonly {
        readonly filename: string
        readonly labels: readonly { readonly span: { readonly offset: number; readonly length: number } }[]
      }[]
    }
    const texts = diagnostics.flatMap(({ filename, labels }) =>
      labels.map(({ span }) => ({
        filename,
        // Oxlint counts bytes.
        words: readFileSync(filename)
          .subarray(span.offset, span.offset + span.length)
          .toString(),
      })),
    )
    const attributes = componentsIn(place).flatMap((filename) =>
      [...readFileSync(filename, 'utf8').matchAll(shownAttributes)].map(([words]) => ({ filename, words })),
    )
    return [...texts, ...attributes]
      .filter(({ filename, words }) => !/gallery\/|\.test\.tsx$|\/testing\//.test(filename) && /\p{L}/u.test(words))
      .map(({ filename, words }) => `${filename}: ${words.trim()}`)
  }

  const shownAttributes =
    /\s(?:aria-label|aria-description|aria-roledescription|aria-valuetext|title|placeholder|alt|heading|accessibleName|spoken|caption)=(?:"[^"]*\p{L}[^"]*"|\{\s*(?:'[^']*\p{L}[^']*'|`[^`$]*\p{L}[^`$]*`)\s*\})/gu

  const componentsIn = (place: string) =>
    readdirSync(place, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.tsx'))
      .map((name) => join(place, name))

  it('has no words of its own in its components', () => {
    expect(writtenIn('renderer')).toEqual([])
  })

  it('would be found out if it had', () => {
    writeFileSync(
      join(rules, 'Bad.tsx'),
      [
        'export const Bad = () => (',
        '  <main aria-label="Everything">',
        "    <img alt={'A cat'} /> {1} · (2)",
        '    <p title={`Never mind`}>Grüße an alle</p>',
        '  </main>',
        ')',
      ].join('\n'),
    )
    const found = writtenIn(rules).map((each) => each.replace(/^.*?: /, ''))
    expect(found.toSorted()).toEqual([
      'Grüße an alle',
      "alt={'A cat'}",
      'aria-label="Everything"',
      'title={`Never mind`}',
    ])
  })
})
