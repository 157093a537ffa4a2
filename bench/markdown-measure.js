import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { body, hostile } from './markdown-data.js'

/**
 * One measurement in a process of its own, cold: `markdown-measure.js NAME`. Prints {parse, outline, tasks, bytes} as
 * JSON. A time is the lesser of clock and processor: what else runs on the machine lengthens the one. The processor's
 * is that of this thread where the system tells it: on a busy machine threads that compile and collect spin.
 */
const [name] = process.argv.slice(2)
const source = (file) =>
  import(pathToFileURL(join(process.env.GATEWRIGHT_BENCH_SOURCES, 'formats', file)).href)
const { nearTasksOf, parseMarkdown, tasksOf } = await source('markdown/index.mjs')
const { outlineOf } = await source('documents/outline.mjs')
const text = name === 'body' ? body : hostile[name]

const now = () => ({ clock: performance.now(), processor: processorMilliseconds() })

function processorMilliseconds() {
  try {
    return Number(readFileSync('/proc/thread-self/schedstat', 'utf8').split(' ')[0]) / 1_000_000
  } catch {
    const { user, system } = process.cpuUsage()
    return (user + system) / 1_000
  }
}
const between = (from, to) => Math.min(to.clock - from.clock, to.processor - from.processor)

const start = now()
const document = parseMarkdown(text)
const tasks = tasksOf(document)
nearTasksOf(document, tasks)
const parsed = now()
outlineOf(text)
const outlined = now()
process.stdout.write(
  JSON.stringify({
    parse: between(start, parsed),
    outline: between(parsed, outlined),
    tasks: tasks.length,
    bytes: text.length,
  }),
)
