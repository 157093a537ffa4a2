import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { transpileReports } from './load.js'
import { writeReport } from './reports-data.js'
import { median, printTable } from './table.js'

const script = (name) => fileURLToPath(new URL(name, import.meta.url))
/** What is no dependency of the project is installed for the measurement alone. */
const peerPackages = ['xml2js@0.6.2']
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

/**
 * Reading reports of up to 2 million tests beside the peers; memory, growth, and many small files. Compared is the
 * time of the processor, of all threads of a process: what else runs on the machine lengthens the time on the clock.
 */
export async function bench() {
  const work = mkdtempSync(join(tmpdir(), 'gatewright-bench-data-'))
  const sources = transpileReports()
  try {
    process.env.GATEWRIGHT_BENCH_SOURCES = sources
    const peerFolder = process.env.GATEWRIGHT_BENCH_PEERS ?? installedPeers(work)
    console.log(`node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'processor'}`)
    console.log('ratios and targets are of processor time (user and system, all threads), not of the clock')
    const files = new Map()
    for (const tests of sizes) {
      const path = join(work, `${tests}.xml`)
      files.set(tests, { path, tests, megabytes: writeReport(path, tests) / 1e6 })
    }
    const own = sizes.map((tests) => measuredOwn(files.get(tests)))
    return [comparison(files, own, peerFolder), growth(own), smallFiles(work)].every(Boolean)
  } finally {
    rmSync(work, { recursive: true, force: true })
    rmSync(sources, { recursive: true, force: true })
  }
}

/** Folder whose node_modules holds the packages; null when the registry cannot be reached. */
function installedPeers(work) {
  const folder = join(work, 'peers')
  mkdirSync(folder)
  writeFileSync(join(folder, 'package.json'), '{"private":true}')
  const options = ['--no-audit', '--no-fund', '--no-save', '--ignore-scripts']
  const { status } = spawnSync('npm', ['install', ...options, ...peerPackages], {
    cwd: folder,
    stdio: 'ignore',
  })
  return status === 0 ? folder : null
}

const measuredOwn = (file) => ({
  file,
  scan: measured({ node: 'scan' }, file, 3),
  read: measured({ node: 'gatewright' }, file, 3),
})

/** Median over processes of their own; the peak is the highest. */
function measured(contestant, file, runs, folder = null) {
  const results = Array.from({ length: runs }, () => measuredOnce(contestant, file.path, folder))
  return {
    ...file,
    time: median(results.flatMap(({ times }) => times)),
    cpu: median(results.flatMap(({ cpu }) => cpu)),
    above: Math.max(...results.map(({ above }) => above)),
    counts: results[0].counts,
  }
}

function measuredOnce(contestant, path, folder) {
  const peers = folder === null ? [] : [folder]
  const command =
    contestant.python === undefined
      ? [process.execPath, script('reports-measure.js'), contestant.node, path, '1', ...peers]
      : [python, script('reports-lxml.py'), contestant.python, path, '1']
  const output = execFileSync(command[0], command.slice(1), { stdio: ['ignore', 'pipe', 'ignore'] })
  return JSON.parse(output.toString())
}

function comparison(files, own, peerFolder) {
  const { scan, read } = own[own.length - 1]
  const rows = [row('gatewright: scan alone', scan, read), row('gatewright: keyed and decided', read, read)]
  const checks = []
  const missing = []
  for (const peer of peers) {
    if (!canMeasure(peer, peerFolder)) {
      rows.push([peer.name, 'not measured', '', '', '', '', '', ''])
      missing.push(peer.name)
      continue
    }
    const from = peer.package === undefined ? null : peerFolder
    const result = measured(peer, files.get(largest), peer.runs, from)
    rows.push(row(peer.name, result, read))
    const ratio = result.cpu / read.cpu
    if (peer.target !== undefined) {
      const found = `found ${ratio.toFixed(2)} ×`
      checks.push([`at least ${peer.target} × faster than ${peer.name}, ${found}`, ratio >= peer.target])
    }
    checks.push([`same counts as ${peer.name}`, sameCounts(result.counts, read.counts)])
  }
  const memory = ({ above }) => `found ${above.toFixed(0)} MB`
  checks.push([`at most 100 MB above the empty process for the scan, ${memory(scan)}`, scan.above <= 100])
  checks.push([`at most 400 MB above it for 2 million names, ${memory(read)}`, read.above <= 400])
  printTable(
    'reports of test tools; processor time against ours on the same file',
    ['reader', 'tests', 'MB', 'cpu ms', 'clock ms', 'MB per cpu s', 'ratio', 'MB above empty'],
    rows,
  )
  for (const name of missing) console.log(`NOT MEASURED: ${name}`)
  return checks.map(([what, ok]) => told(what, ok)).every(Boolean)
}

function told(what, ok) {
  console.log(`${ok ? 'HELD' : 'MISSED'}: ${what}`)
  return ok
}

function canMeasure(peer, peerFolder) {
  if (peer.package !== undefined) {
    return peerFolder !== null && existsSync(join(peerFolder, 'node_modules', peer.package))
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

function row(name, { tests, megabytes, time, cpu, above }, reference) {
  return [
    name,
    tests.toLocaleString('en'),
    megabytes.toFixed(0),
    cpu.toFixed(0),
    time.toFixed(0),
    ((1000 * megabytes) / cpu).toFixed(0),
    `${(cpu / reference.cpu).toFixed(1)}×`,
    above.toFixed(0),
  ]
}

/** Time and memory by size: from 8 to 170 MB the processor time per megabyte may not rise by more than half. */
function growth(own) {
  printTable(
    'growth',
    ['', ...own.map(({ file }) => `${file.megabytes.toFixed(0)} MB`)],
    [
      ['scan alone, cpu ms', ...own.map(({ scan }) => scan.cpu.toFixed(0))],
      ['keyed and decided, cpu ms', ...own.map(({ read }) => read.cpu.toFixed(0))],
      ['scan alone, MB above empty', ...own.map(({ scan }) => scan.above.toFixed(0))],
      ['keyed and decided, MB above empty', ...own.map(({ read }) => read.above.toFixed(0))],
    ],
  )
  const rate = ({ file, read }) => read.cpu / file.megabytes
  const rise = rate(own[own.length - 1]) / rate(own[0])
  return told(`linear from 8 to 170 MB, found ${rise.toFixed(2)} × the time per MB`, rise <= 1.5)
}

/** 1,000 reports of 20 tests in one run. */
function smallFiles(work) {
  const path = join(work, 'small')
  mkdirSync(path)
  for (let file = 0; file < 1000; file++) writeReport(join(path, `${file}.xml`), 20, file + 1)
  const result = measured({ node: 'gatewright' }, { path }, 3)
  console.log('')
  return told(
    `1,000 files of 20 tests in at most 2,000 ms of processor time, found ${result.cpu.toFixed(0)} ms`,
    result.cpu <= 2000,
  )
}
