/** The groups typed for a rater, separated by commas: trimmed, each once, in the order typed. */
export function groupsOf(typed: string): string[] {
  const groups = typed
    .split(/[,،、，]/)
    .map((group) => group.trim().slice(0, 60))
    .filter((group) => group !== '')
  return [...new Set(groups)].slice(0, 20)
}

/** Every group there is with how many raters are in it, most first. */
export function groupSizes(raters: readonly { readonly groups?: readonly string[] | undefined }[]): {
  readonly group: string
  readonly raters: number
}[] {
  const sizes = new Map<string, number>()
  for (const { groups } of raters) for (const group of groups ?? []) sizes.set(group, (sizes.get(group) ?? 0) + 1)
  return Array.from(sizes, ([group, count]) => ({ group, raters: count })).toSorted(
    (one, other) => other.raters - one.raters || one.group.localeCompare(other.group),
  )
}
