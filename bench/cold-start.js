import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { median, printTable } from './table.js'

const root = fileURLToPath(new URL('..', import.meta.url))
const fixed = [
  '@actions/core',
  '@actions/github',
  '@octokit/rest',
  'zod',
  'yaml',
  'minimatch',
  'semver',
  'canonicalize',
]
const runs = 15

/** Loading the action's bundle beside loading one that imports the fixed packages and does nothing. */
export async function bench() {
  const own = join(root, 'dist/index.js')
  if (!existsSync(own)) {
    console.log('\ncold start: not measured, dist/index.js has not been built')
    return true
  }
  const work = mkdtempSync(join(root, 'node_modules/.gatewright-bench-'))
  try {
    const bare = await bundle(work)
    const times = { bare: [], own: [] }
    for (let run = 0; run < runs; run++) {
      times.bare.push(load(bare))
      times.own.push(load(own))
    }
    const [base, ours] = [median(times.bare), median(times.own)]
    printTable(
      'cold start',
      ['bundle', 'median ms'],
      [
        ['fixed packages alone', base.toFixed(0)],
        ['dist/index.js', ours.toFixed(0)],
      ],
    )
    const ok = ours - base <= 20
    console.log(`target: at most 20 ms more: ${ok ? 'held' : 'MISSED'}`)
    return ok
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

/** Built inside node_modules, so that the packages resolve as the project has them. */
async function bundle(work) {
  const ncc = createRequire(import.meta.url)('@vercel/ncc')
  writeFileSync(join(work, 'package.json'), '{"type":"module"}')
  const used = fixed.map((name, index) => `import * as package${index} from '${name}'`)
  const entry = join(work, 'entry.js')
  writeFileSync(
    entry,
    `${used.join('\n')}\nexport default [${fixed.map((_, index) => `package${index}`).join(', ')}]\n`,
  )
  const { code, assets } = await ncc(entry, {
    esm: true,
    minify: false,
    sourceMap: false,
    quiet: true,
    cache: false,
  })
  const folder = mkdtempSync(join(tmpdir(), 'gatewright-bench-bundle-'))
  for (const [name, { source }] of Object.entries(assets))
    writeFileSync(join(folder, name.replaceAll('/', '_')), source)
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}')
  const file = join(folder, 'bundle.js')
  writeFileSync(file, code)
  return file
}

/** Milliseconds from the start of a process to its end, with nothing done but the import. */
function load(file) {
  const start = performance.now()
  const script = `await import(${JSON.stringify(pathToFileURL(file).href)}); process.exit(0)`
  const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`the bundle could not be loaded: ${stderr.slice(0, 400)}`)
  return performance.now() - start
}
