const valueOf = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')

/** Puts the focus into a criterion's number field with the digit that was pressed outside it, as if it had been pressed inside. */
export function beginTyping(criterion: number, digit: string): void {
  const field = document.querySelector<HTMLInputElement>(`[data-criterion="${criterion}"] input:not([type="range"])`)
  if (field === null) return
  field.focus()
  // By the element's own setter, so that React hears of it.
  valueOf?.set?.call(field, digit)
  field.dispatchEvent(new Event('input', { bubbles: true }))
}
