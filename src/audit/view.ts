import type { Verdict } from '../core/verdict.ts'
import type { AuditTrend, AuditView } from '../result/audit.ts'
import { fingerprint } from '../result/digests.ts'
import { notEvaluated } from '../result/not-evaluated.ts'
import type { RunRecord } from '../result/record.ts'
import type { Report } from '../result/report.ts'
import { reportOf } from '../result/report-of.ts'
import { completenessOf, controlStates } from './controls.ts'

/** What an earlier audit tells about this one. */
export interface Past {
  /** `YYYY-MM-DD` since when each open finding is known, by fingerprint. */
  readonly openSince: ReadonlyMap<string, string>
  readonly trend: AuditTrend | null
}

/** No earlier audit is known. */
export const noPast: Past = { openSince: new Map(), trend: null }

/** The report of an audit: the record with the state of every control, and with what became of it since. */
export function auditReport(record: RunRecord, { openSince, trend }: Past = noPast): Report {
  const shown = reportOf(record)
  const { verdict } = shown.record
  const controls = controlStates(verdict, openSince)
  const { p0 } = verdict
  const audit: AuditView = {
    at: timeOf(record),
    completeness: completenessOf(controls, notEvaluated(shown.record)),
    controls,
    p0: {
      ids: record.policy?.p0.ids ?? [],
      absent: p0?.absent ?? [],
      unverified: p0?.unverified ?? [],
    },
    openSince,
    trend,
  }
  return { ...shown, audit }
}

/** When the facts were read, by the server's clock; null when it gave no time. */
export function timeOf({ subjects }: Pick<RunRecord, 'subjects'>): string | null {
  const now = subjects[0]?.facts.now
  return now?.known === true && typeof now.value === 'string' ? now.value : null
}

/** Fingerprints of everything that failed or could not be decided. */
export const openIds = ({ gates }: Pick<Verdict, 'gates'>): readonly string[] => [
  ...new Set(
    gates.flatMap(({ findings }) =>
      findings
        .filter(({ outcome }) => outcome === 'fail' || outcome === 'unknown')
        .map(({ rule, subject }) => fingerprint(rule, subject)),
    ),
  ),
]
