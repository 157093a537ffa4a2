import { execFileSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { transpileReports } from './load.js'
import { hostile, texts } from './secrets-data.js'
import { median, printTable } from './table.js'

const script = fileURLToPath(new URL('secrets-measure.js', import.meta.url))
const targets = { '1 MB': 500, hostile: 250 }
/** A hundred times the text may take at most so many times as long, which leaves room for the start. */
const linear = 200
const runs = 3

/** Files of 10 kB to 1 MB, and texts of 60 kB made to stop a search for secrets; each in a process of its own, cold. */
export function bench() {
  const sources = transpileReports()
  try {
    const sizes = Object.keys(texts).map((name) => measured(name, sources, targets[name] ?? null))
    const worst = Object.keys(hostile)
      .map((name) => measured(name, sources, targets.hostile))
      .sort((a, b) => b.time - a.time)
    printTable(
      'secrets, each text in a process of its own, cold',
      ['text', 'kB', 'found', 'ms', 'target', ''],
      [...sizes, ...worst.slice(0, 8)].map(({ name, bytes, found, time, target, held }) => [
        ...[name, (bytes / 1_000).toFixed(0), found.toLocaleString('en'), time.toFixed(1)],
        ...[target === null ? '' : `${target} ms`, target === null ? '' : held ? 'held' : 'MISSED'],
      ]),
    )
    const [small, , large] = sizes
    const ratio = large.time / small.time
    const grows = ratio < linear
    console.log(`${worst.length} hostile texts; 100 times the text takes ${ratio.toFixed(0)} times as long`)
    return grows && [...sizes, ...worst].every(({ held }) => held)
  } finally {
    rmSync(sources, { recursive: true, force: true })
  }
}

function measured(name, sources, target) {
  const env = { ...process.env, GATEWRIGHT_BENCH_SOURCES: sources }
  const results = Array.from({ length: name in texts ? runs : 1 }, () =>
    JSON.parse(execFileSync(process.execPath, [script, name], { env, encoding: 'utf8' })),
  )
  const time = median(results.map((result) => result.time))
  return { ...results[0], name, time, target, held: target === null || time < target }
}
