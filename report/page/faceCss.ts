// oxlint-disable-next-line typescript/triple-slash-reference -- an ambient module cannot be imported, and whoever imports this needs it
/// <reference path="./assets.d.ts" />
import latin from '@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2?inline'
import arabic from '@fontsource-variable/noto-sans-arabic/files/noto-sans-arabic-arabic-wght-normal.woff2?inline'

/**
 * The face inside the page (34 kB), so that figures keep the widths they were drawn for on every machine. Signs outside of
 * it come from the machine's own faces.
 */
export const faceCss = `@font-face { font-family: "Atkinson Hyperlegible Next"; src: url("${latin}") format("woff2"); font-weight: 200 800; font-style: normal; font-display: block; }\n`

/** A face for Arabic letters, for pages in Arabic. */
export const arabicFaceCss = `@font-face { font-family: "Noto Sans Arabic"; src: url("${arabic}") format("woff2"); font-weight: 100 900; font-style: normal; font-display: block; }\n`
