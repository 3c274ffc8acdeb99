import { expect, it } from 'vitest'
import { printerInMain, type ToPrint } from './printerInMain.ts'

it('gives each page its own PDF, in whichever order they come back', async () => {
  const asked: ToPrint[] = []
  const printer = printerInMain((page) => asked.push(page))
  const both = [printer.print('<p>one'), printer.print('<p>two')]
  expect(asked.map(({ html }) => html)).toEqual(['<p>one', '<p>two'])
  for (const { id, html } of asked.toReversed())
    printer.hear({ kind: 'printed', id, pdf: new TextEncoder().encode(html) })
  const pdfs = (await Promise.all(both)).map((pdf) => new TextDecoder().decode(pdf))
  expect(pdfs).toEqual(['<p>one', '<p>two'])
})

it('fails in a way a person can be told of when there is no PDF', async () => {
  const printer = printerInMain(({ id }) => queueMicrotask(() => printer.hear({ kind: 'printed', id, pdf: null })))
  await expect(printer.print('<p>')).rejects.toMatchObject({ failure: { code: 'PDF_FAILED' } })
})
