const valueOf = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')

/** Puts the focus into the number field inside `place` with the key that was pressed outside it, as if pressed inside. */
export function typeInto(place: HTMLElement | null, pressed: string): void {
  const field = place?.querySelector<HTMLInputElement>('input:not([type="range"])') ?? null
  if (field === null) return
  field.focus()
  // By the element's own setter, so that React hears of it.
  valueOf?.set?.call(field, pressed)
  field.dispatchEvent(new Event('input', { bubbles: true }))
}
