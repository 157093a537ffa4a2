import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { body, hostile } from './markdown-data.js'

/**
 * One measurement in a process of its own, cold: `markdown-measure.js NAME`. Prints {parse, outline, tasks, bytes} as
 * JSON. A time is the lesser of clock and processor: what else runs on the machine lengthens the one, and compiling
 * in other threads the other.
 */
const [name] = process.argv.slice(2)
const source = (file) =>
  import(pathToFileURL(join(process.env.GATEWRIGHT_BENCH_SOURCES, 'formats', file)).href)
const { nearTasksOf, parseMarkdown, tasksOf } = await source('markdown/index.mjs')
const { outlineOf } = await source('documents/outline.mjs')
const text = name === 'body' ? body : hostile[name]

const now = () => {
  const { user, system } = process.cpuUsage()
  return { clock: performance.now(), processor: (user + system) / 1_000 }
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
