type Key = string | null
type Node<Value> = { value: Value | undefined; children: Map<Key, Node<Value>> | undefined }

/** A map keyed by a path of strings, so that no separator can make two different paths the same key. */
export class NestedMap<Value> {
  readonly #root: Node<Value> = { value: undefined, children: undefined }
  readonly #added: Value[] = []

  get(path: readonly Key[]): Value | undefined {
    let node: Node<Value> | undefined = this.#root
    for (const key of path) {
      node = node.children?.get(key)
      if (node === undefined) return undefined
    }
    return node.value
  }

  /** Stores the value unless the path has one already; true when it was stored. */
  add(path: readonly Key[], value: Value): boolean {
    const node = this.#node(path)
    if (node.value !== undefined) return false
    node.value = value
    this.#added.push(value)
    return true
  }

  /** The value at the path, made and stored first when there is none. */
  getOrAdd(path: readonly Key[], make: () => Value): Value {
    const node = this.#node(path)
    if (node.value === undefined) {
      node.value = make()
      this.#added.push(node.value)
    }
    return node.value
  }

  /** All values in the order in which they were first stored. */
  values(): readonly Value[] {
    return this.#added
  }

  #node(path: readonly Key[]): Node<Value> {
    let node = this.#root
    for (const key of path) {
      // A path's end has no children: a map for each would be most of the work.
      node.children ??= new Map()
      let child = node.children.get(key)
      if (child === undefined) {
        child = { value: undefined, children: undefined }
        node.children.set(key, child)
      }
      node = child
    }
    return node
  }
}
