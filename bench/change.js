import { execFileSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { transpileChange } from './load.js'
import { median, printTable } from './table.js'

const script = fileURLToPath(new URL('change-measure.js', import.meta.url))
const target = { files: 5_000, milliseconds: 200 }
const runs = 5

/** The path of a change of 5,000 files, by the default globs and 90 components, and 41 conditions of questions. */
export function bench() {
  const sources = transpileChange()
  try {
    const env = { ...process.env, GATEWRIGHT_BENCH_SOURCES: sources }
    const measure = (files) => {
      const measured = Array.from({ length: runs }, () =>
        JSON.parse(execFileSync(process.execPath, [script, String(files)], { env, encoding: 'utf8' })),
      )
      return { ...measured[0], milliseconds: median(measured.map((one) => one.milliseconds)) }
    }
    const rows = [500, target.files].map((files) => ({ files, ...measure(files) }))
    const last = rows.at(-1)
    const held = last.path === 'full' && last.milliseconds < target.milliseconds
    printTable(
      'the path of a change, and 41 conditions of questions',
      ['changed files', 'processor time', 'target', 'path', ''],
      rows.map(({ files, milliseconds, path, decisive }) => [
        files.toLocaleString('en'),
        `${milliseconds.toFixed(0)} ms`,
        files === target.files ? `< ${target.milliseconds} ms` : '',
        `${path} (${decisive.join(', ')})`,
        files === target.files ? (held ? 'held' : 'MISSED') : '',
      ]),
    )
    return held
  } finally {
    rmSync(sources, { recursive: true, force: true })
  }
}
