import { ExpectedError } from '#contract/errors.ts'

/** What the core's process asks main to print. */
export type ToPrint = { readonly kind: 'print'; readonly id: number; readonly html: string }

/** What main answers: the PDF, or null when the page could not be printed. */
export type Printed = { readonly kind: 'printed'; readonly id: number; readonly pdf: Uint8Array | null }

/**
 * The core's side of printing: the core runs in a process without windows, so pages go to main and PDFs come back.
 * `print` fails with `PDF_FAILED`.
 */
export function printerInMain(send: (asked: ToPrint) => void) {
  const waiting = new Map<number, (answer: Printed) => void>()
  let asked = 0
  return {
    print: async (html: string): Promise<Uint8Array> => {
      const id = ++asked
      const { pdf } = await new Promise<Printed>((resolve) => {
        waiting.set(id, resolve)
        send({ kind: 'print', id, html })
      })
      if (pdf === null) throw new ExpectedError({ code: 'PDF_FAILED', data: {} })
      return new Uint8Array(pdf)
    },
    hear: (answer: Printed): void => {
      waiting.get(answer.id)?.(answer)
      waiting.delete(answer.id)
    },
  }
}
