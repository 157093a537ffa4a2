import type { LogicalTest, ReportFile, TestGroup } from '../../../src/core/facts/test-reports.ts'
import { ReportCollector } from '../../../src/formats/tests/collect.ts'
import { ReportFileReader } from '../../../src/formats/tests/read.ts'

/** One file with its tests. */
export interface ReadReport {
  readonly file: ReportFile
  readonly tests: readonly LogicalTest[]
  readonly groups: readonly TestGroup[]
}

/** Reads one report as the facts do, in pieces of this size. The pieces share a buffer that is written over. */
export function readReport(content: string | Uint8Array, piece = 65_536): ReadReport {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  const collector = new ReportCollector()
  const reader = new ReportFileReader(collector, 'report')
  const buffer = new Uint8Array(Math.min(piece, Math.max(bytes.length, 1)))
  for (let at = 0; at < bytes.length; at += piece) {
    const part = bytes.subarray(at, at + piece)
    buffer.set(part)
    reader.write(buffer.subarray(0, part.length))
    buffer.fill(0x21)
  }
  const file = reader.end({ bytes: bytes.length, sha256: null })
  const { tests, groups } = collector.finish()
  return { file, tests, groups }
}

/** The counts of a file, for comparing. */
export function countsOf({ verdict, tests, passed, failed, errors, skipped, flaky, cases }: ReportFile) {
  return { verdict, tests, passed, failed, errors, skipped, flaky, cases }
}
