import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { appFolder, electronBinary, electronMajor, oldBuildIsStale } from './electronBinary.ts'

const root = join(import.meta.dirname, '../..')

/** Before all journeys: out/ is up to date, and for an old Electron its own build too. */
export default function build(): void {
  run(join(root, 'scripts/bootstrap.mjs'), ['--build', '--quiet'])
  const binary = electronBinary(root)
  if (!binary) return
  const major = electronMajor(binary)
  if (appFolder(root, major) === root || !oldBuildIsStale(root)) return
  const config = join(root, 'e2e/electron25/electron.vite.config.ts')
  const vite = join(root, 'node_modules/electron-vite/bin/electron-vite.js')
  run(vite, ['build', '--config', config, '--logLevel', 'warn'], { ELECTRON_MAJOR_VER: String(major) })
  const about = { name: 'evenhand', productName: 'Evenhand', version: '0.0.0', main: 'main/index.js' }
  writeFileSync(join(root, 'out/electron25/package.json'), JSON.stringify(about))
}

function run(script: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): void {
  const done = spawnSync(process.execPath, [script, ...args], {
    cwd: root,
    env: { ...process.env, ...env },
    encoding: 'utf8',
  })
  if (done.status !== 0) throw new Error(`${script} failed:\n${done.stdout}${done.stderr}`)
}
