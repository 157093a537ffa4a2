// Builds dist/: the bundle of actions and command line, the demo's bundle, licences and JSON Schemas.
// The output depends on the sources alone: Node 20 and Node 24 give the same bytes.
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const ncc = createRequire(import.meta.url).resolve('@vercel/ncc/dist/ncc/cli.js')

/** Bundles one entry into its own folder. Types are a check of their own: `npm run types`. */
function bundle(entry, out) {
  const args = [
    ncc,
    'build',
    join(root, entry),
    '--out',
    out,
    '--license',
    'licenses.txt',
    '--no-cache',
    '--transpile-only',
    '--quiet',
  ]
  const done = spawnSync(process.execPath, args, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
    encoding: 'utf8',
  })
  if (done.status !== 0) throw new Error(`ncc failed for ${entry}\n${done.stdout}`)
}

/** Text files end with a newline, so that editors and git leave them alone. */
const writeText = (file, text) => writeFileSync(file, text.endsWith('\n') ? text : `${text}\n`)

const target = resolve(root, process.argv[2] ?? 'dist')
const work = mkdtempSync(join(tmpdir(), 'gatewright-build-'))
try {
  bundle('src/index.ts', join(work, 'main'))
  bundle('src/demo.ts', join(work, 'demo'))
  rmSync(target, { recursive: true, force: true })
  mkdirSync(join(target, 'demo'), { recursive: true })
  // What is loaded on demand stands in files of its own beside the bundle.
  for (const name of readdirSync(join(work, 'main')).filter((file) => file.endsWith('index.js')))
    cpSync(join(work, 'main', name), join(target, name))
  cpSync(join(work, 'demo', 'index.js'), join(target, 'demo', 'index.js'))
  writeText(join(target, 'package.json'), '{ "type": "module" }')
  writeText(join(target, 'licenses.txt'), readFileSync(join(work, 'main', 'licenses.txt'), 'utf8'))
  const { schemas } = await import(pathToFileURL(join(target, 'index.js')).href)
  for (const [name, schema] of Object.entries(await schemas())) {
    writeText(join(target, name), JSON.stringify(schema, null, 2))
  }
} finally {
  rmSync(work, { recursive: true, force: true })
}
