import { useEffect, useState } from 'react'
import type { AttachmentId } from '#contract/ids.ts'
import type { AttachmentBytes } from '../deskGround.ts'
import { useDesk, useMachine } from '../deskSlice.ts'

/** What an attachment is once its bytes came: a picture at an address of this page, or words. */
export type Attached =
  | { readonly kind: 'coming' }
  | { readonly kind: 'picture'; readonly address: string }
  | { readonly kind: 'words'; readonly text: string }
  /** It could not be read, or is nothing that can be shown. */
  | { readonly kind: 'unshown' }

/** Raster pictures only: nothing in them can run or ask for anything. */
const pictures: ReadonlySet<string> = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp'])

const bytesOf = (base64: string): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0))

/** An attachment of the task in front. Its address is given up when it leaves the screen. */
export function useAttachment(attachment: AttachmentId): Attached {
  const machine = useMachine()
  const assignment = useDesk((state) => state.task?.assignment ?? null)
  const [attached, setAttached] = useState<Attached>({ kind: 'coming' })
  useEffect(() => {
    if (assignment === null) return undefined
    let gone = false
    let address: string | null = null
    const show = (bytes: AttachmentBytes | null) => {
      if (gone) return
      const next = asShown(bytes)
      if (next.kind === 'picture') address = next.address
      setAttached(next)
    }
    machine.attachmentOf(assignment, attachment).then(show, () => show(null))
    return () => {
      gone = true
      if (address !== null) URL.revokeObjectURL(address)
    }
  }, [machine, assignment, attachment])
  return attached
}

function asShown(bytes: AttachmentBytes | null): Attached {
  if (bytes === null) return { kind: 'unshown' }
  const { mediaType, base64 } = bytes
  if (mediaType.startsWith('text/plain')) return { kind: 'words', text: new TextDecoder().decode(bytesOf(base64)) }
  if (!pictures.has(mediaType)) return { kind: 'unshown' }
  return { kind: 'picture', address: URL.createObjectURL(new Blob([bytesOf(base64)], { type: mediaType })) }
}
