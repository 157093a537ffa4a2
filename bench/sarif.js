import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { transpileTools } from './load.js'
import { writeSarif } from './sarif-data.js'
import { median, printTable } from './table.js'

const script = fileURLToPath(new URL('sarif-measure.js', import.meta.url))
const results = 50_000
/** Of the file; the largest that is read. A little less, since its last result is not filled up. */
const megabytes = 24.9
const targets = { milliseconds: 2_000, megabytes: 300 }
const runs = 3

/** The largest SARIF file, read, routed to checklist items and compared with the lines of a change. */
export function bench() {
  const work = mkdtempSync(join(tmpdir(), 'gatewright-bench-data-'))
  const sources = transpileTools()
  try {
    const path = join(work, 'results.sarif')
    writeSarif(path, results, megabytes)
    const env = { ...process.env, GATEWRIGHT_BENCH_SOURCES: sources }
    const measured = Array.from({ length: runs }, () =>
      JSON.parse(execFileSync(process.execPath, [script, path], { env, encoding: 'utf8' })),
    )
    const time = median(measured.map((one) => one.milliseconds))
    const memory = median(measured.map((one) => one.megabytes))
    const whole = measured.every((one) => one.results === results && one.routed > 0)
    const held = whole && time < targets.milliseconds && memory < targets.megabytes
    const size = `${(statSync(path).size / 1024 / 1024).toFixed(1)} MiB, ${results} results`
    printTable(
      'the largest SARIF file: read, routed to items, compared with the lines of a change',
      ['file', 'time', 'target', 'memory', 'target', ''],
      [
        [
          size,
          `${time.toFixed(0)} ms`,
          `< ${targets.milliseconds} ms`,
          `${memory.toFixed(0)} MB`,
          `< ${targets.megabytes} MB`,
          held ? 'held' : 'MISSED',
        ],
      ],
    )
    return held
  } finally {
    rmSync(work, { recursive: true, force: true })
    rmSync(sources, { recursive: true, force: true })
  }
}
