import { useTranslation } from 'react-i18next'
import { useFirstFocus } from '#lib/focus.ts'
import { Button } from '#ui/Button.tsx'
import { type HandBackProps, Page } from '../DeskPages.tsx'

/** The kind full stop after a qualification that was not passed. */
export function NotQualifiedPage({ onHandBack }: HandBackProps) {
  const { t } = useTranslation(['desk', 'judge'])
  const first = useFirstFocus<HTMLButtonElement>()
  const next = onHandBack ? t('desk:notQualified.next') : t('desk:notQualified.nextOwn')
  return (
    <Page title={t('desk:notQualified.title')} words={[t('desk:notQualified.words'), next]} fromTitle={!onHandBack}>
      {onHandBack && (
        <Button kind="primary" ref={first} onPress={onHandBack}>
          {t('judge:handBack')}
        </Button>
      )}
    </Page>
  )
}
