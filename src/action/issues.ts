import { limitOf, readLimit } from '../audit/settings.ts'
import type { IssuePlace } from '../publish/digest-issues.ts'
import { issueSinks } from '../publish/issue-sinks.ts'
import { sayOutcome } from '../publish/say.ts'
import type { Report } from '../result/report.ts'
import { readMaxIssues } from '../runner/environment.ts'

/** Where lines go. */
interface Lines {
  info(line: string): void
  warning(line: string): void
}

/** Keeps the issues of a run: overrides in use, and alarms. What cannot be written is a line of the log. */
export async function keepRunIssues(log: Lines, place: IssuePlace, report: Report): Promise<void> {
  const { policy } = report.record
  const limit = limitOf(givenLimit(log), policy)
  const mention = policy?.report.digest.mention === true
  for (const outcome of await issueSinks({ place, report, limit, mention }))
    if (outcome.written !== 'unchanged' || outcome.problem !== null)
      sayOutcome(log, outcome, { asked: new Set() })
}

/** `MAX_ISSUES_PER_RUN`. The verdict stands by now: what cannot be read is a warning, and nothing is opened. */
function givenLimit(log: Lines): number | null {
  try {
    return readLimit('', null, readMaxIssues())
  } catch (error) {
    log.warning(error instanceof Error ? error.message : String(error))
    return 0
  }
}
