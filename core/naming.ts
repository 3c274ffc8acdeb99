import type { Stage, StudyCounts } from '#contract/coordinator.ts'
import type { SystemId } from '#contract/ids.ts'
import { systemsOf } from '#db/queries/items.ts'
import { readCounts, readStudy } from '#db/queries/study.ts'
import type { StudyFile } from '#db/studyFile.ts'

/** `codes` while a blinded study runs; `names` before and after; `never-blinded` when no judgement was made here. */
export type Naming = 'codes' | 'names' | 'never-blinded'

export type NamedSystem = {
  readonly id: SystemId
  /** S1, S2, … in the order of the random ids, which says nothing about names or order of import. */
  readonly code: string
  readonly name: string
  /** The code or the name, as this moment allows. */
  readonly shown: string
  readonly responses: number
}

/** How systems may be called right now. */
export function namingOf(stage: Stage, counts: StudyCounts): Naming {
  if (stage === 'unblinded' || stage === 'preparing') {
    return stage === 'preparing' && counts.importedJudgements > 0 ? 'never-blinded' : 'names'
  }
  return counts.assignments === 0 && counts.importedJudgements > 0 ? 'never-blinded' : 'codes'
}

/**
 * The study's systems, each with what it may be called right now. Where they were ever hidden they come in the order of
 * their codes, which is random and stays when they are named, so that unblinding moves no number; else by name.
 */
export function namedSystems(file: StudyFile): { naming: Naming; systems: readonly NamedSystem[] } {
  const { stage } = readStudy(file)
  const naming = namingOf(stage, readCounts(file))
  const everHidden = stage !== 'preparing' && naming !== 'never-blinded'
  const place = everHidden ? ({ id }: NamedSystem) => id : ({ name }: NamedSystem) => name
  const systems = systemsOf(file).map((system) => ({
    ...system,
    shown: naming === 'codes' ? system.code : system.name,
  }))
  return { naming, systems: systems.sort((one, other) => (place(one) < place(other) ? -1 : 1)) }
}
