import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type shapes from '../../../locales/en/tasks.json'

type ShapeName = keyof (typeof shapes)['label']['shape']
type ColourName = keyof (typeof shapes)['label']['colour']

/** What a blind label is called in the reader's language: letters as they are, shapes and colours by their name. */
export function useLabelWord(): (blindLabel: string) => string {
  const { t } = useTranslation('tasks')
  return useMemo(
    () => (blindLabel) => {
      const [set, member = ''] = blindLabel.split(':')
      if (set === 'shape') return t(`label.shape.${member as ShapeName}`)
      if (set === 'colour') return t(`label.colour.${member as ColourName}`)
      return blindLabel
    },
    [t],
  )
}
