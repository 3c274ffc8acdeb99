import { BlindLabel } from '#ui/BlindLabel.tsx'
import { useLabelWord } from './useLabelWord.ts'

/** A blind label of the task in front, drawn with its word. */
export function Label({ of, bare }: { readonly of: string; readonly bare?: boolean }) {
  const word = useLabelWord()
  return <BlindLabel label={of} word={word(of)} {...(bare ? { bare } : {})} />
}
