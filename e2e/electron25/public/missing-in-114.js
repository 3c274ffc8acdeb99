// What a page may use and Chromium 114 lacks. Test only: the Electron we ship is far newer.
Promise.withResolvers ??= function () {
  const parts = {}
  parts.promise = new this((resolve, reject) => Object.assign(parts, { resolve, reject }))
  return parts
}
Promise.try ??= function (work, ...args) {
  return new this((resolve) => resolve(work(...args)))
}
Map.groupBy ??= (items, keyOf) => {
  const groups = new Map()
  let index = 0
  for (const item of items) {
    const key = keyOf(item, index++)
    if (groups.has(key)) groups.get(key).push(item)
    else groups.set(key, [item])
  }
  return groups
}
Object.groupBy ??= (items, keyOf) => Object.fromEntries(Map.groupBy(items, keyOf))
Array.fromAsync ??= async (items) => {
  const all = []
  for await (const item of items) all.push(item)
  return all
}
Set.prototype.union ??= function (other) {
  return new Set([...this, ...other.keys()])
}
Set.prototype.intersection ??= function (other) {
  return new Set([...this].filter((value) => other.has(value)))
}
Set.prototype.difference ??= function (other) {
  return new Set([...this].filter((value) => !other.has(value)))
}
Set.prototype.isSubsetOf ??= function (other) {
  return [...this].every((value) => other.has(value))
}
{
  const iterators = Object.getPrototypeOf(Object.getPrototypeOf([][Symbol.iterator]()))
  for (const name of ['map', 'filter', 'some', 'every', 'find', 'reduce', 'forEach', 'flatMap']) {
    iterators[name] ??= function (...args) {
      const answer = [...this][name](...args)
      return Array.isArray(answer) ? answer.values() : answer
    }
  }
  iterators.toArray ??= function () {
    return [...this]
  }
  iterators.take ??= function (count) {
    return [...this].slice(0, count).values()
  }
  iterators.drop ??= function (count) {
    return [...this].slice(count).values()
  }
}
