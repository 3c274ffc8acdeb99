import { expect, test } from 'vitest'
import { defaultDataFolder, readLaunch } from './launch.ts'

const environment = { EVENHAND_DATA: '/studies' }

test('without flags it serves the coordinator on any port and opens a browser', () => {
  expect(readLaunch([], environment)).toEqual({
    dataFolder: '/studies',
    port: 0,
    openBrowser: true,
    rater: null,
    packet: null,
  })
})

test('the flag for the folder wins over the environment', () => {
  expect(readLaunch(['--data', '/here', '--port', '4100', '--no-open'], environment)).toEqual({
    dataFolder: '/here',
    port: 4100,
    openBrowser: false,
    rater: null,
    packet: null,
  })
})

test('a rater’s launch names study and rater', () => {
  expect(readLaunch(['--study', 'pilot.evenhand', '--rater', 'R1'], environment)).toMatchObject({
    rater: { studyFile: 'pilot.evenhand', pseudonym: 'R1' },
  })
})

test('a packet’s launch names the packet alone', () => {
  expect(readLaunch(['--packet', 'r1.evenhand'], environment)).toMatchObject({ packet: 'r1.evenhand', rater: null })
  expect(readLaunch(['--packet', 'x', '--study', 'y', '--rater', 'R1'], environment)).toHaveProperty('refusal')
})

test('half a rater’s launch, a bad port and unknown words are refused in one line', () => {
  for (const args of [
    ['--study', 'x'],
    ['--rater', 'R1'],
    ['--port', '70000'],
    ['--port', 'x'],
    ['--nope'],
    ['stray'],
  ]) {
    const launch = readLaunch(args, environment)
    expect(launch).toHaveProperty('refusal')
    expect((launch as { refusal: string }).refusal.length).toBeGreaterThan(5)
  }
})

test('the studies lie where each system keeps what belongs to an app', () => {
  expect(defaultDataFolder('linux', {}, '/home/u')).toBe('/home/u/.config/Evenhand/studies')
  expect(defaultDataFolder('linux', { XDG_CONFIG_HOME: '/cfg' }, '/home/u')).toBe('/cfg/Evenhand/studies')
  expect(defaultDataFolder('darwin', {}, '/Users/u')).toBe('/Users/u/Library/Application Support/Evenhand/studies')
  expect(defaultDataFolder('win32', { APPDATA: '/roaming' }, '/u')).toBe('/roaming/Evenhand/studies')
})
