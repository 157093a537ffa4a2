import type { Finding } from '../../src/core/finding.ts'
import type { GatheredFacts } from '../../src/core/judge.ts'
import type { RunRecord } from '../../src/result/record.ts'
import type { Report } from '../../src/result/report.ts'
import { reportOf, samplePolicy, sampleRecord } from '../support/sample-record.ts'
import { facts, type Given, judged, settings } from './given.ts'

/** A report of a run over overrides. */
export function overrideReport(
  given: Given = {},
  more: Partial<RunRecord> = {},
  own: GatheredFacts = given.facts ?? facts([]),
): Report {
  const policy = { ...samplePolicy, overrideSettings: settings }
  const record = sampleRecord([], { policy, subjects: [{ subject: '', facts: own }], ...more })
  return reportOf({ ...record, verdict: judged(given) })
}

/** A finding that raises the alarm, about an artifact. */
export const alarm = (rule: string, path: string, more: Partial<Finding> = {}): Finding => ({
  rule: `g1/${rule}`,
  outcome: 'fail',
  level: 'error',
  subject: path,
  found: [{ kind: 'text', text: 'something is wrong' }],
  required: [{ kind: 'text', text: 'a sound artifact' }],
  fix: [{ kind: 'text', text: 'find out who did it' }],
  location: { path, line: 3, at: 'head' },
  alarm: 'tamper',
  ...more,
})
