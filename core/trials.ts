import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fail } from '#contract/errors.ts'
import { type RaterId, StudyId } from '#contract/ids.ts'
import { makeTrialOf } from '#db/queries/itemRoles.ts'
import { storePlan } from '#db/queries/plan.ts'
import { readStudy, setStage } from '#db/queries/study.ts'
import { copyStudyFile, inTransaction, type StudyFile } from '#db/studyFile.ts'
import type { Surroundings } from './context.ts'
import type { Library } from './library.ts'
import { drawPlan } from './planning.ts'

/** Hidden in the study folder, so that a copy lies where the study itself may lie. */
const folderName = '.dry-runs'

export type TrialWanted = { readonly rater: RaterId; readonly title: string }

/**
 * Dry runs: throw-away copies of studies, open for judging with the plan of one rater. They are in no list. What an
 * earlier core left behind (it was killed) is thrown away at the start.
 */
export class Trials {
  readonly #folder: string
  readonly #library: Library
  readonly #around: Surroundings
  readonly #open = new Map<StudyId, StudyFile>()

  constructor(dataFolder: string, library: Library, around: Surroundings) {
    this.#folder = join(dataFolder, folderName)
    this.#library = library
    this.#around = around
    rmSync(this.#folder, { recursive: true, force: true })
  }

  /** Copies the study and opens the copy for the rater. Fails as drawing a plan does, and then leaves nothing behind. */
  begin(file: StudyFile, { rater, title }: TrialWanted): StudyId {
    const { plan, certificate } = drawPlan(file)
    const place = plan.raters.indexOf(rater)
    if (place < 0) fail('RATER_UNKNOWN', {})
    const id = StudyId.parse(this.#around.randomCode())
    mkdirSync(this.#folder, { recursive: true })
    const path = join(this.#folder, `${id}.evenhand`)
    copyStudyFile(file, path)
    try {
      const copy = this.#library.openApart(path, (opened) => {
        const words = { ...readStudy(opened).words, title }
        makeTrialOf(opened, { id, words: JSON.stringify(words) })
      })
      this.#open.set(id, copy)
      inTransaction(copy, () => {
        storePlan(copy, { ...plan, raters: [rater], tasks: () => plan.tasks(place) }, certificate)
        setStage(copy, 'judging', this.#around.now())
      })
    } catch (error) {
      this.end(id)
      rmSync(path, { force: true })
      throw error
    }
    return id
  }

  /** Throws a copy away. */
  end(study: StudyId): void {
    const file = this.#open.get(study)
    if (!file) return
    this.#open.delete(study)
    this.#library.closeApart(file)
    for (const ending of ['', '-wal', '-shm']) rmSync(`${file.path}${ending}`, { force: true })
  }

  endAll(): void {
    for (const study of [...this.#open.keys()]) this.end(study)
    if (existsSync(this.#folder)) rmSync(this.#folder, { recursive: true, force: true })
  }
}
