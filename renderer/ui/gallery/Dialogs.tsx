import { useState } from 'react'
import { Button } from '../Button.tsx'
import { ChoiceList } from '../Checkbox.tsx'
import { Dialog } from '../Dialog.tsx'
import { TextArea } from '../Field.tsx'
import { JudgeRating } from './JudgeRating.tsx'

/** A dialog over the rating screen. */
export function Dialogs() {
  const [open, setOpen] = useState(true)
  const [reason, setReason] = useState<string | null>(null)
  const [comment, setComment] = useState('')
  return (
    <>
      <JudgeRating />
      <Dialog
        isOpen={open}
        onClose={() => setOpen(false)}
        title="Why can’t this answer be judged?"
        actions={
          <>
            <Button onPress={() => setOpen(false)}>Back to the answer</Button>
            <Button kind="primary" notYet={reason === null}>
              Record and next
            </Button>
          </>
        }
      >
        <ChoiceList
          heading="Reason"
          headingHidden
          value={reason}
          onChange={setReason}
          choices={[
            { value: 'field', words: 'It is outside my field' },
            { value: 'unreadable', words: 'It cannot be read' },
            { value: 'context', words: 'Something is missing' },
            { value: 'conflict', words: 'I have a conflict of interest' },
          ]}
        />
        <TextArea heading="Comment" value={comment} onChange={setComment} />
      </Dialog>
    </>
  )
}
