import { XmlError, XmlScanner } from '../xml/scanner.ts'
import { JunitHandler } from './junit-handler.ts'
import { nodeFailures, Tail } from './junit-node.ts'
import type { ReportFormatReader, ReportReader, ReportSink } from './model.ts'

/**
 * Reader of JUnit XML in every dialect. Elements are the truth; totals of suites are only compared with them, and one
 * that claims more than there is means that something is missing.
 */
export const junitReader: ReportFormatReader = { format: 'junit', read: (sink) => readJunit(sink) }

function readJunit(sink: ReportSink): ReportReader {
  const handler = new JunitHandler(sink)
  const scanner = new XmlScanner(handler)
  handler.lineOf = () => scanner.line
  const tail = new Tail()
  let broken = false
  const attempt = (step: () => void): void => {
    if (broken) return
    try {
      step()
    } catch (error) {
      if (!(error instanceof XmlError)) throw error
      broken = true
      sink.invalid(error.message)
    }
  }
  return {
    write: (bytes) => {
      attempt(() => scanner.write(bytes))
      tail.write(bytes)
    },
    end: () => {
      attempt(() => scanner.end())
      if (!broken) tellLostFailures(sink, handler, nodeFailures(tail.text))
    },
  }
}

function tellLostFailures(sink: ReportSink, { root }: JunitHandler, failures: number | null): void {
  if (failures === null || failures === 0 || root === null) return
  if (root.found.failures + root.found.errors > 0) return
  sink.suiteProblem({
    suite: '',
    message: `node:test counts ${failures} failed, no element tells which: a test with subtests failed itself (its TAP and spec reporters name it)`,
    reportLine: null,
  })
}
