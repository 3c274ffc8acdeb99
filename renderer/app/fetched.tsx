import { type ComponentType, useLayoutEffect, useState } from 'react'

/**
 * A part of the window that is fetched when it is first shown; until then nothing stands there. Not React's `lazy`: what
 * follows a fallback is held back for 300 ms there, and a rater would wait that long at every start. A part that cannot
 * be fetched throws to the boundary above, and is fetched again when it is shown again.
 */
export function fetched<Props extends object>(fetch: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  let known: ComponentType<Props> | null = null
  return function Fetched(props) {
    const [{ Part, failure }, setState] = useState<State<Props>>(() => ({ Part: known, failure: null }))
    useLayoutEffect(() => {
      if (known !== null) return undefined
      let wanted = true
      fetch().then(
        (part) => {
          known = part
          if (wanted) setState({ Part: part, failure: null })
        },
        (reason: unknown) => {
          if (wanted) setState({ Part: null, failure: { reason } })
        },
      )
      return () => {
        wanted = false
      }
    }, [])
    if (failure) throw failure.reason
    return Part && <Part {...props} />
  }
}

type State<Props> = {
  readonly Part: ComponentType<Props> | null
  readonly failure: { readonly reason: unknown } | null
}
