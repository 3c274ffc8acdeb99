import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Protocol } from '#contract/protocol.ts'
import { useClient } from '#lib/client.ts'
import { newCommand } from '#lib/randomCode.ts'
import { Button } from '#ui/Button.tsx'
import { Bar, Columns, Sheet } from '#ui/Sheet.tsx'
import { useRoles } from '../items/useRoles.ts'
import { SaveState } from '../parts/SaveState.tsx'
import { canSetUp, type PageProps } from '../study.ts'
import { useSave } from '../useSave.ts'
import { AroundSection, SittingSection } from './AroundSections.tsx'
import { PrintSummary } from './PrintSummary.tsx'
import styles from './ProtocolPage.module.css'
import { designOf, savable } from './protocolModel.ts'
import { ShownSection } from './ShownSection.tsx'
import { useSummary } from './summary.ts'
import { WhatSection } from './WhatSection.tsx'
import { WhoSection } from './WhoSection.tsx'

/** Which judgements are made, by whom, and how they are shown. Each change is saved at once. */
export function ProtocolPage({ overview, onOpen }: PageProps) {
  const { t } = useTranslation('prepare')
  const { t: planning } = useTranslation('planning')
  const client = useClient()
  const open = canSetUp(overview)
  const [protocol, setProtocol] = useState(overview.protocol)
  const [printing, setPrinting] = useState(false)
  const save = useSave((next: Protocol) =>
    client.coordinator.protocol.save({ study: overview.study, command: newCommand(), protocol: next }),
  )
  const change = (next: Protocol) => {
    setProtocol(next)
    save.save(savable(next))
  }
  const design = designOf(protocol)
  const roles = useRoles(overview).sentences
  const summary = useSummary({ ...overview, protocol: savable(protocol) }, roles)
  const part = { protocol, open, onChange: change, onType: setProtocol }
  const groups = [...new Set(overview.raters.flatMap((rater) => rater.groups ?? []))].toSorted()
  return (
    <Sheet
      title={design ? t(`protocol.title.${design}`) : planning('ownTitle', { phases: summary.phases })}
      second={open ? summary.sentences.join(' ') : t('frozen')}
      bar={
        <Bar end={<Button onPress={() => setPrinting(true)}>{planning('print.open')}</Button>}>
          {open && <SaveState save={save} />}
        </Bar>
      }
    >
      <Columns shape="even">
        <div className={styles.column}>
          <WhatSection {...part} groups={groups} />
          <WhoSection {...part} overview={{ ...overview, protocol }} />
          <SittingSection {...part} />
        </div>
        <div className={styles.column}>
          <ShownSection {...part} />
          <AroundSection {...part} onItems={() => onOpen('items')} />
        </div>
      </Columns>
      <PrintSummary
        isOpen={printing}
        overview={{ ...overview, protocol: savable(protocol) }}
        roles={roles}
        onClose={() => setPrinting(false)}
      />
    </Sheet>
  )
}
