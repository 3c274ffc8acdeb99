import { Button } from './Button.tsx'
import { ErrorState } from './Notice.tsx'
import { Sheet } from './Sheet.tsx'

export interface FailedSheetProps {
  /** Over the sheet: "This page could not be shown". */
  readonly title: string
  /** What went wrong, in words. */
  readonly words: string
  /** On the button: "Try again". */
  readonly retryWords: string
  readonly onRetry: () => void
}

/** Instead of a page that could not be fetched: what went wrong, and the repair. */
export function FailedSheet({ title, words, retryWords, onRetry }: FailedSheetProps) {
  return (
    <Sheet title={title}>
      <ErrorState
        title={words}
        actions={
          <Button kind="plain" onPress={onRetry}>
            {retryWords}
          </Button>
        }
      />
    </Sheet>
  )
}
