import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { StudyOverview } from '#contract/coordinator.ts'
import type { RaterId } from '#contract/ids.ts'
import type { CaseView } from '#contract/review.ts'
import { useClient } from '#lib/client.ts'
import { useFailureWords } from '#lib/failures.ts'
import { newCommand } from '#lib/randomCode.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { Select } from '#ui/Select.tsx'

export interface AskAnotherProps {
  readonly overview: StudyOverview
  readonly view: CaseView
  readonly by: string
}

/** Gives the case to one more rater while judging is open, at the end of that rater's tasks. */
export function AskAnother({ overview, view, by }: AskAnotherProps) {
  const { t } = useTranslation('settle')
  const client = useClient()
  const failure = useFailureWords()
  const [asking, setAsking] = useState(false)
  const [rater, setRater] = useState<RaterId | null>(null)
  const asked = useMutation({
    mutationFn: (id: RaterId) =>
      client.coordinator.review.askAnother({
        study: overview.study,
        command: newCommand(),
        by,
        id: view.id,
        rater: id,
      }),
    onSuccess: () => setAsking(false),
  })
  const people = overview.raters.filter(({ id }) => view.askable.includes(id))
  if (overview.stage !== 'judging' || people.length === 0) return null
  return (
    <>
      <Button onPress={() => setAsking(true)}>{t('another.ask')}</Button>
      <Dialog
        isOpen={asking}
        onClose={() => setAsking(false)}
        title={t('another.title')}
        actions={
          <>
            <Button onPress={() => setAsking(false)}>{t('another.not')}</Button>
            <Button
              kind="primary"
              notYet={rater === null || asked.isPending}
              onPress={() => rater && asked.mutate(rater)}
            >
              {t('another.give')}
            </Button>
          </>
        }
      >
        <p>{t('another.words')}</p>
        <Select
          heading={t('another.rater')}
          options={people.map(({ id, pseudonym }) => ({ id, words: pseudonym }))}
          value={rater}
          onChange={setRater}
        />
        {asked.isError && (
          <p className="stop" role="alert">
            {failure(asked.error)}
          </p>
        )}
      </Dialog>
    </>
  )
}
