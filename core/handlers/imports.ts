import { BatchId } from '#contract/ids.ts'
import type { FileReading } from '#contract/imports.ts'
import { checkImport, commitImport, type ImportInput } from '../imports/importFile.ts'
import { inspectStaged } from '../imports/inspect.ts'
import { openedInput } from '../imports/openedInput.ts'
import { rejectedRows } from '../imports/rejected.ts'
import { TemplateStore } from '../imports/templates.ts'
import { api, type Desk, fileInStage, once } from './base.ts'

/** Bringing in files: handed over in pieces, inspected, checked, and written only when the counts were accepted. */
export function importHandlers(desk: Desk, dataFolder: string) {
  const imports = api.coordinator.imports
  const templates = new TemplateStore(dataFolder)
  return {
    stage: imports.stage.handler(({ input }) => ({
      stage: desk.stages.add(input.stage, input.fileName, Buffer.from(input.chunk, 'base64')),
    })),

    inspect: imports.inspect.handler(({ input }) => {
      desk.library.file(input.study)
      return inspectStaged(desk.stages.files(input.stage), input.reading ?? {}, templates.all())
    }),

    check: imports.check.handler(async ({ input }) => {
      const opened = await openedInput(desk.stages.files(input.stage), input.reading)
      return checkImport(fileInStage(desk, input.study, 'preparing'), opened, input.mapping)
    }),

    rejected: imports.rejected.handler(async ({ input }) => {
      const opened = await openedInput(desk.stages.files(input.stage), input.reading)
      return rejectedRows(fileInStage(desk, input.study, 'preparing'), opened, input.mapping)
    }),

    commit: imports.commit.handler(async ({ input }) => {
      const file = fileInStage(desk, input.study, 'preparing')
      // A repeat of a command that was carried out is answered from memory, its files being gone.
      const opened = await openedUnlessGone(desk, input)
      const done = once(desk, file, input.command, () =>
        commitImport(file, opened(), input.mapping, input.digest, {
          batch: BatchId.parse(desk.around.randomCode()),
          at: desk.around.now(),
          randomCode: desk.around.randomCode,
          appVersion: desk.appVersion,
        }),
      )
      desk.stages.release(input.stage)
      return done
    }),

    templates: imports.templates.handler(() => ({ templates: templates.all() })),

    saveTemplate: imports.saveTemplate.handler(({ input }) => {
      templates.save(input)
      return {}
    }),

    dropTemplate: imports.dropTemplate.handler(({ input }) => {
      templates.drop(input.name)
      return {}
    }),
  }
}

type Wanted = { readonly stage: Parameters<Desk['stages']['files']>[0]; readonly reading?: FileReading | undefined }

async function openedUnlessGone(desk: Desk, { stage, reading }: Wanted): Promise<() => ImportInput> {
  try {
    const opened = await openedInput(desk.stages.files(stage), reading)
    return () => opened
  } catch (error) {
    return () => {
      throw error
    }
  }
}
