// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from 'vitest'
import { browserShell, platformOf } from './browserShell.ts'

afterEach(() => vi.restoreAllMocks())

function pickedByUser(act: (input: HTMLInputElement) => void) {
  vi.spyOn(HTMLInputElement.prototype, 'click').mockImplementation(function (this: HTMLInputElement) {
    act(this)
  })
}

const choose = (file: File) =>
  pickedByUser((input) => {
    Object.defineProperty(input, 'files', { value: [file] })
    input.dispatchEvent(new Event('change'))
  })

test('a picked import file comes whole, and the input is taken away again', async () => {
  choose(new File(['id,a\n1,ä'], 'items.csv'))
  const picked = await browserShell().openImportDialog()
  expect(picked?.fileName).toBe('items.csv')
  expect(new TextDecoder().decode(picked?.bytes)).toBe('id,a\n1,ä')
  expect(document.querySelector('input')).toBeNull()
})

test('a picked study comes by its bytes, for a browser knows no paths', async () => {
  choose(new File(['SQLite'], 'pilot.evenhand'))
  expect(await browserShell().openStudyDialog()).toMatchObject({ kind: 'bytes', file: { fileName: 'pilot.evenhand' } })
})

test('cancelling the dialog gives null', async () => {
  pickedByUser((input) => input.dispatchEvent(new Event('cancel')))
  expect(await browserShell().openImportDialog()).toBeNull()
  expect(await browserShell().openStudyDialog()).toBeNull()
})

test('every file is offered as a download under its name', async () => {
  const taken: { name: string; blob: Blob }[] = []
  const blobs = new Map<string, Blob>()
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    const address = `blob:${blobs.size}`
    blobs.set(address, blob as Blob)
    return address
  })
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    taken.push({ name: this.download, blob: blobs.get(this.getAttribute('href') ?? '') as Blob })
  })
  const saved = await browserShell().saveFiles([
    { fileName: 'report.csv', mediaType: 'text/csv', text: 'a,b' },
    { fileName: 'report.json', mediaType: 'application/json', text: '{}' },
  ])
  expect(saved).toBe('saved')
  expect(taken.map(({ name }) => name)).toEqual(['report.csv', 'report.json'])
  expect(await taken[0]?.blob.text()).toBe('a,b')
  expect(taken[1]?.blob.type).toBe('application/json')
})

test('the platform is read from the browser', () => {
  expect(platformOf('Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36')).toBe('mac')
  expect(platformOf('Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36')).toBe('windows')
  expect(platformOf('Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36')).toBe('linux')
})
