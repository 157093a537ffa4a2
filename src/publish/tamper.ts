import type { Finding } from '../core/finding.ts'
import { digestOf } from '../result/digests.ts'
import type { Report } from '../result/report.ts'
import { fileAddress } from '../surfaces/addresses.ts'
import { codeSpan, shorten } from '../surfaces/escape.ts'
import { bounds, limits } from '../surfaces/limits.ts'
import { linkedCode, type Page, pageOf, ruleLink } from '../surfaces/page.ts'
import { phrase } from '../surfaces/phrase.ts'
import { sanitiseLine } from '../surfaces/sanitise.ts'
import { type IssuesPlace, issuesOutcome } from './issues-place.ts'
import { keepIssues, type WantedIssue } from './labelled-issues.ts'
import { nothing, type SinkOutcome } from './sink.ts'

/** Label of the alarms. */
const tamperLabel = 'gatewright:tamper'

/** The four cases of the alarm (issue: document 002; research, section 3.9), by the rule that finds them. */
const cases: Readonly<Record<string, string>> = {
  'signature-invalid': 'its signature does not fit its content',
  'artifact-rewritten': 'it was merged before, and its content was rewritten',
  'evidence-digest': 'a digest in it was changed, while the file it speaks of was not',
  'phase-gap': 'the chain of artifacts was broken: one that was there is gone',
  'previous-digest': 'the chain of artifacts was broken: it names another one than stands before it',
  'commit-order': 'the chain of artifacts was broken: the history that it rests on was replaced',
}

/**
 * Opens one issue for each artifact that somebody may have tampered with. Repeated runs that find the same write
 * nothing; an issue that people closed is opened again only for another finding.
 * @throws GitHubFailure
 */
export async function tamperSink({ place, report, limit, mention }: IssuesPlace): Promise<SinkOutcome> {
  const alarms = alarmsIn(report)
  if (alarms.size === 0) return nothing('tamper-issue')
  const page = pageOf(report)
  const done = await keepIssues(place, {
    label: tamperLabel,
    kind: 'tamper',
    wanted: [...alarms].map(([artifact, findings]) => issueOf(artifact, findings, page, mention)),
    // Two pull requests may tell of one artifact: what people settled is told again by neither.
    same: (standing, wanted) => stateOf(wanted).every((one) => stateOf(standing).includes(one)),
    merged: (standing, wanted) =>
      wanted.replace(stateLine, stateWords([...stateOf(wanted), ...stateOf(standing)])),
    // People decide when an alarm is over.
    isOver: () => false,
    limit,
  })
  return issuesOutcome('tamper-issue', done)
}

/** The findings that raise the alarm, by artifact. */
function alarmsIn({ record }: Report): ReadonlyMap<string, readonly Finding[]> {
  const byArtifact = new Map<string, Finding[]>()
  for (const finding of record.verdict.gates.flatMap(({ findings }) => findings)) {
    if (finding.alarm !== 'tamper' || finding.outcome !== 'fail') continue
    const artifact = finding.location?.path ?? finding.subject
    byArtifact.set(artifact, [...(byArtifact.get(artifact) ?? []), finding])
  }
  return new Map([...byArtifact].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
}

/** What an issue has told of, as a line in it: a digest of each rule and subject, without commits and times. */
const stateLine = /^<!-- gatewright:tamper-state ([0-9a-f,]{12,4000}) -->\r?$/m
const stateOf = (body: string): readonly string[] => stateLine.exec(body)?.[1]?.split(',') ?? []

/** Findings that the line holds; of more the whole of them counts as one. */
const mostKept = 200
const stateWords = (digests: readonly string[]): string =>
  `<!-- gatewright:tamper-state ${[...new Set(digests)].slice(0, mostKept).join(',')} -->`

function stateOfFindings(findings: readonly Finding[]): readonly string[] {
  const names = [...new Set(findings.map(({ rule, subject }) => JSON.stringify([rule, subject])))].sort()
  const digests = names.map((name) => digestOf(name).slice(0, 12))
  return digests.length > mostKept ? [digestOf(names).slice(0, 12)] : digests
}

/** Findings of one artifact that are named. */
const mostFindings = 20

function issueOf(artifact: string, findings: readonly Finding[], page: Page, mention: boolean): WantedIssue {
  const { target, policy, documentationUrl } = page.report.record
  const shown = findings.slice(0, mostFindings)
  const more = findings.length - shown.length
  const [number] = target.pullRequests
  const where = number === undefined ? 'the audited branch' : `pull request #${number}`
  const sha = target.headSha ?? ''
  const location = { path: artifact, at: 'head' as const }
  const place = fileAddress(page.report.record.serverUrl, target.repository, sha, location)
  const team = mention ? (policy?.overrideSettings?.approvers ?? []).slice(0, 10) : []
  const body = [
    stateWords(stateOfFindings(findings)),
    `Somebody may have tampered with ${linkedCode(shorten(artifact, bounds.value), place, page.allowed)}, seen in ${where} at ${codeSpan(sha.slice(0, 12))}.`,
    '',
    ...shown.map(
      (finding) =>
        `- ${caseOf(finding)} (${ruleLink(page, finding.rule)}): ${phrase(finding.found, page.sink)}`,
    ),
    ...(more > 0 ? [`- and ${more} more, all in the result of the run`] : []),
    '',
    'What to do: find out who made this change and why, before anything that rests on the artifact is merged or released. When it was honest, restore the file or seal it again (`gatewright phase reseal`), and close this issue.',
    '',
    `Other failures of artifacts raise no alarm: ${linkedCode('docs/overrides.md', `${documentationUrl}/overrides.md`, page.allowed)} says which do.`,
    ...(team.length === 0 ? [] : ['', team.join(' ')]),
  ]
  const title = shorten(sanitiseLine(`Possible tampering: ${artifact}`), limits.issueTitle)
  return { id: digestOf(['tamper', artifact]).slice(0, 32), title, body: body.join('\n') }
}

const caseOf = ({ rule }: Finding): string =>
  cases[rule.slice(rule.indexOf('/') + 1)] ?? 'a proof does not fit what it proves'
