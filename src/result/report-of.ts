import { digestsOf } from './digests.ts'
import type { RunRecord } from './record.ts'
import { redactedRecord } from './redacted.ts'
import type { Report } from './report.ts'

/** A record with its digests, without the secrets that others wrote into it: what surfaces render. */
export function reportOf(record: RunRecord): Report {
  const shown = redactedRecord(record)
  return { record: shown, digests: digestsOf(shown) }
}
