// Rebuilds dist into a temporary folder and compares it with the committed one, byte for byte.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const fresh = mkdtempSync(join(tmpdir(), 'gatewright-dist-'))

/** Paths of all files below a folder, relative to it, sorted. */
function filesBelow(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath ?? entry.path, entry.name)))
    .sort()
}

try {
  const build = spawnSync(process.execPath, [join(root, 'scripts/build.js'), fresh], { stdio: 'inherit' })
  if (build.status !== 0) process.exit(1)
  const committed = join(root, 'dist')
  const names = [...new Set([...filesBelow(fresh), ...filesBelow(committed)])]
  const read = (folder, name) => {
    try {
      return readFileSync(join(folder, name))
    } catch {
      return null
    }
  }
  const stale = names.filter((name) => {
    const [a, b] = [read(fresh, name), read(committed, name)]
    return a === null || b === null || !a.equals(b)
  })
  if (stale.length > 0) {
    console.error(
      `dist differs from the sources: ${stale.join(', ')}\nrun "npm run build" and commit the result`,
    )
    process.exitCode = 1
  } else console.log(`dist is fresh: ${names.length} files compared with Node ${process.version}`)
} finally {
  rmSync(fresh, { recursive: true, force: true })
}
