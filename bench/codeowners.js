import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { hostile, paths, rules } from './data.js'
import { transpile } from './load.js'
import { median, printTable } from './table.js'

const measureScript = fileURLToPath(new URL('measure.js', import.meta.url))
/** Folder whose node_modules holds the npm matchers; they are no dependencies of the project. */
const peerFolder = process.env.GATEWRIGHT_BENCH_PEERS
const full = 100_000
/** Peers are measured on a part of the paths: their time grows with it. */
const peers = [
  { name: 'regular expressions', paths: full, package: null },
  { name: 'minimatch', paths: 10_000, package: 'minimatch', own: true },
  { name: 'ignore', paths: 2_000, package: 'ignore' },
  { name: 'codeowners', paths: 2_000, package: 'codeowners' },
  { name: '@snyk/github-codeowners', paths: 2_000, package: '@snyk/github-codeowners' },
  { name: 'codeowners-utils', paths: 100, package: 'codeowners-utils' },
]

/** Matching 100,000 paths against 2,000 rules, beside the peers; then hostile rules and growth. */
export async function bench() {
  const work = mkdtempSync(join(tmpdir(), 'gatewright-bench-data-'))
  const sources = transpile()
  try {
    process.env.GATEWRIGHT_BENCH_SOURCES = sources
    console.log(`node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'processor'}`)
    return [comparison(work), hostileSets(work), growth(work)].every(Boolean)
  } finally {
    rmSync(work, { recursive: true, force: true })
    rmSync(sources, { recursive: true, force: true })
  }
}

function comparison(work) {
  const all = paths(full)
  const sorted = [...all].sort()
  const file = rules(2_000)
  const own = measured(work, 'gatewright', sorted, file, 5)
  const shuffled = measured(work, 'gatewright', all, file, 5)
  const rows = [row('gatewright', own, own), row('gatewright, paths in random order', shuffled, own)]
  const digests = new Map()
  for (const peer of peers) {
    if (!canMeasure(peer)) rows.push([peer.name, '-', 'not measured', '', '', ''])
    else {
      const result = measured(
        work,
        peer.name,
        sample(sorted, peer.paths),
        file,
        1,
        peer.own ? undefined : peerFolder,
      )
      rows.push(row(peer.name, result, own))
      digests.set(peer.name, result)
    }
  }
  rows.push(goRow(work, sorted, file, own))
  printTable(
    '100,000 paths × 2,000 rules',
    ['matcher', 'paths', 'median ms', 'paths/s', 'ratio', 'peak MB'],
    rows,
  )
  const same = digests.get('regular expressions')?.owners === own.owners
  const ok = own.median <= 250 && own.rss <= 120 && same
  console.log(
    `build ${own.build.toFixed(0)} ms · same owners as one regular expression per rule: ${same ? 'yes' : 'NO'}`,
  )
  console.log(`target: at most 250 ms and 120 MB: ${ok ? 'held' : 'MISSED'}`)
  return ok
}

/** Every nth path, so that the part has the shape of the whole. */
const sample = (all, count) =>
  all.filter((_, index) => index % Math.floor(all.length / count) === 0).slice(0, count)

function canMeasure({ package: name, own }) {
  if (name === null || own) return true
  if (peerFolder === undefined) return false
  return existsSync(join(peerFolder, 'node_modules', name))
}

/** Time over several runs in one process; peak memory of a process that does it once. */
function measured(work, name, list, file, runs, from) {
  const first = measuredOnce(work, name, list, file, 1, from)
  const all = runs === 1 ? first : measuredOnce(work, name, list, file, runs, from)
  return {
    paths: list.length,
    median: median(all.times),
    build: first.builds[0],
    rss: first.rss,
    owners: first.owners,
  }
}

function measuredOnce(work, name, list, file, runs, from) {
  writeFileSync(join(work, 'paths'), list.join('\n'))
  writeFileSync(join(work, 'CODEOWNERS'), file.join('\n'))
  const args = [measureScript, name, work, String(runs), ...(from === undefined ? [] : [from])]
  const output = execFileSync(process.execPath, args, {
    maxBuffer: 2 ** 26,
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  return JSON.parse(output.toString())
}

function row(name, result, own) {
  const perPath = result.median / result.paths
  return [
    name,
    result.paths.toLocaleString('en'),
    result.median.toFixed(0),
    Math.round(1_000 / perPath).toLocaleString('en'),
    `${(perPath / (own.median / own.paths)).toFixed(1)}×`,
    result.rss === null ? '-' : result.rss.toFixed(0),
  ]
}

/** The Go matcher's command line: its time without the part it takes for one file, which is start and parsing. */
function goRow(work, list, file, own) {
  const name = 'codeowners (Go, on the PATH)'
  const program = (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, 'codeowners'))
    .find(existsSync)
  if (program === undefined) return [name, '-', 'not measured', '', '', '']
  writeFileSync(join(work, 'CODEOWNERS'), file.join('\n'))
  const time = (names) => {
    const start = performance.now()
    const { status } = spawnSync(program, ['-f', join(work, 'CODEOWNERS'), ...names], {
      cwd: work,
      stdio: 'ignore',
    })
    return status === 0 ? performance.now() - start : Number.NaN
  }
  const part = sample(list, 20_000)
  const times = [1, 2, 3].map(() => time(part) - time(part.slice(0, 1)))
  if (times.some(Number.isNaN)) return [name, '-', 'not measured', '', '', '']
  return row(name, { paths: part.length, median: median(times), rss: null }, own)
}

function hostileSets(work) {
  const all = paths(full).sort()
  const results = Object.entries(hostile).map(([name, make]) => [
    name,
    measured(work, 'gatewright', all, make(2_000), 3),
  ])
  printTable(
    '100,000 paths × 2,000 hostile rules',
    ['rules', 'median ms', 'build ms', 'peak MB'],
    results.map(([name, { median: time, build, rss }]) => [
      name,
      time.toFixed(0),
      build.toFixed(0),
      rss.toFixed(0),
    ]),
  )
  const ok = results.every(([, { median: time }]) => time <= 2_000)
  console.log(`target: at most 2,000 ms each: ${ok ? 'held' : 'MISSED'}`)
  return ok
}

/** Time for n, 2n and 4n of each: linear growth doubles it at most. */
function growth(work) {
  const byPaths = [50_000, 100_000, 200_000].map((count) =>
    measured(work, 'gatewright', paths(count).sort(), rules(2_000), 3),
  )
  const byRules = [1_000, 2_000, 4_000].map((count) =>
    measured(work, 'gatewright', paths(full).sort(), rules(count), 3),
  )
  const cells = (name, list) => [
    name,
    ...list.map(({ median: time }) => time.toFixed(0)),
    (list[2].median / list[0].median).toFixed(1),
  ]
  printTable(
    'growth, ms',
    ['', 'n', '2n', '4n', '4n/n'],
    [cells('50,000 to 200,000 paths', byPaths), cells('1,000 to 4,000 rules', byRules)],
  )
  const ok = [byPaths, byRules].every((list) => list[2].median <= 6 * list[0].median)
  console.log(`target: at most linear (4n/n up to 4, and noise): ${ok ? 'held' : 'MISSED'}`)
  return ok
}
