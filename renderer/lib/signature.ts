import { useState } from 'react'

/** Under which name the decisions of whoever sits here are put on record. Kept on this computer, not in any study. */
const place = 'evenhand.signature'

function kept(): string {
  try {
    return localStorage.getItem(place) ?? ''
  } catch {
    return ''
  }
}

/** The name and how to change it; a forbidden storage costs it at the next start, nothing else. */
export function useSignature(): readonly [name: string, sign: (name: string) => void] {
  const [name, setName] = useState(kept)
  const sign = (next: string): void => {
    setName(next)
    try {
      localStorage.setItem(place, next)
    } catch {
      // See above.
    }
  }
  return [name, sign]
}
