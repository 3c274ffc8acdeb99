import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

/**
 * The path of an Electron to test with: `EVENHAND_ELECTRON`, else the one the package has fetched; null if there is none.
 * Looked up without loading the package, which would start a download.
 */
export function electronBinary(root: string): string | null {
  const given = process.env.EVENHAND_ELECTRON
  if (given) {
    if (!existsSync(given)) throw new Error(`EVENHAND_ELECTRON is set but there is no file at ${given}`)
    return given
  }
  const folder = join(root, 'node_modules/electron')
  const pathFile = join(folder, 'path.txt')
  const name = existsSync(pathFile) ? readFileSync(pathFile, 'utf8') : 'electron'
  const program = join(process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(folder, 'dist'), name)
  return existsSync(program) ? program : null
}

/** The major version a binary says it is. */
export function electronMajor(binary: string): number {
  const version = execFileSync(binary, ['-p', 'process.versions.electron'], {
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    encoding: 'utf8',
  })
  return Number(version.split('.')[0])
}

/** The folder to start: the product as built, or for an old Electron the build of `e2e/electron25`. */
export function appFolder(root: string, major: number): string {
  return major >= 28 ? root : join(root, 'out/electron25')
}

/** True when the old Electron's build is older than the product's. */
export function oldBuildIsStale(root: string): boolean {
  const stamp = join(root, 'out/electron25/package.json')
  if (!existsSync(stamp)) return true
  const built = statSync(stamp).mtimeMs
  const inputs = [
    'out/main',
    'out/renderer/index.html',
    'e2e/electron25/electron.vite.config.ts',
    'e2e/electron25/besideCore.ts',
  ]
  return inputs.some((path) => existsSync(join(root, path)) && statSync(join(root, path)).mtimeMs > built)
}
