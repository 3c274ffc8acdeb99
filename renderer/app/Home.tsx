import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SampleKey } from '#contract/coordinator.ts'
import { useApi } from '#lib/client.ts'
import { useCommands } from '#lib/commandsSlice.ts'
import { useFailureWords } from '#lib/failures.ts'
import { Button } from '#ui/Button.tsx'
import { Mark } from '#ui/Mark.tsx'
import { Screen, TitlePage } from '#ui/Screen.tsx'
import { StatusLine } from '#ui/StatusLine.tsx'
import { version } from '../../package.json'
import { homeCommands } from './commands.ts'
import styles from './Home.module.css'
import { NewStudyDialog } from './NewStudyDialog.tsx'
import { useOpenStudy } from './openStudy.ts'
import { SampleList, type SampleListProps, SamplesDialog } from './Samples.tsx'
import { Studies } from './Studies.tsx'

export interface HomeProps {
  /** The dialog that asks for the title of a new study; commands in other rooms open it, too. */
  readonly asksTitle: boolean
  readonly onAskTitle: (asks: boolean) => void
}

/** The title page: what this is, the ways in, and the studies there are. */
export function Home({ asksTitle, onAskTitle }: HomeProps) {
  const { t } = useTranslation(['home', 'app'])
  const api = useApi()
  const library = useQuery(api.coordinator.library.list.queryOptions({ input: {} }))
  const opening = useOpenStudy()
  const [showsSamples, setShowsSamples] = useState(false)
  useDocumentTitle(t('app:name'))
  const choose = () => opening.mutate({ kind: 'choose' })
  useCommands('home', homeCommands({ open: choose, newStudy: () => onAskTitle(true) }))
  const { studies, unreadable } = library.data ?? { studies: [], unreadable: [] }
  const firstRun = library.isSuccess && studies.length === 0
  const openSample = (sample: SampleKey) => {
    setShowsSamples(false)
    opening.mutate({ kind: 'sample', sample })
  }
  const create = (title: string) => {
    onAskTitle(false)
    opening.mutate({ kind: 'create', title })
  }
  return (
    <Screen
      foot={
        <div className={styles.foot}>
          <StatusLine facts={[t('home:offline')]} end={t('home:version', { version })} />
        </div>
      }
    >
      <TitlePage>
        <section className={styles.hello} aria-labelledby="name">
          <Mark size="title" />
          <h1 id="name">{t('app:name')}</h1>
          <p className="lede">{t('home:what')}</p>
          <div className={styles.begin}>
            <Button kind="primary" onPress={choose}>
              {t('home:open')}
            </Button>
            <Button onPress={() => onAskTitle(true)}>{t('home:newStudy')}</Button>
            {!firstRun && <Button onPress={() => setShowsSamples(true)}>{t('home:samples')}</Button>}
          </div>
          <OpeningFailure error={opening.error ?? library.error} />
        </section>
        <section className={styles.list}>
          {firstRun && <FirstRun busy={opening.isPending} onChoose={openSample} />}
          <Studies studies={studies} unreadable={unreadable} />
        </section>
      </TitlePage>
      <NewStudyDialog isOpen={asksTitle} onClose={() => onAskTitle(false)} onCreate={create} />
      <SamplesDialog
        isOpen={showsSamples}
        busy={opening.isPending}
        onClose={() => setShowsSamples(false)}
        onChoose={openSample}
      />
    </Screen>
  )
}

/** Nothing is here yet: something to begin with. */
function FirstRun(list: SampleListProps) {
  const { t } = useTranslation('home')
  return (
    <>
      <h2>{t('firstRun')}</h2>
      <SampleList {...list} />
      <p className={styles.intro}>{t('firstRunNote')}</p>
    </>
  )
}

/** Why the last wish was not granted; its place is announced, never a toast. */
function OpeningFailure({ error }: { readonly error: unknown }) {
  const words = useFailureWords()
  return (
    <p className={`stop ${styles.failure}`} role="alert">
      {error === null ? null : words(error)}
    </p>
  )
}

/** The window's title while a screen is shown. */
export function useDocumentTitle(title: string): void {
  useEffect(() => {
    document.title = title
  }, [title])
}
