import type { ReportFormat } from '../../../src/core/facts/test-reports.ts'
import type { SuiteProblem, TestRecord } from '../../../src/formats/tests/model.ts'
import { reportReaders } from '../../../src/formats/tests/registry.ts'

/** Everything a reader told about one report. */
export interface Told {
  readonly tests: readonly TestRecord[]
  readonly problems: readonly SuiteProblem[]
  readonly invalid: readonly string[]
  readonly commit: string | undefined
  readonly startedAt: string | undefined
}

/** What the reader of a format tells about a report, whatever the report looks like. */
export function tell(format: ReportFormat, content: string | Uint8Array, piece = 65_536): Told {
  const tests: TestRecord[] = []
  const problems: SuiteProblem[] = []
  const invalid: string[] = []
  const about: { commit?: string; startedAt?: string } = {}
  const reader = reportReaders.get(format)?.read({
    test: (record) => tests.push(record),
    suiteProblem: (problem) => problems.push(problem),
    invalid: (reason) => invalid.push(reason),
    about: (metadata) => Object.assign(about, metadata),
  })
  if (reader === undefined) throw new Error(`no reader for ${format}`)
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  for (let at = 0; at < bytes.length; at += piece) reader.write(bytes.subarray(at, at + piece))
  reader.end()
  return { tests, problems, invalid, commit: about.commit, startedAt: about.startedAt }
}

/** Tests as `place › name: outcome`, `~` in front of one that was retried. */
export function lines(told: Told): string[] {
  return told.tests.map(
    (test) =>
      `${test.earlier.length > 0 ? '~' : ''}${[...test.suites, test.name].join(' › ')}: ${test.outcome}`,
  )
}
