import { useTranslation } from 'react-i18next'
import { DropArea } from '#ui/DropArea.tsx'
import { Progress } from '#ui/Progress.tsx'
import { Trouble } from '../parts/Trouble.tsx'
import type { TakeBack } from './useTakeBack.ts'

/** Where returned files are dropped, any number at once. */
export function TakeBackArea({ back }: { readonly back: TakeBack }) {
  const { t } = useTranslation('packets')
  return (
    <>
      <DropArea
        words={t('back.drop')}
        buttonWords={t('back.choose')}
        note={t('back.note')}
        accept={['.evenhand']}
        several
        disabled={back.busy}
        onFiles={(files) => back.take(files.map(({ file }) => file))}
      />
      {back.busy && <Progress words={t('back.checking')} fraction={null} />}
      {back.error !== null && back.error !== undefined && <Trouble error={back.error} />}
    </>
  )
}
