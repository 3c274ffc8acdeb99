import { Component, memo, type ReactNode } from 'react'
import ReactMarkdown, { type Options } from 'react-markdown'
import rehypeSanitize from 'rehype-sanitize'
import remarkGfm from 'remark-gfm'
import remarkMath from 'remark-math'
import styles from './Prose.module.css'
import { isTooCostly } from './prose/cost.ts'
import { rehypeLiteralMarkup, SCHEMA } from './prose/markup.ts'
import { PlainText } from './prose/PlainText.tsx'
import { componentsFor, type ProseWords, type RenderImage } from './prose/parts.tsx'
import { remarkFormulas } from './prose/remarkFormulas.ts'
import { mayHoldFormulas, useMathematics } from './prose/useMathematics.ts'

export interface ProseProps {
  /** Study content: never trusted, never changed. */
  readonly text: string
  /** `plain` keeps every character as it is and only divides paragraphs at empty lines. */
  readonly format?: 'markdown' | 'plain'
  readonly words: ProseWords
  /** BCP 47 language of the content, for hyphenation and the screen reader's voice. */
  readonly lang?: string | undefined
  /** Draws an image that is part of the study; without it, or when it gives null, words stand in its place. */
  readonly renderImage?: RenderImage | undefined
}

/**
 * A text to be judged, drawn the same for every rater and every source. HTML stands as it was written, links are words with
 * their address, no image comes from outside. Each block finds its own direction and stays within the text's own
 * rectangle. Formulas and colours of code come later, in place; a text that would hold up the screen stays plain.
 */
export const Prose = memo(
  function Prose({ text, format = 'markdown', words, lang, renderImage }: ProseProps) {
    const plain = <PlainText text={text} />
    const tooCostly = format === 'markdown' && isTooCostly(text)
    return (
      <div className={styles.prose} dir="auto" lang={lang}>
        {tooCostly && words.plain !== undefined && (
          <p className={styles.note} dir="auto">
            {words.plain}
          </p>
        )}
        {format === 'plain' || tooCostly ? (
          plain
        ) : (
          <Fallback key={text} instead={plain}>
            <Markdown text={text} words={words} renderImage={renderImage} />
          </Fallback>
        )}
      </div>
    )
  },
  // Words are often made anew with each drawing around the text; reading the text again at every key press costs the time of the key.
  (before, after) =>
    before.text === after.text &&
    before.format === after.format &&
    before.lang === after.lang &&
    before.renderImage === after.renderImage &&
    wordKinds.every((kind) => before.words[kind] === after.words[kind]),
)

const wordKinds = ['image', 'plain', 'code', 'table', 'formula'] as const
/** "~5 mg and ~10 mg" are two estimates and nothing struck out, so only two tildes strike. */
const reading = [[remarkGfm, { singleTilde: false }], remarkMath, remarkFormulas] as const
const cleaning = [rehypeLiteralMarkup, [rehypeSanitize, SCHEMA]] as const

function Markdown({ text, words, renderImage }: Pick<ProseProps, 'text' | 'words' | 'renderImage'>) {
  const mathematics = useMathematics(mayHoldFormulas(text))
  return (
    <ReactMarkdown
      remarkPlugins={reading as unknown as Options['remarkPlugins']}
      rehypePlugins={[...cleaning, ...(mathematics ?? [])] as unknown as Options['rehypePlugins']}
      components={componentsFor(words, renderImage)}
    >
      {text}
    </ReactMarkdown>
  )
}

interface FallbackState {
  readonly failed: boolean
}

/** If a text breaks the parser, its characters are shown as they are rather than nothing. */
class Fallback extends Component<{ readonly children: ReactNode; readonly instead: ReactNode }, FallbackState> {
  override state: FallbackState = { failed: false }

  static getDerivedStateFromError(): FallbackState {
    return { failed: true }
  }

  override render() {
    return this.state.failed ? this.props.instead : this.props.children
  }
}
