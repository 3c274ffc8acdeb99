import type { StudyFile } from '#db/studyFile.ts'
import { readExistingStudy } from '../imports/existingStudy.ts'
import { namedSystems } from '../naming.ts'
import type { NamedJudgements } from './judgementTables.ts'

/** The judgements with systems called what they may be called now (codes while the study is blind), or always by code. */
export function shownJudgements(file: StudyFile, as: 'shown' | 'codes' = 'shown'): NamedJudgements {
  const shownAs = new Map(
    namedSystems(file).systems.map(({ name, code, shown }) => [name, as === 'codes' ? code : shown]),
  )
  const shown = (name: string): string => shownAs.get(name) ?? ''
  const { ratings, preferences, rankings } = readExistingStudy(file)
  return {
    ratings: Array.from(ratings, (rating) => ({ ...rating, system: shown(rating.system) })),
    preferences: Array.from(preferences, (preference) => ({
      ...preference,
      left: shown(preference.left),
      right: shown(preference.right),
    })),
    rankings: Array.from(rankings, (ranking) => ({
      ...ranking,
      ranks: ranking.ranks.map(({ system, rank }) => ({ system: shown(system), rank })),
    })),
  }
}
