import type { Report } from '../result/report.ts'
import type { IssuesPlace } from './issues-place.ts'
import { overrideIssueSink } from './override-issue.ts'
import { attempt, type SinkOutcome } from './sink.ts'
import { tamperSink } from './tamper.ts'

/**
 * Issues of a run: those of overrides in use, and alarms. Both together keep to one limit. From a fork nothing is
 * written: anybody could fill the tracker. Never rejects.
 * @param always see `overrideIssueSink`
 */
export async function issueSinks(place: IssuesPlace, always = false): Promise<readonly SinkOutcome[]> {
  if (isFromFork(place.report)) return []
  const tamper = await attempt('tamper-issue', () => tamperSink(place))
  const limit = Math.max(0, place.limit - (tamper.opened ?? 0))
  return [tamper, await attempt('override-issue', () => overrideIssueSink({ ...place, limit }, always))]
}

/** Whether any pull request that was judged comes from a fork, or may. */
function isFromFork({ record }: Report): boolean {
  if (record.target.kind !== 'pull-request' && record.target.kind !== 'merge-group') return false
  return record.subjects.some(({ facts }) => {
    const fact = facts['pull-request']
    const value: unknown = fact?.known === true ? fact.value : null
    return typeof value !== 'object' || value === null || !('fork' in value) || value.fork !== false
  })
}
