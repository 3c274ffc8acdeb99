import { useEffect, useState } from 'react'

/** The value once it has stayed the same for `quietMs` milliseconds, so that a flurry of changes asks only once. */
export function useSettled<V>(value: V, quietMs: number): V {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), quietMs)
    return () => clearTimeout(timer)
  }, [value, quietMs])
  return settled
}
