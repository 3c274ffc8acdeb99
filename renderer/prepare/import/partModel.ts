import type { ImportMapping, InspectedFile, InspectedPart, PartMapping } from '#contract/imports.ts'
import { type ColumnRole, type ColumnRoles, contents, mappingOf, nothingMapped } from './mappingModel.ts'
import { rolesFrom } from './rolesFrom.ts'

/** One reading of one table, as the screen holds it. A table may be read in several ways at once. */
export type MappedPart = {
  readonly found: InspectedPart
  readonly columns: ColumnRoles
  /** Brought in when the person imports. */
  readonly chosen: boolean
}

/** The tables of a file with the suggestions as the first selects. */
export const partsFrom = ({ parts }: InspectedFile): readonly MappedPart[] =>
  parts.map((found) => ({
    found,
    columns: found.suggestion
      ? rolesFrom(found.suggestion, found.inspection)
      : nothingMapped('responses-long', found.inspection),
    chosen: found.chosen || parts.length === 1,
  }))

/** The same table once more, to be read as something it is not read as yet. */
export function readTwice(parts: readonly MappedPart[], place: number): readonly MappedPart[] {
  const part = parts[place]
  if (part === undefined) return parts
  const { found } = part
  const used = parts.filter((one) => one.found.part === found.part).map(({ columns }) => columns.content)
  const content = contents.find((one) => !used.includes(one)) ?? 'ratings'
  const again = { found, columns: nothingMapped(content, found.inspection), chosen: true }
  return [...parts.slice(0, place + 1), again, ...parts.slice(place + 1)]
}

/** What the chosen parts mean together, or the first of them that is not complete, with what it needs. */
export type MappedParts =
  | { readonly complete: true; readonly mapping: ImportMapping }
  | { readonly complete: false; readonly place: number; readonly missing: readonly ColumnRole[] }

export function mappingOfParts(parts: readonly MappedPart[]): MappedParts {
  const mapped: PartMapping[] = []
  for (const [place, { found, columns, chosen }] of parts.entries()) {
    if (!chosen) continue
    const own = mappingOf(columns)
    if (!own.complete) return { complete: false, place, missing: own.missing }
    mapped.push({ part: found.part, mapping: own.mapping })
  }
  if (mapped.length === 0) return { complete: false, place: 0, missing: [] }
  return { complete: true, mapping: { parts: mapped } }
}
