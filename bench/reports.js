import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { transpileReports } from './load.js'
import { writeReport } from './reports-data.js'
import { median, printTable } from './table.js'

const script = (name) => fileURLToPath(new URL(name, import.meta.url))
/** Folder whose node_modules holds xml2js 0.6.2, which is no dependency of the project. */
const peerFolder = process.env.GATEWRIGHT_BENCH_PEERS
/** A Python that has lxml: the system's own with the package python3-lxml. */
const python = process.env.GATEWRIGHT_BENCH_PYTHON ?? '/usr/bin/python3'
const sizes = [100_000, 200_000, 1_000_000, 2_000_000]
const largest = sizes[sizes.length - 1]
/** All read the largest file; xml2js once, since it takes its time. */
const peers = [
  { name: 'lxml DOM, elements counted', python: 'count', runs: 3 },
  { name: 'lxml DOM, keyed by logical test', python: 'key', runs: 3, target: 3.5 },
  { name: 'saxes, elements counted', node: 'saxes', runs: 3, target: 8 },
  { name: 'xml2js, elements counted', node: 'xml2js', runs: 1, target: 45, package: 'xml2js' },
]

/** Reading reports of up to 2 million tests beside the peers; memory, growth, and many small files. */
export async function bench() {
  const work = mkdtempSync(join(tmpdir(), 'gatewright-bench-data-'))
  const sources = transpileReports()
  try {
    process.env.GATEWRIGHT_BENCH_SOURCES = sources
    console.log(`node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'processor'}`)
    const files = new Map()
    for (const tests of sizes) {
      const path = join(work, `${tests}.xml`)
      files.set(tests, { path, tests, megabytes: writeReport(path, tests) / 1e6 })
    }
    const own = sizes.map((tests) => measuredOwn(files.get(tests)))
    return [comparison(files, own), growth(own), smallFiles(work)].every(Boolean)
  } finally {
    rmSync(work, { recursive: true, force: true })
    rmSync(sources, { recursive: true, force: true })
  }
}

const measuredOwn = (file) => ({
  file,
  scan: measured({ node: 'scan' }, file, 3),
  read: measured({ node: 'gatewright' }, file, 3),
})

/** Median over processes of their own; the peak is the highest. */
function measured(contestant, file, runs) {
  const results = Array.from({ length: runs }, () => measuredOnce(contestant, file.path))
  return {
    ...file,
    time: median(results.flatMap(({ times }) => times)),
    above: Math.max(...results.map(({ above }) => above)),
    counts: results[0].counts,
  }
}

function measuredOnce(contestant, path) {
  const command =
    contestant.python === undefined
      ? [process.execPath, script('reports-measure.js'), contestant.node, path, '1', ...folder(contestant)]
      : [python, script('reports-lxml.py'), contestant.python, path, '1']
  const output = execFileSync(command[0], command.slice(1), { stdio: ['ignore', 'pipe', 'ignore'] })
  return JSON.parse(output.toString())
}

const folder = (contestant) => (contestant.package === undefined ? [] : [peerFolder])

function comparison(files, own) {
  const { scan, read } = own[own.length - 1]
  const rows = [row('gatewright: scan alone', scan, read), row('gatewright: keyed and decided', read, read)]
  const checks = []
  for (const peer of peers) {
    if (!canMeasure(peer)) {
      rows.push([peer.name, 'not measured', '', '', '', '', ''])
      continue
    }
    const result = measured(peer, files.get(largest), peer.runs)
    rows.push(row(peer.name, result, read))
    const ratio = result.time / read.time
    if (peer.target !== undefined) checks.push([`${peer.target} × ${peer.name}`, ratio >= peer.target])
    checks.push([`same counts as ${peer.name}`, sameCounts(result.counts, read.counts)])
  }
  checks.push(['at most 100 MB above the empty process for the scan', scan.above <= 100])
  checks.push(['at most 400 MB above the empty process for 2 million names', read.above <= 400])
  printTable(
    'reports of test tools; times against ours on the same file',
    ['reader', 'tests', 'MB', 'ms', 'MB/s', 'ratio', 'MB above empty'],
    rows,
  )
  for (const [what, ok] of checks) console.log(`${what}: ${ok ? 'held' : 'MISSED'}`)
  return checks.every(([, ok]) => ok)
}

function canMeasure(peer) {
  if (peer.package !== undefined) {
    return peerFolder !== undefined && existsSync(join(peerFolder, 'node_modules', peer.package))
  }
  if (peer.python === undefined) return true
  try {
    execFileSync(python, ['-c', 'import lxml'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

const sameCounts = (a, b) =>
  a.tests === b.tests && a.failed === b.failed && a.errors === b.errors && a.skipped === b.skipped

function row(name, { tests, megabytes, time, above }, reference) {
  return [
    name,
    tests.toLocaleString('en'),
    megabytes.toFixed(0),
    time.toFixed(0),
    ((1000 * megabytes) / time).toFixed(0),
    `${(time / reference.time).toFixed(1)}×`,
    above.toFixed(0),
  ]
}

/** Time and memory by size: from 8 to 170 MB the time per megabyte may not rise by more than half. */
function growth(own) {
  printTable(
    'growth',
    ['', ...own.map(({ file }) => `${file.megabytes.toFixed(0)} MB`)],
    [
      ['scan alone, ms', ...own.map(({ scan }) => scan.time.toFixed(0))],
      ['keyed and decided, ms', ...own.map(({ read }) => read.time.toFixed(0))],
      ['scan alone, MB above empty', ...own.map(({ scan }) => scan.above.toFixed(0))],
      ['keyed and decided, MB above empty', ...own.map(({ read }) => read.above.toFixed(0))],
    ],
  )
  const rate = ({ file, read }) => read.time / file.megabytes
  const ok = rate(own[own.length - 1]) <= 1.5 * rate(own[0])
  console.log(`linear from 8 to 170 MB: ${ok ? 'held' : 'MISSED'}`)
  return ok
}

/** 1,000 reports of 20 tests in one run. */
function smallFiles(work) {
  const path = join(work, 'small')
  mkdirSync(path)
  for (let file = 0; file < 1000; file++) writeReport(join(path, `${file}.xml`), 20, file + 1)
  const result = measured({ node: 'gatewright' }, { path }, 3)
  const ok = result.time <= 2000
  console.log(
    `\n1,000 files of 20 tests: ${result.time.toFixed(0)} ms (target: at most 2,000 ms: ${ok ? 'held' : 'MISSED'})`,
  )
  return ok
}
