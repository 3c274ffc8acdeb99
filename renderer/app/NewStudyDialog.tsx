import { type FormEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFirstFocus } from '#lib/focus.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { Field } from '#ui/Field.tsx'

export interface NewStudyDialogProps {
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly onCreate: (title: string) => void
}

/** Asks for the one thing a study needs to begin. */
export function NewStudyDialog({ isOpen, onClose, onCreate }: NewStudyDialogProps) {
  const { t } = useTranslation('home')
  const formId = useId()
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title={t('new.title')}
      actions={
        <>
          <Button onPress={onClose}>{t('new.cancel')}</Button>
          <Button kind="primary" submits form={formId}>
            {t('new.create')}
          </Button>
        </>
      }
    >
      <TitleForm formId={formId} onCreate={onCreate} />
    </Dialog>
  )
}

function TitleForm({ formId, onCreate }: { readonly formId: string; readonly onCreate: (title: string) => void }) {
  const { t } = useTranslation('home')
  const [title, setTitle] = useState('')
  const [missing, setMissing] = useState(false)
  const field = useFirstFocus<HTMLInputElement>()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (title.trim() === '') setMissing(true)
    else onCreate(title.trim())
  }
  return (
    <form id={formId} onSubmit={submit} noValidate>
      <Field
        heading={t('new.field')}
        help={t('new.help')}
        value={title}
        onChange={setTitle}
        maxLength={200}
        ref={field}
        dir="auto"
        {...(missing && title.trim() === '' ? { error: t('new.needed') } : {})}
      />
    </form>
  )
}
