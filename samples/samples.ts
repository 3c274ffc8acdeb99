import classroomItems from './content/classroom/items.json' with { type: 'json' }
import classroomStudy from './content/classroom/study.json' with { type: 'json' }
import clinicItems from './content/clinic/items.json' with { type: 'json' }
import clinicStudy from './content/clinic/study.json' with { type: 'json' }
import researchItems from './content/research/items.json' with { type: 'json' }
import researchQualities from './content/research/latentQualities.json' with { type: 'json' }
import researchStudy from './content/research/study.json' with { type: 'json' }
import { researchJudgements } from './researchJudgements.ts'
import { type SampleId, SampleItem, type SampleJudgements, SampleSettings, type SampleStudy } from './sampleStudy.ts'

export { type SampleId, sampleIds } from './sampleStudy.ts'

const content: Readonly<Record<SampleId, { readonly study: unknown; readonly items: unknown }>> = {
  clinic: { study: clinicStudy, items: clinicItems },
  classroom: { study: classroomStudy, items: classroomItems },
  research: { study: researchStudy, items: researchItems },
}

const noJudgements: SampleJudgements = { ratings: [], preferences: [] }

/**
 * One of the samples offered at first run, complete: settings, items with a response per system, and for Research the
 * judgements of five raters who have finished. Content is part of the program, so a fault in it throws.
 */
export function readSample(id: SampleId): SampleStudy {
  const settings = SampleSettings.parse(content[id].study)
  const items = SampleItem.array().parse(content[id].items)
  return { id, ...settings, items, judgements: id === 'research' ? judge(settings, items) : noJudgements }
}

function judge(settings: SampleSettings, items: readonly SampleItem[]): SampleJudgements {
  return researchJudgements(items, settings.systems, researchQualities, settings.protocol.seed)
}
