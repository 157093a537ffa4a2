import { z } from 'zod'
import { foreignLine } from './detect-text.ts'
import { type GoEvent, GoPackages } from './go-packages.ts'
import { shapeReason } from './json-document.ts'
import { parseJson } from './json-text.ts'
import type { ReportFormatReader, ReportReader, ReportSink } from './model.ts'
import { tellStart } from './record.ts'
import { LineInput } from './text-input.ts'

/** One event of test2json (`go doc test2json`), and of the build since Go 1.24. */
const eventShape = z.object({
  Time: z.string().optional(),
  Action: z.string(),
  Package: z.string().optional(),
  Test: z.string().optional(),
  Elapsed: z.number().optional(),
  Output: z.string().optional(),
  ImportPath: z.string().optional(),
  FailedBuild: z.string().optional(),
  Key: z.string().optional(),
  Value: z.string().optional(),
})

/** Reader of `go test -json`, also as gotestsum saves it. */
export const goReader: ReportFormatReader = { format: 'go', read: (sink) => readEvents(sink) }

function readEvents(sink: ReportSink): ReportReader {
  const packages = new GoPackages(sink)
  let events = 0
  const line = (text: string, number: number): void => {
    if (!text.trimStart().startsWith('{')) {
      plainLine(sink, packages, text, number)
      return
    }
    const event = parseEvent(sink, text, number)
    if (event === null) return
    if (events++ === 0) tellStart(sink, event.Time)
    packages.take(event, number)
  }
  const input = new LineInput(line, (reason) => sink.invalid(reason))
  return {
    write: (bytes) => input.write(bytes),
    end: () => {
      input.end()
      if (events === 0) sink.invalid('no event of go test -json')
      packages.end()
    },
  }
}

function parseEvent(sink: ReportSink, text: string, number: number): GoEvent | null {
  const json = parseJson(text)
  if ('reason' in json) {
    sink.invalid(`line ${number}: not a complete event of go test -json (${json.reason})`)
    return null
  }
  const result = eventShape.safeParse(json.value)
  if (result.success) return result.data
  sink.invalid(`line ${number}: ${shapeReason(result.error, json.value)}`)
  return null
}

/**
 * The go command mixes plain text into the stream: downloads, vet and, before Go 1.24, failed builds. Text is
 * harmless, except where it swallowed an event or tells of a package that could not be tested.
 */
function plainLine(sink: ReportSink, packages: GoPackages, text: string, number: number): void {
  if (text.includes('"Action":"')) {
    sink.invalid(`line ${number}: an event of go test -json behind other text`)
    return
  }
  const foreign = foreignLine(text, number, 'go')
  if (foreign !== null) sink.invalid(foreign)
  const failed = /^FAIL\t(\S+)(?: \[(?:build|setup) failed\]|\t)/u.exec(text)?.[1]
  if (failed !== undefined) packages.failedPlainly(failed, text, number)
  else if (/^(?:FAIL\b|--- FAIL: |panic: |fatal error: )/u.test(text)) packages.complained(text, number)
}
