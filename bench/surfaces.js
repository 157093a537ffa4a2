import { spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { transpileSurfaces } from './load.js'
import { median, printTable } from './table.js'

const findings = 10_000
const runs = 3
const limits = { milliseconds: 1_000, megabytes: 250 }

/** One result of 10,000 findings on every surface, cold code, each run in a process of its own. */
export async function bench() {
  const sources = transpileSurfaces()
  try {
    const measured = Array.from({ length: runs }, () => measure(sources))
    const names = measured[0].rows.map(([name]) => name)
    const timesOf = (index, column) => measured.map(({ rows }) => rows[index][column])
    printTable(
      `surfaces, ${findings.toLocaleString('en')} findings`,
      ['surface', 'median ms', 'median CPU ms', 'kB'],
      names.map((name, index) => [
        name,
        median(timesOf(index, 1)).toFixed(0),
        median(timesOf(index, 2)).toFixed(0),
        (measured[0].rows[index][3] / 1_000).toFixed(0),
      ]),
    )
    const totalOf = (column) =>
      median(measured.map(({ rows }) => rows.reduce((sum, row) => sum + row[column], 0)))
    const [total, processor] = [totalOf(1), totalOf(2)]
    const memory = median(measured.map(({ rss }) => rss))
    const ok = total < limits.milliseconds && memory < limits.megabytes
    console.log(
      `all surfaces: ${total.toFixed(0)} ms, ${processor.toFixed(0)} ms of processor time, ${memory.toFixed(0)} MB at the peak`,
    )
    console.log(
      `target: under ${limits.milliseconds} ms and ${limits.megabytes} MB: ${ok ? 'held' : 'MISSED'}`,
    )
    return ok
  } finally {
    rmSync(sources, { recursive: true, force: true })
  }
}

function measure(sources) {
  const script = join(import.meta.dirname, 'surfaces-measure.js')
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, sources, String(findings)], {
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  })
  if (status !== 0) throw new Error(`the measurement ended with ${status}: ${stderr}`)
  return JSON.parse(stdout)
}
