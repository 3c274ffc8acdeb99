// After `npm install` on a machine whose registry holds only the packages of its own platform: npm then leaves the other
// platforms' optional packages out of the lockfile, and `npm ci` refuses such a lockfile everywhere. This adds them by
// name and version. They carry no integrity hash; npm checks it where there is one. Run by hand: node scripts/completeLock.mjs
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './bootstrap.mjs'

const lockFile = join(root, 'package-lock.json')
const systems = [
  'android',
  'darwin',
  'freebsd',
  'linux',
  'openbsd',
  'netbsd',
  'sunos',
  'aix',
  'win32',
  'openharmony',
  'wasi',
]
const processors = ['arm64', 'arm', 'x64', 'ia32', 'ppc64', 'riscv64', 's390x', 'loong64', 'mips64el', 'wasm32']

/** What the package runs on, as its name says it: `@scope/tool-linux-x64-musl`, `…-win32-x64-msvc`. */
function platformIn(name) {
  const words = name.split('/').at(-1).split(/[-.]/)
  const os = systems.find((system) => words.includes(system))
  const cpu = processors.find((processor) => words.includes(processor))
  const libc =
    words.includes('musl') || words.includes('musleabihf')
      ? ['musl']
      : words.includes('gnu') || words.includes('gnueabihf')
        ? ['glibc']
        : null
  return { ...(cpu ? { cpu: [cpu] } : {}), ...(libc ? { libc } : {}), ...(os ? { os: [os] } : {}) }
}

const lock = JSON.parse(readFileSync(lockFile, 'utf8'))
const added = []
for (const [path, entry] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    if (lock.packages[`node_modules/${name}`] || lock.packages[`${path}/node_modules/${name}`]) continue
    const platform = platformIn(name)
    if (!/^\d/.test(version) || !(platform.os || platform.cpu)) {
      process.stderr.write(`left out: ${name}@${version}, optional for ${path}\n`)
      continue
    }
    lock.packages[`node_modules/${name}`] = {
      version,
      ...platform,
      ...(entry.dev ? { dev: true } : {}),
      optional: true,
    }
    added.push(name)
  }
}
const byName = ([one], [other]) => one.localeCompare(other, 'en')
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(byName))
writeFileSync(lockFile, `${JSON.stringify(lock, null, 2)}\n`)
process.stdout.write(`${added.length} packages of other platforms added\n`)
