import { z } from 'zod'
import { type DartEvent, DartRun } from './dart-run.ts'
import { foreignLine } from './detect-text.ts'
import { shapeReason } from './json-document.ts'
import { parseJson } from './json-text.ts'
import type { ReportFormatReader, ReportReader, ReportSink } from './model.ts'
import { LineInput } from './text-input.ts'

const id = z.number().int()
const metadata = z.object({ skip: z.boolean().optional() }).optional()

/** Events of `dart test --reporter json` (protocol 0.1) that decide; the others are tolerated. */
const eventShape = z.discriminatedUnion('type', [
  z.object({ type: z.literal('start'), protocolVersion: z.string() }),
  z.object({
    type: z.literal('suite'),
    suite: z.object({ id, platform: z.string().nullish(), path: z.string().nullish() }),
  }),
  z.object({ type: z.literal('group'), group: z.object({ id, name: z.string().nullish() }) }),
  z.object({
    type: z.literal('testStart'),
    time: z.number().optional(),
    test: z.object({
      id,
      name: z.string(),
      suiteID: id,
      groupIDs: z.array(id),
      line: z.number().nullish(),
      metadata,
    }),
  }),
  z.object({ type: z.literal('print'), testID: id, message: z.string() }),
  z.object({ type: z.literal('error'), testID: id, error: z.string(), isFailure: z.boolean() }),
  z.object({
    type: z.literal('testDone'),
    time: z.number().optional(),
    testID: id,
    result: z.string(),
    hidden: z.boolean(),
    skipped: z.boolean(),
  }),
  z.object({ type: z.literal('allSuites'), count: z.number().int().nullish() }),
  z.object({ type: z.literal('done'), success: z.boolean().nullable() }),
])
const known = new Set([
  'start',
  'suite',
  'group',
  'testStart',
  'print',
  'error',
  'testDone',
  'allSuites',
  'done',
])

/** Reader of `dart test --reporter json` and `flutter test --machine`. */
export const dartReader: ReportFormatReader = { format: 'dart', read: (sink) => readEvents(sink) }

function readEvents(sink: ReportSink): ReportReader {
  const run = new DartRun(sink)
  const input = new LineInput(
    (text, number) => {
      // Flutter adds lines of its own, as lists, and what the program printed natively.
      if (!text.startsWith('{')) {
        const foreign = foreignLine(text, number, 'dart')
        if (foreign !== null) sink.invalid(foreign)
        return
      }
      const event = parseEvent(sink, text, number)
      if (event !== null) run.take(event, number)
    },
    (reason) => sink.invalid(reason),
  )
  return {
    write: (bytes) => input.write(bytes),
    end: () => {
      input.end()
      run.end()
    },
  }
}

function parseEvent(sink: ReportSink, text: string, number: number): DartEvent | null {
  const json = parseJson(text)
  if ('reason' in json) {
    sink.invalid(`line ${number}: not a complete event of dart test (${json.reason})`)
    return null
  }
  const { value } = json
  const typed = z.object({ type: z.string() }).safeParse(value)
  if (typed.success && !known.has(typed.data.type)) return null
  const result = eventShape.safeParse(value)
  if (result.success) return result.data
  sink.invalid(`line ${number}: ${shapeReason(result.error, value)}`)
  return null
}
