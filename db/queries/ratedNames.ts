import type { CriterionId, ItemId, RaterId, ResponseId, SystemId } from '#contract/ids.ts'
import type { Criterion } from '#contract/rubric.ts'
import { all, type StudyFile, tuples } from '../driver.ts'
import { readRaters } from './raters.ts'
import { criteriaOf } from './rubric.ts'

/** What a phase says about rating, as far as it decides which answers there are. */
export type PhaseSettings = {
  readonly together: boolean
  readonly only: ReadonlySet<string> | null
  readonly perTurn: boolean
}

/** One version of the rubric: its criteria in order, by code, by row number and in words. */
export type VersionAsked = {
  readonly version: number
  /** Places in the list of criteria of `RatedNames`. */
  readonly criteria: readonly number[]
  readonly positions: ReadonlyMap<number, number>
  readonly asked: readonly Criterion[]
}

/** What the numbers of places stand for, sorted: items by key, responses by item, system and sample, raters by pseudonym. */
export type RatedNames = {
  readonly raters: readonly RaterId[]
  readonly items: readonly ItemId[]
  readonly responses: readonly ResponseId[]
  readonly systems: readonly SystemId[]
  /** The system of each response. */
  readonly systemOf: readonly number[]
  readonly turned: readonly boolean[]
  readonly criteria: readonly CriterionId[]
  /** Groups of each rater. */
  readonly groups: readonly (readonly string[])[]
}

export const noSettings: PhaseSettings = { together: false, only: null, perTurn: false }

/** From row numbers to places in the lists of names. */
export type Numbers = {
  readonly raters: ReadonlyMap<number, number>
  readonly items: ReadonlyMap<number, number>
  readonly responses: ReadonlyMap<number, number>
}

export function readNames(file: StudyFile): { names: RatedNames; numbers: Numbers } {
  const raters = tuples<[number, RaterId]>(file, 'SELECT rater_no, id FROM rater ORDER BY pseudonym')
  const items = tuples<[number, ItemId]>(file, "SELECT item_no, id FROM item WHERE role = 'study' ORDER BY key")
  const systems = tuples<[number, SystemId]>(file, 'SELECT system_no, id FROM system ORDER BY name')
  const responses = tuples<[number, ResponseId, number, number]>(
    file,
    `SELECT r.response_no, r.id, r.system_no, r.turns IS NOT NULL FROM item i JOIN response r USING (item_no)
     JOIN system y USING (system_no) WHERE i.role = 'study' ORDER BY i.key, y.name, r.sample`,
  )
  const places = (rows: readonly (readonly [number, ...unknown[]])[]) => new Map(rows.map(([no], place) => [no, place]))
  const systemPlaces = places(systems)
  const groups = new Map(readRaters(file).map(({ id, groups: own = [] }) => [id, own]))
  return {
    names: {
      raters: raters.map(([, id]) => id),
      items: items.map(([, id]) => id),
      responses: responses.map(([, id]) => id),
      systems: systems.map(([, id]) => id),
      systemOf: responses.map(([, , systemNo]) => systemPlaces.get(systemNo) as number),
      turned: responses.map(([, , , turned]) => turned === 1),
      criteria: all<{ id: CriterionId }>(file, 'SELECT id FROM criterion ORDER BY criterion_no').map(({ id }) => id),
      groups: raters.map(([, id]) => groups.get(id) ?? []),
    },
    numbers: { raters: places(raters), items: places(items), responses: places(responses) },
  }
}

export function readVersions(file: StudyFile, places: ReadonlyMap<CriterionId, number>): Map<number, VersionAsked> {
  const rows = all<{ version: number; no: number; id: CriterionId }>(
    file,
    `SELECT u.version, v.criterion_version_no AS no, c.id FROM rubric_criterion u
     JOIN criterion_version v USING (criterion_version_no) JOIN criterion c USING (criterion_no)
     ORDER BY u.version, u.position`,
  )
  return new Map(
    [...Map.groupBy(rows, ({ version }) => version)].map(([version, own]) => [
      version,
      {
        version,
        criteria: own.map(({ id }) => places.get(id) as number),
        positions: new Map(own.map(({ no }, position) => [no, position])),
        asked: criteriaOf(file, version),
      },
    ]),
  )
}

export function readPhases(file: StudyFile): Map<string, PhaseSettings> {
  const rows = all<{ plan: number; phase: number; settings: string }>(
    file,
    'SELECT plan_no AS plan, phase, settings FROM plan_phase',
  )
  return new Map(
    rows.map(({ plan, phase, settings }) => {
      const { together, only, perTurn } = JSON.parse(settings) as Record<string, unknown>
      return [
        `${plan} ${phase}`,
        {
          together: together === true,
          only: Array.isArray(only) ? new Set(only as string[]) : null,
          perTurn: perTurn !== undefined && perTurn !== null,
        },
      ]
    }),
  )
}
