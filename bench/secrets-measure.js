import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { hostile, texts } from './secrets-data.js'

/**
 * One measurement in a process of its own, cold: `secrets-measure.js NAME`. Prints {time, found, bytes} as JSON. The
 * time is the lesser of clock and processor, as for Markdown.
 */
const [name] = process.argv.slice(2)
const { findSecrets } = await import(
  pathToFileURL(join(process.env.GATEWRIGHT_BENCH_SOURCES, 'formats', 'secrets', 'index.mjs')).href
)
const text = texts[name] ?? hostile[name]

const now = () => ({ clock: performance.now(), processor: processorMilliseconds() })

function processorMilliseconds() {
  try {
    return Number(readFileSync('/proc/thread-self/schedstat', 'utf8').split(' ')[0]) / 1_000_000
  } catch {
    const { user, system } = process.cpuUsage()
    return (user + system) / 1_000
  }
}

const start = now()
const found = findSecrets(text).length
const end = now()
const time = Math.min(end.clock - start.clock, end.processor - start.processor)
process.stdout.write(JSON.stringify({ time, found, bytes: text.length }))
