import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { Dialogs } from './Dialogs.tsx'
import { Fields } from './Fields.tsx'
import { JudgePair } from './JudgePair.tsx'
import { JudgeRanking } from './JudgeRanking.tsx'
import { JudgeRating } from './JudgeRating.tsx'
import { PrepareImport } from './PrepareImport.tsx'
import { ReportAgreement, ReportConsistency, ReportSystems } from './Reports.tsx'
import { States } from './States.tsx'
import { Texts, TextsBesideEachOther } from './Texts.tsx'

const PAGES: Readonly<Record<string, () => React.JSX.Element>> = {
  'judge-rating': () => <JudgeRating />,
  'judge-pair': () => <JudgePair />,
  'judge-pair-three': () => <JudgePair points={3} />,
  'judge-ranking': () => <JudgeRanking />,
  fields: () => <Fields />,
  'prepare-import': () => <PrepareImport />,
  states: () => <States />,
  texts: () => <Texts />,
  'texts-pair': () => <TextsBesideEachOther />,
  dialog: () => <Dialogs />,
  'report-agreement': () => <ReportAgreement />,
  'report-consistency': () => <ReportConsistency />,
  'report-systems': () => <ReportSystems />,
}

/** `?page=judge-rating&theme=dark&dir=rtl&size=large` draws one page, so that a screenshot can be compared with its drawing. */
function start() {
  const asked = new URLSearchParams(location.search)
  const page = document.documentElement
  page.dataset['theme'] = asked.get('theme') ?? 'light'
  page.dir = asked.get('dir') ?? 'ltr'
  page.lang = page.dir === 'rtl' ? 'ar' : 'en'
  const size = asked.get('size')
  if (size !== null) page.dataset['textSize'] = size
  const Page = PAGES[asked.get('page') ?? '']
  const root = document.getElementById('root')
  if (root === null) return
  createRoot(root).render(<StrictMode>{Page === undefined ? <Index /> : <Page />}</StrictMode>)
}

function Index() {
  return (
    <ul>
      {Object.keys(PAGES).map((name) => (
        <li key={name}>
          <a href={`?page=${name}`}>{name}</a>
        </li>
      ))}
    </ul>
  )
}

start()
