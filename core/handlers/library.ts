import type { CommandId, StudyId } from '#contract/ids.ts'
import { newStudyProtocol, newStudyWords } from '../newStudy.ts'
import { createFromSample } from '../samples.ts'
import { api, type Desk } from './base.ts'

/** The studies on this computer. */
export function libraryHandlers(desk: Desk) {
  const made = new Map<CommandId, StudyId>()
  const madeOnce = (command: CommandId, make: () => StudyId): { study: StudyId } => {
    const study = made.get(command) ?? make()
    made.set(command, study)
    return { study }
  }
  return {
    list: api.coordinator.library.list.handler(() => desk.library.list()),

    create: api.coordinator.library.create.handler(({ input }) =>
      madeOnce(input.command, () =>
        desk.library.create(newStudyWords(input.title), newStudyProtocol(desk.around.randomCode())),
      ),
    ),

    createFromSample: api.coordinator.library.createFromSample.handler(({ input }) =>
      madeOnce(input.command, () => createFromSample(desk, input.sample)),
    ),

    openFile: api.coordinator.library.openFile.handler(({ input }) => ({ study: desk.library.openFile(input.path) })),

    adopt: api.coordinator.library.adopt.handler(({ input }) =>
      madeOnce(input.command, () => {
        const { fileName, bytes } = desk.stages.get(input.stage)
        return desk.library.adopt(fileName, bytes)
      }),
    ),
  }
}
