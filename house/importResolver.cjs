/**
 * Tells the import rules where an import leads: relative paths and the `#room/…` names of package.json.
 * Everything else is a package or a Node builtin.
 */
const fs = require('node:fs')
const path = require('node:path')

const rootOf = (folder) => (fs.existsSync(path.join(folder, 'package.json')) ? folder : rootOf(path.dirname(folder)))

exports.interfaceVersion = 2
exports.resolve = (source, file) => {
  const root = rootOf(path.dirname(file))
  if (source.startsWith('.')) return found(path.resolve(path.dirname(file), source))
  if (!source.startsWith('#')) return { found: false }
  const { imports } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'))
  const room = Object.keys(imports).find((name) => source.startsWith(name.slice(0, -1)))
  if (!room) return { found: false }
  return found(path.join(root, imports[room].replace('*', source.slice(room.length - 1))))
}

const found = (target) => ({ found: true, path: target })
