import { readdirSync, readFileSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { expect, test } from 'vitest'

/**
 * What electron-builder would pack, without Electron and without packing: its own matchers, our own configuration, the
 * files as they lie in node_modules, and the names that a build writes.
 */
const root = join(import.meta.dirname, '..')
const require = createRequire(import.meta.url)
const ofBuilder = createRequire(require.resolve('electron-builder/package.json'))
const builderLib = dirname(ofBuilder.resolve('app-builder-lib/package.json'))
const { getMainFileMatchers, getNodeModuleFileMatcher } = ofBuilder(join(builderLib, 'out/fileMatcher.js'))
const { expandMacro } = ofBuilder(join(builderLib, 'out/util/macroExpander.js'))
const { doMergeConfigs } = ofBuilder(join(builderLib, 'out/util/config/config.js'))
const written = ofBuilder('js-yaml').load(readFileSync(join(root, 'electron-builder.yml'), 'utf8'))
/** As electron-builder itself sees it: it regroups the list of files, and that decides what the list means. */
const config = doMergeConfigs([structuredClone(written)])

type Filter = (path: string, stat: { isDirectory: () => boolean }) => boolean
const plainFile = { isDirectory: () => false }

function packs(arch: string): (path: string) => boolean {
  const expand = (pattern: string) => expandMacro(pattern, arch, {}, {}, false)
  const info = { projectDir: root, buildResourcesDir: 'build', config, debugLogger: { isEnabled: false } }
  const ofSystem = config[{ linux: 'linux', darwin: 'mac', win32: 'win' }[process.platform as string] ?? 'linux']
  const main = getMainFileMatchers(root, root, expand, ofSystem, { info }, join(root, 'dist'), false)
  const inMain: Filter[] = main.map((matcher: { createFilter: () => Filter }) => matcher.createFilter())
  const inModules: Filter = getNodeModuleFileMatcher(root, root, expand, ofSystem, info).createFilter()
  return (path) => {
    const full = join(root, path)
    if (inMain.some((filter) => filter(full, plainFile))) return true
    return path.startsWith('node_modules/') && inModules(full, plainFile)
  }
}

function filesUnder(folder: string): string[] {
  return readdirSync(join(root, folder)).flatMap((name) => {
    const path = join(folder, name)
    return statSync(join(root, path)).isDirectory() ? filesUnder(path) : [relative(root, join(root, path))]
  })
}

test('the built app goes in, the other hosts, the sources and the tests stay out', () => {
  const packed = packs('x64')
  for (const path of [
    'package.json',
    'out/main/index.js',
    'out/main/coreProcess.js',
    'out/main/statisticsWorker.js',
    'out/main/chunks/door-ClSOT2Q5.js',
    'out/preload/index.cjs',
    'out/renderer/index.html',
    'out/renderer/assets/index-Ab_1.js',
    'out/renderer/assets/face.woff2',
  ]) {
    expect([path, packed(path)]).toEqual([path, true])
  }
  for (const path of [
    'out/main/loopback.js',
    'out/main/cli.js',
    'out/main/index.js.map',
    'out/electron25/main/index.cjs',
    'out/.evenhand-sources',
    'package-lock.json',
    'electron-builder.yml',
    'electron/main/index.ts',
    'core/core.ts',
    'e2e/smoke.spec.ts',
    'fixtures/files/study.evenhand',
    'scripts/start.mjs',
    'build/icon.png',
    'dist/linux-unpacked/evenhand',
    '.git/config',
    'README.md',
  ]) {
    expect([path, packed(path)]).toEqual([path, false])
  }
})

test('of the packages only better-sqlite3-multiple-ciphers goes in, with the one addon of its system', () => {
  const about = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  expect(Object.keys(about.dependencies)).toEqual(['better-sqlite3-multiple-ciphers'])
  const shipped = JSON.parse(
    readFileSync(join(root, 'node_modules/better-sqlite3-multiple-ciphers/package.json'), 'utf8'),
  )
  expect(Object.keys(shipped.dependencies)).toEqual(['node-addon-api'])

  const present = filesUnder('node_modules/better-sqlite3-multiple-ciphers')
  for (const arch of ['x64', 'arm64']) {
    const packed = present.filter(packs(arch))
    const name = (path: string) => path.slice('node_modules/better-sqlite3-multiple-ciphers/'.length)
    expect(
      packed
        .map(name)
        .filter((path) => !path.startsWith('lib/') && path !== 'README.md')
        .sort(),
    ).toEqual(['LICENSE', 'package.json', `prebuilds/${process.platform}-${arch}.node`])
    expect(packed.map(name)).toContain('lib/index.js')
  }
  expect(filesUnder('node_modules/node-addon-api').filter(packs('x64'))).toEqual([])
})

test('the addon lies outside the archive, where the system can load it', () => {
  expect(config.asar).toBe(true)
  expect(config.asarUnpack).toEqual(['**/node_modules/better-sqlite3-multiple-ciphers/prebuilds/*.node'])
  expect([config.npmRebuild, config.nodeGypRebuild]).toEqual([false, false])
})

test('the fuses close every way to run other code in the app, and nothing is fetched', () => {
  expect(config.electronFuses).toMatchObject({
    runAsNode: false,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    enableCookieEncryption: true,
    grantFileProtocolExtraPrivileges: false,
  })
  expect(config.publish).toBeNull()
})

test('study files open with the app on every system', () => {
  expect(config.fileAssociations).toEqual([expect.objectContaining({ ext: 'evenhand', role: 'Editor' })])
  for (const system of ['linux', 'mac', 'win']) expect(config[system].target.length).toBeGreaterThan(0)
})
