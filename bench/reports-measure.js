import { closeSync, openSync, readdirSync, readFileSync, readSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/**
 * One measurement in a process of its own, so that its peak memory is its own: `reports-measure.js NAME FILE RUNS
 * [PEERS]`. Prints {times, cpu, rss, above, counts} as JSON: `times` on the clock and `cpu` of all its threads, in ms per
 * run; `above` is the peak above the process before it did anything, in MB.
 */
const base = process.resourceUsage().maxRSS / 1024
const [name, path, runs, peers] = process.argv.slice(2)
const require = createRequire(join(peers ?? import.meta.dirname, 'package.json'))
const source = (file) => import(pathToFileURL(join(process.env.GATEWRIGHT_BENCH_SOURCES, file)).href)

const contestants = {
  /** The scanner alone: every tag, no attribute asked for. */
  scan: async () => {
    const { XmlScanner } = await source('formats/xml/scanner.mjs')
    return () => {
      const counts = { tests: 0 }
      const scanner = new XmlScanner({
        wantsText: false,
        open(element) {
          if (element === 'testcase') counts.tests++
        },
        close() {},
        text() {},
      })
      pieces(path, (bytes) => scanner.write(bytes))
      scanner.end()
      return counts
    }
  },
  /** Read, keyed by logical test, and decided: `path` is a file or a folder of files. */
  gatewright: async () => {
    const { ReportFileReader } = await source('formats/tests/read.mjs')
    const { ReportCollector } = await source('formats/tests/collect.mjs')
    const { decide } = await source('formats/statistics/decide.mjs')
    const { parseProbability } = await source('formats/statistics/probability.mjs')
    const files = path.endsWith('.xml') ? [path] : readdirSync(path).map((file) => join(path, file))
    return () => {
      const collector = new ReportCollector()
      for (const file of files) {
        const reader = new ReportFileReader(collector, file)
        let length = 0
        pieces(file, (bytes) => {
          length += bytes.length
          reader.write(bytes)
        })
        reader.end({ bytes: length, sha256: null })
      }
      const { total, tests } = collector.finish()
      let passed = 0
      for (const { outcome, flaky } of tests) if (outcome === 'passed' && !flaky) passed++
      const probability = parseProbability('0.95')
      decide(passed, total.tests - total.skipped, probability, {
        confidence: probability,
        sides: 'one',
        method: 'wilson',
      })
      return total
    }
  },
  saxes: async () => {
    const { SaxesParser } = require('saxes')
    return () => {
      const counts = { tests: 0, failed: 0, errors: 0, skipped: 0 }
      const parser = new SaxesParser()
      parser.on('error', (error) => {
        throw error
      })
      parser.on('opentag', (tag) => count(counts, tag.name))
      const decoder = new TextDecoder()
      pieces(path, (bytes) => parser.write(decoder.decode(bytes, { stream: true })))
      parser.close()
      return counts
    }
  },
  /** As dorny/test-reporter calls it. */
  xml2js: async () => {
    const { parseStringPromise } = require('xml2js')
    return async () => {
      const { testsuites } = await parseStringPromise(readFileSync(path, 'utf8'))
      const counts = { tests: 0, failed: 0, errors: 0, skipped: 0 }
      for (const suite of testsuites.testsuite) {
        for (const test of suite.testcase) {
          count(counts, 'testcase')
          for (const element of Object.keys(test)) count(counts, element)
        }
      }
      return counts
    }
  },
}

function count(counts, element) {
  if (element === 'testcase') counts.tests++
  else if (element === 'failure') counts.failed++
  else if (element === 'error') counts.errors++
  else if (element === 'skipped') counts.skipped++
}

/** The file in pieces, each valid until the next. */
function pieces(file, take) {
  const buffer = Buffer.allocUnsafe(1024 * 1024)
  const handle = openSync(file, 'r')
  for (;;) {
    const length = readSync(handle, buffer)
    if (length === 0) break
    take(buffer.subarray(0, length))
  }
  closeSync(handle)
}

const run = await contestants[name]()
const times = []
const cpu = []
let counts = null
for (let index = 0; index < Number(runs); index++) {
  const start = performance.now()
  const before = process.cpuUsage()
  counts = await run()
  const { user, system } = process.cpuUsage(before)
  times.push(performance.now() - start)
  cpu.push((user + system) / 1000)
}
const rss = process.resourceUsage().maxRSS / 1024
process.stdout.write(JSON.stringify({ times, cpu, rss, above: rss - base, counts }))
