import { useTranslation } from 'react-i18next'
import type { CaseView, Vote } from '#contract/review.ts'
import styles from './Disagreements.module.css'
import { VerdictWords } from './VerdictWords.tsx'

/** What the raters said and why, side by side, without saying who. */
export function VotesShown({ view, votes }: { readonly view: CaseView; readonly votes: readonly Vote[] }) {
  const { t } = useTranslation('settle')
  return (
    <ul className={styles.votes}>
      {votes.map((vote, place) => (
        <li key={place}>
          <p className={styles.voter}>{t('case.rater', { nth: place + 1 })}</p>
          <p>
            <VerdictWords view={view} verdict={vote.verdict} />
          </p>
          {vote.comment !== '' && (
            <p className={styles.rationale} dir="auto">
              {vote.comment}
            </p>
          )}
        </li>
      ))}
    </ul>
  )
}
