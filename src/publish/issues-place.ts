import type { Report } from '../result/report.ts'
import { plural } from '../surfaces/words.ts'
import type { IssuePlace } from './digest-issues.ts'
import type { IssuesDone } from './labelled-issues.ts'
import type { SinkName, SinkOutcome } from './sink.ts'

/** What issues are kept for, and where. */
export interface IssuesPlace {
  readonly place: IssuePlace
  readonly report: Report
  /** Most issues that may be made or opened again. */
  readonly limit: number
  /** Whether people are named so that GitHub tells them. */
  readonly mention: boolean
}

/** The time a run was judged at, RFC 3339; null when it is not known. */
export function judgedAt({ record }: Report): string | null {
  const now = record.subjects[0]?.facts.now
  return now?.known === true && typeof now.value === 'string' ? now.value : null
}

/** What became of the issues, as of any surface. */
export function issuesOutcome(sink: SinkName, done: IssuesDone): SinkOutcome {
  const { made, changed, closed, held, url } = done
  const written = made > 0 ? 'created' : changed + closed > 0 ? 'updated' : 'unchanged'
  const problem =
    held.length === 0
      ? null
      : `${plural(held.length, `${sink.replace('-', ' ')} was`, `${sink.replace('-', ' ')}s were`)} held back: a run may make or open again only so many (\`report.digest.max-issues\`)`
  return { sink, written, url, problem, opened: made + changed }
}
