/** After this long without a key, what was typed is recorded. Milliseconds. */
const restAfter = 600
/** Who types on and on has it recorded this often. Milliseconds. */
const atLeastEvery = 3000

/** A comment while it is typed: recorded when the typing rests, and at the latest when something else happens. */
export class CommentDraft {
  readonly #later: (callBack: () => void, milliseconds: number) => () => void
  readonly #record: (text: string) => void
  #text: string | null = null
  #cancel: () => void = () => {}
  #cancelAtLeast: () => void = () => {}

  constructor(later: (callBack: () => void, milliseconds: number) => () => void, record: (text: string) => void) {
    this.#later = later
    this.#record = record
  }

  type(text: string): void {
    if (this.#text === null) this.#cancelAtLeast = this.#later(() => this.flush(), atLeastEvery)
    this.#text = text
    this.#cancel()
    this.#cancel = this.#later(() => this.flush(), restAfter)
  }

  /** Records what is waiting now. */
  flush(): void {
    this.#cancel()
    this.#cancelAtLeast()
    const text = this.#text
    this.#text = null
    if (text !== null) this.#record(text)
  }
}
