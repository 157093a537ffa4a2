import type { ReportFormatReader, ReportReader, ReportSink } from './model.ts'
import { TapStream } from './tap-stream.ts'
import { LineInput } from './text-input.ts'

/** Reader of the Test Anything Protocol, versions 12 to 14, with the dialects of node:test, tape, AVA and node-tap. */
export const tapReader: ReportFormatReader = { format: 'tap', read: (sink) => readTap(sink) }

function readTap(sink: ReportSink): ReportReader {
  const stream = new TapStream(sink)
  const input = new LineInput(
    (text, number) => stream.line(text, number),
    (reason) => sink.invalid(reason),
  )
  return {
    write: (bytes) => input.write(bytes),
    end: () => {
      input.end()
      stream.end(input.unterminated)
    },
  }
}
