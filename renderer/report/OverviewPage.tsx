import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { roomPlace } from '#lib/places.ts'
import { overviewFinding, systemsFinding } from '#report/findings.ts'
import { sayFinding } from '#report/sayFinding.ts'
import { agreementOverview, consistencyOverview, givenSentence, heldSentence } from '#report/views/overviewView.ts'
import { Button } from '#ui/Button.tsx'
import { Section, Sheet } from '#ui/Sheet.tsx'
import { useLedger } from './parts/Decisions.tsx'
import { LeftOut } from './parts/LeftOut.tsx'
import { OverviewTable } from './parts/OverviewTable.tsx'
import type { ReportPageProps } from './places.ts'
import styles from './ReportRoom.module.css'
import { tell, words } from './words.ts'

/** The whole study on one sheet: what was judged, one number a criterion, one a protocol; each opens its page. */
export function OverviewPage({ overview, report, view, onChange, onOpen }: ReportPageProps) {
  const { t } = useTranslation('report')
  const ledger = useLedger(overview.study, view.settings)
  const { ratings, preferences, rankings } = report.counts
  if (ratings + preferences + rankings === 0) return <NothingJudged overview={overview} />
  const agreement = agreementOverview(words, report)
  const consistency = consistencyOverview(words, report)
  return (
    <Sheet
      title={sayFinding(words, overviewFinding(report))}
      second={`${heldSentence(words, report)} ${givenSentence(words, report)}`}
    >
      {agreement.length > 0 && (
        <Section heading={tell('overview.agreement')} note={tell('overview.agreementNote')} ruled={false}>
          <OverviewTable
            caption={tell('overview.agreement')}
            rows={agreement}
            nameHeading={tell('overview.criterion')}
            onOpen={({ id }) => {
              onChange({ criterion: id })
              onOpen('agreement')
            }}
          />
        </Section>
      )}
      {consistency.length > 0 && (
        <Section heading={tell('overview.consistency')} note={tell('consistency.withinNote')} ruled={false}>
          <OverviewTable
            caption={tell('overview.consistency')}
            rows={consistency}
            nameHeading={tell('overview.statedBy')}
            onOpen={() => onOpen('consistency')}
          />
        </Section>
      )}
      {ledger && <LeftOut ledger={ledger} view={view} onChange={onChange} />}
      {report.outcomes.length > 0 && (
        <Section heading={tell('systems.heading')}>
          <p className={styles.under}>
            {sayFinding(words, systemsFinding(report))}.{' '}
            <Button kind="link" onPress={() => onOpen('systems')}>
              {t('toSystems')}
            </Button>
          </p>
        </Section>
      )}
    </Sheet>
  )
}

/** What stands here before anything was judged: the way to where it begins. */
function NothingJudged({ overview }: Pick<ReportPageProps, 'overview'>) {
  const { t } = useTranslation('report')
  const [, go] = useLocation()
  const preparing = overview.stage === 'preparing'
  return (
    <Sheet title={tell('finding.none')} second={t('empty.second')}>
      <Button kind="plain" onPress={() => go(roomPlace(overview.study, preparing ? 'prepare' : 'judge'))}>
        {t(preparing ? 'empty.toPrepare' : 'empty.toJudge')}
      </Button>
    </Sheet>
  )
}
