import { BatchId } from '#contract/ids.ts'
import { checkImport, commitImport } from '../imports/importFile.ts'
import { inspectFile } from '../imports/inspect.ts'
import { api, type Desk, fileInStage, once } from './base.ts'

/** Bringing in files: handed over in pieces, inspected, checked, and written only when the counts were accepted. */
export function importHandlers(desk: Desk) {
  const imports = api.coordinator.imports
  return {
    stage: imports.stage.handler(({ input }) => ({
      stage: desk.stages.add(input.stage, input.fileName, Buffer.from(input.chunk, 'base64')),
    })),

    inspect: imports.inspect.handler(({ input }) => {
      desk.library.file(input.study)
      const { bytes, fileName } = desk.stages.get(input.stage)
      return inspectFile(bytes, fileName)
    }),

    check: imports.check.handler(({ input }) => {
      const file = fileInStage(desk, input.study, 'preparing')
      return checkImport(file, desk.stages.get(input.stage), input.mapping)
    }),

    commit: imports.commit.handler(({ input }) => {
      const file = fileInStage(desk, input.study, 'preparing')
      const done = once(desk, file, input.command, () =>
        commitImport(file, desk.stages.get(input.stage), input.mapping, input.digest, {
          batch: BatchId.parse(desk.around.randomCode()),
          at: desk.around.now(),
          randomCode: desk.around.randomCode,
          appVersion: desk.appVersion,
        }),
      )
      desk.stages.release(input.stage)
      return done
    }),
  }
}
