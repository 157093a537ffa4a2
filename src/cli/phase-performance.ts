import { UsageError } from '../core/errors.ts'
import { isJsonObject, type JsonObject, parseStrictJson } from '../formats/strict-json/index.ts'
import type { Context } from './context.ts'
import { fileError, nameOf } from './input.ts'

/** A number as JSON writes it; no more digits than a number keeps. */
const numberForm = /^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,9})?$/
/** The number that a flag gives. @throws UsageError for what is none, or could not be written as one */
export function figure(flag: string, text: string): number {
  if (numberForm.test(text)) return Number(text)
  throw new UsageError(
    `${flag}: found ${JSON.stringify(text.slice(0, 60))}, expected a number such as 5 or -1.25`,
  )
}

/** A percentage, as people write it: `2.3`, `+2.3%`. */
function percentage(flag: string, text: string): number {
  return figure(flag, text.trim().replace(/^\+/, '').replace(/\s*%$/, ''))
}

/** Bytes of the largest file with performance figures: a log with the figures in its last line. */
const maxPerformanceBytes = 4 * 1024 * 1024

/**
 * Performance deltas of the flags: figures, a file, or the reason why there are none.
 * @throws UsageError for flags that contradict each other, and a file without figures
 */
export async function performanceFields(context: Context): Promise<JsonObject> {
  const { args } = context
  const [median, p95] = [args.value('median'), args.value('p95')]
  const [file, reason] = [args.value('performance-file'), args.value('performance-exempt')]
  const ways = [median !== null || p95 !== null, file !== null, reason !== null].filter(Boolean).length
  if (ways > 1)
    throw new UsageError(
      'phase new: performance is said in one way: --median and --p95, --performance-file, or --performance-exempt',
    )
  if (file !== null) return await performanceOf(context, file)
  if (reason !== null) return fieldsOf(null, null, reason)
  return fieldsOf(
    median === null ? null : percentage('--median', median),
    p95 === null ? null : percentage('--p95', p95),
    null,
  )
}

const fieldsOf = (median: number | null, p95: number | null, reason: string | null): JsonObject => ({
  performance_delta_median: median,
  performance_delta_p95: p95,
  ...(reason === null ? {} : { performance_exempt_reason: reason }),
})

const performanceKeys = ['delta_median', 'delta_p95'] as const

async function performanceOf({ input }: Context, file: string): Promise<JsonObject> {
  const expected = 'JSON with the numbers delta_median and delta_p95'
  const text = await input.text(file, maxPerformanceBytes, expected)
  const { json, above } = figuresIn(text)
  const refuse = (found: string, line: number, column: number) =>
    fileError(nameOf(file), `${found}, expected ${expected}`, above + line, column)
  if (json.problem !== null) throw refuse(json.problem.found, json.problem.line, json.problem.column)
  const [median, p95] = performanceKeys.map((key) => {
    const found = isJsonObject(json.value) ? json.value[key] : undefined
    if (typeof found === 'number' || found === null) return found
    const { line, column } = json.at([key])
    throw refuse(`${key} is ${found === undefined ? 'not there' : 'no number'}`, line, column)
  })
  return fieldsOf(median ?? null, p95 ?? null, null)
}

/** The whole text as JSON, else its last line: document 002 reads that one, as what is above may be a log. */
function figuresIn(text: string) {
  const read = (piece: string) =>
    parseStrictJson(new TextEncoder().encode(piece), { bytes: maxPerformanceBytes })
  const whole = read(text)
  const lines = text.split('\n')
  const last = lines.findLastIndex((line) => line.trim() !== '')
  if (whole.problem === null || last <= 0) return { json: whole, above: 0 }
  return { json: read(lines[last] ?? ''), above: last }
}
