import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { makeRepository, shape } from './evidence-data.js'
import { transpileEvidence } from './load.js'
import { median, printTable } from './table.js'

const script = fileURLToPath(new URL('evidence-measure.js', import.meta.url))
const blocks = 10_000
/** Of the slow way only so many are measured: its time is that of its processes, and the same for each block. */
const sample = 400
const runs = 3
const targets = { ratio: 20, megabytes: 16 }

/** 10,000 evidence blocks in one pass of `git cat-file --batch`, beside a process of git for each; and memory. */
export function bench() {
  const repository = mkdtempSync(join(tmpdir(), 'gatewright-bench-evidence-'))
  const sources = transpileEvidence()
  try {
    makeRepository(repository)
    const env = { ...process.env, GATEWRIGHT_BENCH_SOURCES: sources }
    const once = (name, count) => {
      const args = ['--expose-gc', script, name, repository, String(count)]
      return { count, ...JSON.parse(execFileSync(process.execPath, args, { env, encoding: 'utf8' })) }
    }
    return [speed(once), memory(once)].every(Boolean)
  } finally {
    rmSync(repository, { recursive: true, force: true })
    rmSync(sources, { recursive: true, force: true })
  }
}

function speed(once) {
  // Side by side: each run measures all of them, so that what else the machine does falls on all.
  const measured = Array.from({ length: runs }, () => ({
    slow: once('one by one', sample),
    digest: once('digest alone', blocks),
    plain: once('without secrets', blocks),
    full: once('gatewright', blocks),
  }))
  const micros = ({ milliseconds, count }) => (1000 * milliseconds) / count
  const perBlock = (name) => median(measured.map((run) => micros(run[name])))
  const faster = (name) => median(measured.map((run) => micros(run.slow) / micros(run[name])))
  const rows = [
    ['one process for each block, digest alone', 'slow'],
    ['one pass: mode and digest', 'digest'],
    ['one pass: the same, freshness, binding by content', 'plain'],
    ['one pass: the same, and secrets of whole files', 'full'],
  ].map(([what, name]) => [
    what,
    measured[0][name].count.toLocaleString('en'),
    `${median(measured.map((run) => run[name].milliseconds)).toFixed(0)} ms`,
    `${perBlock(name).toFixed(1)} µs`,
    `${faster(name).toFixed(0)} ×`,
  ])
  printTable(
    `evidence blocks over ${shape.files} files at two commits; the first way is measured on a sample of ${sample}`,
    ['way', 'blocks', 'time', 'per block', 'faster'],
    rows,
  )
  const right = measured.every((run) => Object.values(run).every((one) => one.right === one.count))
  const ratio = faster('digest')
  return [
    told('every digest is right on all sides', right),
    told(
      `the same work at least ${targets.ratio} × faster than a process for each block, found ${ratio.toFixed(0)} ×`,
      ratio >= targets.ratio,
    ),
  ].every(Boolean)
}

function memory(once) {
  const measured = [1_000, 10_000, 100_000].map((count) => once('gatewright, measured', count))
  printTable(
    'memory above the empty process',
    ['blocks', 'time', 'living heap', 'resident'],
    measured.map(({ count, milliseconds, heap, rss }) => [
      count.toLocaleString('en'),
      `${milliseconds.toFixed(0)} ms`,
      `${heap.toFixed(1)} MB`,
      `${rss.toFixed(0)} MB`,
    ]),
  )
  const [first, , last] = measured
  const grown = last.heap - first.heap
  return told(
    `living heap grows by at most ${targets.megabytes} MB from 1,000 to 100,000 blocks, found ${grown.toFixed(1)} MB`,
    grown <= targets.megabytes,
  )
}

function told(what, ok) {
  console.log(`${ok ? 'HELD' : 'MISSED'}: ${what}`)
  return ok
}
