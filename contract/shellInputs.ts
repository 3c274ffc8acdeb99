import { z } from 'zod'

/**
 * What the page hands to the window around it, as main checks it. Apart from `shell.ts`, so that the preload and the page
 * carry no schemas.
 */

/** Standard entries that the operating system knows how to show and run. */
export const MenuRole = z.enum([
  'undo',
  'redo',
  'cut',
  'copy',
  'paste',
  'selectAll',
  'minimize',
  'close',
  'quit',
  'togglefullscreen',
  'zoomIn',
  'zoomOut',
  'resetZoom',
])
export type MenuRole = z.infer<typeof MenuRole>

const words = z.string().trim().min(1).max(120)

export const MenuItem = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('command'),
    /** Id of the command in the page's registry; comes back through `onMenuCommand`. */
    id: z.string().regex(/^[a-z][A-Za-z0-9.-]{0,79}$/),
    label: words,
    /** In Electron's form, for example `CmdOrCtrl+O`. Shown; the page's own shortcuts do the work. */
    accelerator: z
      .string()
      .regex(/^[A-Za-z0-9+]{1,40}$/)
      .nullable(),
    enabled: z.boolean(),
    /** null: an entry that cannot be checked. */
    checked: z.boolean().nullable(),
  }),
  z.strictObject({ kind: z.literal('role'), role: MenuRole, label: words.nullable() }),
  z.strictObject({ kind: z.literal('separator') }),
])
export type MenuItem = z.infer<typeof MenuItem>

/** The native menu as the page wants it, labels already translated. `place` tells macOS which menu is which. */
export const MenuModel = z.strictObject({
  sections: z
    .array(
      z.strictObject({
        place: z.enum(['file', 'edit', 'view', 'window', 'help', 'other']),
        label: words,
        items: z.array(MenuItem).max(60),
      }),
    )
    .max(12),
})
export type MenuModel = z.infer<typeof MenuModel>

/** A file name as a save may use it: one path segment, no control characters, not hidden. */
export const SafeFileName = z
  .string()
  .min(1)
  .max(180)
  .regex(/^[^\\/:*?"<>|\p{Cc}.][^\\/:*?"<>|\p{Cc}]*$/u)

export const FilesToSave = z
  .array(
    z.union([
      z.strictObject({ fileName: SafeFileName, mediaType: z.string().max(100), text: z.string() }),
      z.strictObject({ fileName: SafeFileName, mediaType: z.string().max(100), bytes: z.instanceof(Uint8Array) }),
    ]),
  )
  .min(1)
  .max(100)
export type FilesToSave = z.infer<typeof FilesToSave>
