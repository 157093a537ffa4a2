import { digestsOf } from './digests.ts'
import type { RunRecord } from './record.ts'
import type { Report } from './report.ts'

/** A record with its digests: what surfaces render. */
export const reportOf = (record: RunRecord): Report => ({ record, digests: digestsOf(record) })
