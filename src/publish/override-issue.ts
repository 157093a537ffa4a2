import { isUsed, type OverrideView } from '../core/override.ts'
import type { Report } from '../result/report.ts'
import { codeSpan, escapeMarkdown, shorten } from '../surfaces/escape.ts'
import { limits } from '../surfaces/limits.ts'
import { sanitiseLine } from '../surfaces/sanitise.ts'
import { type IssuesPlace, issuesOutcome, judgedAt } from './issues-place.ts'
import { keepIssues, type WantedIssue } from './labelled-issues.ts'
import { nothing, type SinkOutcome } from './sink.ts'

/** Label of the issues that say which overrides are in use. */
const overrideLabel = 'gatewright:override'

/**
 * Keeps one issue for each override in use, open until it expires: made when a run uses it, changed in place, opened
 * again when somebody closes it too early, closed by the first run or audit after it expired. Nothing is asked where no
 * override stands.
 * @param always looks for expired ones although no override file is there: an audit
 * @throws GitHubFailure
 */
export async function overrideIssueSink(
  { place, report, limit }: IssuesPlace,
  always: boolean,
): Promise<SinkOutcome> {
  const { verdict, policy } = report.record
  const named = (policy?.overrideSettings?.approvers ?? []).length > 0
  const views = verdict.overrides ?? []
  const now = judgedAt(report)
  if (now === null || (views.length === 0 && !(always && named))) return nothing('override-issue')
  const done = await keepIssues(place, {
    label: overrideLabel,
    kind: 'override',
    wanted: wantedIssues(report),
    keepOpen: true,
    isOver: (body) => endOf(body) <= Date.parse(now),
    mustStand: (body) => Number.isFinite(endOf(body)) && endOf(body) > Date.parse(now),
    limit,
  })
  return issuesOutcome('override-issue', done)
}

/** One for each override in use; in a merge group two pull requests may use files with one name. */
function wantedIssues(report: Report): readonly WantedIssue[] {
  const wanted = new Map<string, WantedIssue>()
  for (const view of report.record.verdict.overrides ?? []) {
    const id = `${view.id}@${view.headSha?.slice(0, 12) ?? ''}`
    if (isUsed(view) && !wanted.has(id)) wanted.set(id, { id, ...textOf(view, report) })
  }
  return [...wanted.values()]
}

/** The second line says when it is over, for the run that closes the issue. */
const endLine = /^<!-- gatewright:override-until ([0-9TZ:.+-]{1,40}) -->$/m

/** When the override of an issue ends, in milliseconds; never, where its text does not say it any more. */
function endOf(body: string): number {
  const time = Date.parse(endLine.exec(body)?.[1] ?? '')
  return Number.isNaN(time) ? Number.POSITIVE_INFINITY : time
}

function textOf(view: OverrideView, { record }: Report): Pick<WantedIssue, 'title' | 'body'> {
  const { id, gates, rules, stage, headSha, approvers, requestedBy, reason, ticket, expiresAt, path } = view
  const until = expiresAt === null ? '' : new Date(expiresAt).toISOString()
  const list = (names: readonly string[]): string => names.slice(0, 20).map(codeSpan).join(', ')
  const number = /^#(\d+)$/.exec(view.subject)?.[1] ?? record.target.pullRequests[0]
  const pull = number === undefined ? 'a change' : `pull request #${number}`
  const body = [
    `<!-- gatewright:override-until ${until} -->`,
    `The override ${codeSpan(id)} lets ${pull} be merged although a gate fails.`,
    '',
    `- Gates: ${list(gates)}`,
    `- Rules: ${rules.length === 0 ? 'all that may be excused' : list(rules)}`,
    ...(stage === null ? [] : [`- Stage: ${codeSpan(stage)}`]),
    `- Written for the commit: ${codeSpan(headSha ?? '')}`,
    `- Approved by: ${list(approvers)}`,
    `- Requested by: ${codeSpan(`@${requestedBy ?? ''}`)}`,
    `- Reason: ${escapeMarkdown(reason ?? '')}`,
    `- Ticket: ${codeSpan(ticket ?? '')}`,
    `- File: ${codeSpan(path)}`,
    `- Runs until: ${codeSpan(until)}`,
    '',
    'This issue stays open until the override expires; Gatewright closes it then. Until then: make the gate pass, and delete the file.',
  ]
  const title = shorten(
    sanitiseLine(`Override in use: ${id}, until ${until.slice(0, 10)}`),
    limits.issueTitle,
  )
  return { title, body: body.join('\n') }
}
