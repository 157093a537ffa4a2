import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { blocksOf } from './evidence-data.js'

/**
 * One measurement in a process of its own, so that its memory is its own: `evidence-measure.js NAME REPOSITORY COUNT`.
 * Prints {milliseconds, right, fresh, heap, rss} as JSON; `heap` and `rss` are peaks above what stood before, in MB.
 */
const [name, repository, count] = process.argv.slice(2)
const commits = JSON.parse(readFileSync(join(repository, '.git', 'bench.json'), 'utf8'))
const source = (file) => import(pathToFileURL(join(process.env.GATEWRIGHT_BENCH_SOURCES, file)).href)
const result = { right: 0, same: 0, moved: 0 }

/** As a script would: a process for every block, `git show COMMIT:PATH`, the digest made in this one. */
async function oneByOne() {
  for (const { commit, block } of blocksOf(Number(count), commits)) {
    const text = await show(`${commit}:${block.file}`)
    const lines = text.split('\n').slice(block.first - 1, block.last)
    const digest = createHash('sha256').update(lines.join('\n')).digest('hex')
    if (digest === block.sha256) result.right++
  }
}

const show = (revision) =>
  new Promise((resolve, reject) => {
    const child = spawn('git', ['show', revision], { cwd: repository, stdio: ['ignore', 'pipe', 'ignore'] })
    const pieces = []
    child.stdout.on('data', (piece) => pieces.push(piece))
    child.on('error', reject)
    child.on('close', () => resolve(Buffer.concat(pieces).toString('utf8')))
  })

/** Modes, digests, freshness, binding and secrets of every block. */
async function gatewright(options, digestAlone = false) {
  const { openWorkspace } = await source('workspace/workspace.mjs')
  const { gitObjects } = await source('facts/git-objects.mjs')
  const { verifyBlocks } = await source('facts/evidence-blocks.mjs')
  const { offlineGitHub } = await source('github/offline.mjs')
  const workspace = await openWorkspace(repository)
  const github = offlineGitHub('https://github.com')
  const objects = await gitObjects({ repository: { owner: 'acme', repo: 'shop' }, github, workspace })
  const wanted = new Map()
  function* told() {
    for (const one of blocksOf(Number(count), commits)) {
      wanted.set(one.block.id, one.block.sha256)
      yield digestAlone ? { commit: one.commit, head: null, block: one.block } : one
    }
  }
  for await (const { id, at, now } of verifyBlocks(objects, told(), options)) {
    if (at.value.digest === wanted.get(id)) result.right++
    if (now?.known === true) result[now.value.state]++
    wanted.delete(id)
  }
  objects.close()
}

const contestants = {
  'one by one': oneByOne,
  gatewright: () => gatewright({}),
  /** Slower by what measuring takes. */
  'gatewright, measured': () => gatewright({ progress: sample }),
  'digest alone': () => gatewright({ secrets: false }, true),
  'without secrets': () => gatewright({ secrets: false }),
}
globalThis.gc?.()
const before = process.memoryUsage()
const peak = { heap: 0, rss: 0 }
let samples = 0
function sample() {
  const { rss } = process.memoryUsage()
  peak.rss = Math.max(peak.rss, rss)
  if (samples++ % 10 !== 0) return
  // What lives, not what waits to be collected.
  globalThis.gc?.()
  peak.heap = Math.max(peak.heap, process.memoryUsage().heapUsed)
}
const start = performance.now()
await contestants[name]()
const milliseconds = performance.now() - start
sample()
const above = (now, then) => (now - then) / 1024 / 1024
process.stdout.write(
  JSON.stringify({
    ...{ milliseconds, ...result },
    ...{ heap: above(peak.heap, before.heapUsed), rss: above(peak.rss, before.rss) },
  }),
)
