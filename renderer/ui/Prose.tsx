import { Component, type ReactNode } from 'react'
import ReactMarkdown, { type Components } from 'react-markdown'
import rehypeSanitize, { defaultSchema } from 'rehype-sanitize'
import remarkGfm from 'remark-gfm'
import { classes } from './classes.ts'
import styles from './Prose.module.css'

/** Longer texts are shown as plain text: parsing them would hold up the screen. Characters. */
export const LONGEST_MARKDOWN = 100_000

export interface ProseWords {
  /** Stands where an image would be: "image". Its alternative text follows. */
  readonly image: string
}

export interface ProseProps {
  /** Study content: never trusted, never changed. */
  readonly text: string
  /** `plain` keeps every character as it is and only divides paragraphs at empty lines. */
  readonly format?: 'markdown' | 'plain'
  readonly words: ProseWords
  /** BCP 47 language of the content, for hyphenation and the screen reader's voice. */
  readonly lang?: string | undefined
  /** Draws an image that is part of the study; without it, or when it gives null, words stand in its place. */
  readonly renderImage?: (source: string, alternative: string) => ReactNode
}

/**
 * A text to be judged, drawn the same for every rater and every source. No raw HTML, no clickable links (the address stands
 * beside the words), no image from outside. Each block finds its own direction.
 */
export function Prose({ text, format = 'markdown', words, lang, renderImage }: ProseProps) {
  const plain = <PlainText text={text} />
  return (
    <div className={styles.prose} dir="auto" lang={lang}>
      {format === 'plain' || text.length > LONGEST_MARKDOWN ? (
        plain
      ) : (
        <Fallback key={text} instead={plain}>
          <ReactMarkdown
            remarkPlugins={[remarkGfm]}
            rehypePlugins={[[rehypeSanitize, SCHEMA]]}
            components={componentsFor(words, renderImage)}
          >
            {text}
          </ReactMarkdown>
        </Fallback>
      )}
    </div>
  )
}

/** Ids from content could clash with ours; styles never come in. */
const SCHEMA = {
  ...defaultSchema,
  clobberPrefix: 'content-',
  attributes: {
    ...defaultSchema.attributes,
    '*': (defaultSchema.attributes?.['*'] ?? []).filter((name) => name !== 'id'),
  },
}

function PlainText({ text }: { readonly text: string }) {
  return text.split(/\n[ \t]*\n+/).map((paragraph, index) => (
    <p key={index} className={styles.plain} dir="auto">
      {paragraph}
    </p>
  ))
}

function componentsFor(words: ProseWords, renderImage: ProseProps['renderImage']): Components {
  return {
    p: ({ children }) => <p dir="auto">{children}</p>,
    li: ({ children, className }) => (
      <li dir="auto" className={className?.includes('task-list-item') ? styles.task : undefined}>
        {children}
      </li>
    ),
    blockquote: ({ children }) => <blockquote dir="auto">{children}</blockquote>,
    // Headings of the content must not enter the outline of the screen as its chapters.
    h1: ({ children }) => (
      <h4 className={styles.first} dir="auto">
        {children}
      </h4>
    ),
    h2: ({ children }) => <h4 dir="auto">{children}</h4>,
    h3: ({ children }) => <h5 dir="auto">{children}</h5>,
    h4: ({ children }) => <h6 dir="auto">{children}</h6>,
    h5: ({ children }) => <h6 dir="auto">{children}</h6>,
    h6: ({ children }) => <h6 dir="auto">{children}</h6>,
    a: ({ href, children }) => <LinkAsText address={href}>{children}</LinkAsText>,
    img: ({ src, alt }) => {
      const drawn = renderImage?.(typeof src === 'string' ? src : '', alt ?? '')
      return drawn ?? <span className={styles.image}>{alt ? `${words.image}: ${alt}` : words.image}</span>
    },
    pre: ({ children }) => (
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- wide code and tables scroll sideways and must be reachable
      <pre tabIndex={0} dir="ltr">
        {children}
      </pre>
    ),
    table: ({ children }) => (
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- as above
      <div className={styles.wide} tabIndex={0}>
        <table>{children}</table>
      </div>
    ),
    input: ({ checked }) => (
      <span className={classes(styles.box, checked && styles.ticked)}>{checked ? '☑' : '☐'}</span>
    ),
  }
}

/** A link's words and, unless they are the address, its address: readable, never a door. */
function LinkAsText({ address, children }: { readonly address: string | undefined; readonly children: ReactNode }) {
  const shown = address === undefined || address === '' || address.startsWith('#') || children === address
  return (
    <span>
      {children}
      {!shown && <span className={styles.address}> ({address})</span>}
    </span>
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
