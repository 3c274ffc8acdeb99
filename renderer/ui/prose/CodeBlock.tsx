import { Fragment, useEffect, useState } from 'react'
import styles from '../Prose.module.css'
import { type GrammarName, grammarOf } from './grammarNames.ts'
import type { CodePiece } from './highlight.ts'
import { Wide } from './Wide.tsx'

/** Longer code stays uncoloured. Characters. */
const longestCode = 10_000

export interface CodeBlockProps {
  readonly code: string
  /** The word after the fence, as written: "py". */
  readonly language: string | undefined
  readonly accessibleName: string | undefined
}

/** Code scrolls inside itself. It stands plain at once, and is coloured in place when its grammar has come. */
export function CodeBlock({ code, language, accessibleName }: CodeBlockProps) {
  const pieces = usePieces(code, grammarOf(language))
  return (
    <Wide as="pre" dir="ltr" accessibleName={accessibleName}>
      <code>
        {pieces?.map((line, index) => (
          <Fragment key={index}>
            {index > 0 && '\n'}
            {line.map(({ text, role }, at) =>
              role === null ? (
                text
              ) : (
                <span key={at} className={styles[role]}>
                  {text}
                </span>
              ),
            )}
          </Fragment>
        )) ?? code}
      </code>
    </Wide>
  )
}

type Coloured = { readonly code: string; readonly pieces: readonly (readonly CodePiece[])[] | null }

function usePieces(code: string, grammar: GrammarName | null): Coloured['pieces'] {
  const [coloured, setColoured] = useState<Coloured>({ code, pieces: null })
  useEffect(() => {
    if (grammar === null || code.length > longestCode) return
    let isWanted = true
    import('./highlight.ts')
      .then(({ highlight }) => highlight(code, grammar))
      .then((pieces) => {
        if (isWanted) setColoured({ code, pieces })
      })
      // Plain code is complete; colour is only a help.
      .catch(() => undefined)
    return () => {
      isWanted = false
    }
  }, [code, grammar])
  return coloured.code === code ? coloured.pieces : null
}
