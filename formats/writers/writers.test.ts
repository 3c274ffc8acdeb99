import { readSheet } from 'read-excel-file/node'
import { expect, it } from 'vitest'
import { fromBuffer } from 'yauzl'
import { csvText } from './csv.ts'
import { workbook } from './workbook.ts'
import { zipArchive } from './zip.ts'

const text = new TextEncoder()

it('keeps names that look like formulas as they are, and disarms them in columns of free text', () => {
  const table = { columns: ['item', 'comment', 'value'], rows: [['=q1', '=1+1', -3]], freeText: ['comment'] }
  expect(csvText(table)).toBe("item,comment,value\n=q1,'=1+1,-3\n")
})

it('writes numbers so that reading them gives the same number', () => {
  const values = [0.1 + 0.2, 1e-17, -0.6666666666666666, 123456789.12345679]
  const read = csvText({ columns: ['n'], rows: values.map((value) => [value]) })
  expect(read.trim().split('\n').slice(1).map(Number)).toEqual(values)
})

it('writes workbooks whose text stays text, whatever it begins with, and whose numbers are whole', async () => {
  const rows = [
    ['=HYPERLINK("x")', 0.1 + 0.2, null],
    ['été 𝒳 عربي', -3, '+1'],
  ]
  const bytes = await workbook([
    { name: 'Figures', columns: ['a', 'b', 'c'], rows },
    { name: 'Codebook', columns: ['name'], rows: [['x']] },
  ])
  expect(await readSheet(Buffer.from(bytes), 'Figures')).toEqual([['a', 'b', 'c'], ...rows])
  expect(await readSheet(Buffer.from(bytes), 'Codebook')).toEqual([['name'], ['x']])
})

it('writes the same bytes for the same content', async () => {
  const sheets = [{ name: 'One', columns: ['a'], rows: [[1]] }]
  const files = [{ fileName: 'a.txt', bytes: text.encode('hello') }]
  const [book, archive] = [await workbook(sheets), await zipArchive(files)]
  await new Promise((resolve) => setTimeout(resolve, 2100))
  expect(Buffer.from(await workbook(sheets)).equals(Buffer.from(book))).toBe(true)
  expect(Buffer.from(await zipArchive(files)).equals(Buffer.from(archive))).toBe(true)
})

it('writes archives that are read back', async () => {
  const bytes = await zipArchive([
    { fileName: 'a.txt', bytes: text.encode('one') },
    { fileName: 'été.csv', bytes: text.encode('two') },
  ])
  const names = await new Promise<string[]>((resolve, reject) => {
    fromBuffer(Buffer.from(bytes), { lazyEntries: false }, (error, archive) => {
      if (error || !archive) return reject(error)
      const found: string[] = []
      archive.on('entry', (entry: { fileName: string }) => found.push(entry.fileName))
      archive.on('end', () => resolve(found))
    })
  })
  expect(names).toEqual(['a.txt', 'été.csv'])
})
