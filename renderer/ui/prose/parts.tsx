import type { ReactNode } from 'react'
import type { Components, ExtraProps } from 'react-markdown'
import { classes } from '../classes.ts'
import styles from '../Prose.module.css'
import { CodeBlock } from './CodeBlock.tsx'
import { type Node, wordsOf } from './markup.ts'
import { Wide } from './Wide.tsx'

export interface ProseWords {
  /** Stands where an image would be: "image". Its alternative text follows. */
  readonly image: string
  /** Above a text that would hold up the screen if it were laid out: "Shown as plain text". Without it nothing is said. */
  readonly plain?: string
  /** Names of what scrolls inside itself, said when the keyboard reaches it: "Code", "Table", "Formula". */
  readonly code?: string
  readonly table?: string
  readonly formula?: string
}

/** Draws an image that is part of the study; null when it has none. */
export type RenderImage = (source: string, alternative: string) => ReactNode

/** Longer addresses are cut: a definition may be named many times. Characters. */
const longestAddress = 2000

/** How each element of an answer is drawn. */
export function componentsFor(words: ProseWords, renderImage: RenderImage | undefined): Components {
  return {
    ...paragraphs,
    ...headings,
    ...wideThings(words),
    a: ({ href, className, children }) =>
      className?.includes('footnote-backref') ? null : <LinkAsText address={href}>{children}</LinkAsText>,
    code: ({ children }) => <code dir="auto">{children}</code>,
    img: ({ src, alt }) => {
      const drawn = renderImage?.(typeof src === 'string' ? src : '', alt ?? '')
      return drawn ?? <bdi className={styles.image}>{alt ? `${words.image}: ${alt}` : words.image}</bdi>
    },
    input: ({ checked }) => (
      <span className={classes(styles.box, checked && styles.ticked)}>{checked ? '☑' : '☐'}</span>
    ),
  }
}

/**
 * A list, a quotation and a table run as their first words do: their markers, bars and columns follow. Paragraphs, items
 * and cells inside find their own direction in the style (`unicode-bidi: plaintext`), because `dir` on them would hide
 * their words from the `auto` of what they stand in.
 */
const paragraphs: Components = {
  ol: ({ children, start }) => (
    <ol dir="auto" start={start}>
      {children}
    </ol>
  ),
  ul: ({ children }) => <ul dir="auto">{children}</ul>,
  li: ({ children, className }) => (
    <li className={className?.includes('task-list-item') ? styles.task : undefined}>{children}</li>
  ),
  blockquote: ({ children }) => <blockquote dir="auto">{children}</blockquote>,
  section: ({ children }) => <div className={styles.notes}>{children}</div>,
  td: ({ children, style }) => (
    <td style={style}>
      <span className={styles.own}>{children}</span>
    </td>
  ),
  th: ({ children, style }) => (
    <th style={style} scope="col">
      <span className={styles.own}>{children}</span>
    </th>
  ),
}

/** Headings of the content must not enter the outline of the screen as its chapters. */
const headings: Components = {
  h1: ({ children }) => <h4 className={styles.first}>{children}</h4>,
  // The heading that footnotes get is not of the text and in no language of the reader's choice.
  h2: ({ children, className }) => (className?.includes('sr-only') ? null : <h4>{children}</h4>),
  h3: ({ children }) => <h5>{children}</h5>,
  h4: ({ children }) => <h6>{children}</h6>,
  h5: ({ children }) => <h6>{children}</h6>,
  h6: ({ children }) => <h6>{children}</h6>,
}

function wideThings(words: ProseWords): Components {
  return {
    pre: ({ node }: ExtraProps) => (
      <CodeBlock code={codeOf(node)} language={languageOf(node)} accessibleName={words.code} />
    ),
    table: ({ children }) => (
      <Wide as="div" dir="auto" className={styles.wide} accessibleName={words.table}>
        <table>{children}</table>
      </Wide>
    ),
    // A displayed formula (`mathematics.ts`); a figure of the content would not pass the sanitiser.
    figure: ({ children }) => (
      <Wide as="span" className={classes(styles.display, 'katex-display')} accessibleName={words.formula}>
        {children}
      </Wide>
    ),
  }
}

function codeOf(node: ExtraProps['node']): string {
  return node ? wordsOf(node as Node).replace(/\n$/, '') : ''
}

function languageOf(node: ExtraProps['node']): string | undefined {
  const [code] = node?.children ?? []
  const className = code?.type === 'element' ? code.properties.className : undefined
  const named = Array.isArray(className) ? className.map(String) : []
  return named.find((name) => name.startsWith('language-'))?.slice('language-'.length)
}

/** A link's words and, unless they are the address, its address: readable, never a door. */
function LinkAsText({ address, children }: { readonly address: string | undefined; readonly children: ReactNode }) {
  const shown = address === undefined || address === '' || address.startsWith('#') || children === address
  return (
    <span>
      <bdi>{children}</bdi>
      {!shown && (
        <span className={styles.address}>
          {' '}
          <bdi>({address.length > longestAddress ? `${address.slice(0, longestAddress)}…` : address})</bdi>
        </span>
      )}
    </span>
  )
}
