import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/**
 * One measurement in a process of its own, so that its peak memory is its own: `sarif-measure.js FILE`. Prints
 * {milliseconds, megabytes, results, routed} as JSON; memory is the peak of the process.
 */
const [path] = process.argv.slice(2)
const source = (file) => import(pathToFileURL(join(process.env.GATEWRIGHT_BENCH_SOURCES, file)).href)
const { readSarif } = await source('formats/sarif/read.mjs')
const { routeResult } = await source('gates/checklist/routing.mjs')
const { introduced } = await source('change/introduced.mjs')

const items = Array.from({ length: 41 }, (_, index) => ({
  id: `A${index}`,
  contradictedBy: {
    sarif: [{ tool: 'zizmor', rule: `zizmor/rule-${index}` }],
    cwe: [`CWE-${index + 20}`, `CWE-${index + 60}`],
    signals: [],
  },
}))
const files = Array.from({ length: 300 }, (_, index) => ({
  path: `src/part-${index % 40}/file-${index}.ts`,
  additions: 40,
  deletions: 0,
  read: true,
  binary: false,
  added: [
    [1, 20],
    [100, 120],
  ],
}))

const start = performance.now()
const reading = readSarif(readFileSync(path), '/checkout')
if ('invalid' in reading) throw new Error(reading.invalid)
const change = { headSha: 'a'.repeat(40), files, signals: [] }
let results = 0
let routed = 0
for (const run of reading.runs)
  for (const result of run.results) {
    results++
    if (routeResult(result, run.tool, items).length > 0 && introduced(result, change)) routed++
  }
const milliseconds = performance.now() - start
process.stdout.write(
  JSON.stringify({ milliseconds, megabytes: process.resourceUsage().maxRSS / 1024, results, routed }),
)
