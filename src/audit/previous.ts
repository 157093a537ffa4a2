import { UsageError } from '../core/errors.ts'
import { buildResult } from '../result/build.ts'
import { deltaOf, passedIn, traceOf } from '../result/delta.ts'
import type { RunRecord } from '../result/record.ts'
import { reportOf } from '../result/report-of.ts'
import type { Result } from '../result/schema.ts'
import { openIds, type Past, timeOf } from './view.ts'

/** The parts of an earlier result that tell about this one. */
type AuditedBefore = Pick<Result, 'target' | 'audit' | 'findings' | 'gates' | 'digests'>

/**
 * What an earlier result file tells about an audit.
 * @param file its name, for messages
 * @throws UsageError when it is not the result of an audit of this repository
 */
export function pastOf(previous: AuditedBefore, record: RunRecord, file: string): Past {
  const { repository } = record.target
  const then = previous.target
  if (then?.kind !== 'repository' || previous.audit === null)
    throw new UsageError(`${file}: found the result of another run, expected one of an audit`)
  if (then.repository.toLowerCase() !== repository.toLowerCase())
    throw new UsageError(`${file}: found an audit of ${then.repository}, expected one of ${repository}`)
  const now = buildResult(reportOf(record))
  const delta = deltaOf(traceOf(previous), traceOf(now), passedIn(now))
  const known = new Map(previous.audit.open_since.map(({ fingerprint, since }) => [fingerprint, since]))
  const before = new Set(delta.unchanged.map(({ id }) => id))
  const today = day(timeOf(record))
  const dates = openIds(record.verdict).flatMap((id): [string, string][] => {
    const since = before.has(id) ? (known.get(id) ?? day(previous.audit?.at ?? null)) : today
    return since === null ? [] : [[id, since]]
  })
  return {
    openSince: new Map(dates),
    trend: {
      new: delta.new.length,
      fixed: delta.fixed.length,
      unchanged: delta.unchanged.length,
      waiting: delta.unseen.length,
    },
  }
}

/** The day of a time, `YYYY-MM-DD`. */
const day = (time: string | null): string | null => time?.slice(0, 10) ?? null
