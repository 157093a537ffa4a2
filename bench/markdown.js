import { execFileSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { transpileReports } from './load.js'
import { hostile } from './markdown-data.js'
import { median, printTable } from './table.js'

const script = fileURLToPath(new URL('markdown-measure.js', import.meta.url))
const targets = { body: 100, hostile: 250 }
const runs = 5

/** A body of 256 KiB: blocks, tasks and lines that look like tasks; its outline; texts made to stop a parser. */
export function bench() {
  const sources = transpileReports()
  try {
    const rows = ['body', ...Object.keys(hostile)].map((name) => measured(name, sources))
    printTable(
      'Markdown, each in a process of its own, cold',
      ['text', 'KiB', 'blocks and tasks', 'outline', 'tasks', 'target', ''],
      rows.map(({ name, parse, outline, tasks, bytes, target, held }) => [
        name,
        (bytes / 1_024).toFixed(0),
        `${parse.toFixed(0)} ms`,
        `${outline.toFixed(0)} ms`,
        tasks.toLocaleString('en'),
        `${target} ms`,
        held ? 'held' : 'MISSED',
      ]),
    )
    return rows.every(({ held }) => held)
  } finally {
    rmSync(sources, { recursive: true, force: true })
  }
}

function measured(name, sources) {
  const env = { ...process.env, GATEWRIGHT_BENCH_SOURCES: sources }
  const results = Array.from({ length: name === 'body' ? runs : 1 }, () =>
    JSON.parse(execFileSync(process.execPath, [script, name], { env, encoding: 'utf8' })),
  )
  const parse = median(results.map((result) => result.parse))
  const outline = median(results.map((result) => result.outline))
  const target = name === 'body' ? targets.body : targets.hostile
  return { ...results[0], name, parse, outline, target, held: parse < target && outline < target }
}
