import type { Fact, UnknownReason } from '../core/fact.ts'
import { type FactValue, factShapes } from '../core/facts/index.ts'
import type { Finding } from '../core/finding.ts'
import type { AnyGate } from '../core/gate.ts'
import { type GatheredFacts, judge } from '../core/judge.ts'
import type { Scope } from '../core/target.ts'
import { fold, type Judgement, type Verdict } from '../core/verdict.ts'
import { excused, type Overrides, withExcuses } from '../overrides/excuse.ts'
import { judgeOverrides } from '../overrides/judge.ts'
import type { Policy } from '../policy/policy.ts'
import type { JudgedTarget, SubjectFacts } from '../result/record.ts'

/** What is different where a repository is audited. */
export interface AuditOf {
  /** Whether a check of this run stands on the judged commit: not on the command line, nor for another repository. */
  readonly leavesCheck: boolean
}

export interface JudgeRequest {
  readonly policy: Policy
  /** The registry; the policy says which of them are enabled. */
  readonly gates: readonly AnyGate[]
  readonly scope: Scope
  /** What the run was started for: only a pull request of its own can be closed. */
  readonly target: JudgedTarget['kind']
  readonly subjects: readonly SubjectFacts[]
  /** RFC 3339 time to judge at instead of the fact `now`. */
  readonly at?: string
  /**
   * The command line without a token: a gate that lacks nothing but what only GitHub knows does not block.
   * Never set where a verdict guards a merge.
   */
  readonly forgiveOffline?: boolean
  /** Set in an audit: P0 controls have exit codes of their own. */
  readonly audit?: AuditOf
}

/** Judges every enabled gate over every subject and folds the findings. Pure: online and offline runs share it. */
export function judgeSubjects(request: JudgeRequest): Verdict {
  const { policy, gates, subjects } = request
  const now = request.at ?? timeOf(subjects)
  const overrides = subjects.map(({ subject, facts }) => {
    const terms = policy.overrideSettings
    return judgeOverrides({ facts, subject, terms, gates, scope: request.scope, now })
  })
  const judgements = policy.gates.flatMap((setting): Judgement[] => {
    const gate = gates.find((candidate) => candidate.id === setting.id)
    if (gate === undefined) return []
    const findings = subjects.flatMap(({ subject, facts }, index) =>
      judge(gate, request.scope, facts, setting.options, setting.where).map((finding) =>
        forSubject(subject, excused(finding, gate, overrides[index] ?? [])),
      ),
    )
    const { mode, optional, enforceFrom } = setting
    const offlineOnly = request.forgiveOffline === true && lacksOnlyGitHub(findings)
    const { id, title, rules } = gate
    const unconfigured = (gate.unconfigured?.(setting.options) ?? null) !== null
    return [{ gate: id, title, rules, mode, optional, offlineOnly, unconfigured, enforceFrom, findings }]
  })
  const closed =
    request.target === 'pull-request' && subjects.length > 0 && subjects.every(({ facts }) => isClosed(facts))
  const { mode, onNothing, p0 } = policy
  const sharedHead = sharedWith(request).length > 0
  const audit = request.audit === undefined ? {} : { p0, partOnly: partOnly(request, judgements) }
  const verdict = fold(judgements, { mode, onNothing, now, closed, sharedHead, ...audit })
  const views = overrides.flatMap((own) => ofSubject(own, judgements))
  return views.length === 0 ? verdict : { ...verdict, overrides: views }
}

/** The overrides of a subject with what they excuse there; in a merge group each finding begins with its subject. */
function ofSubject(own: Overrides, judgements: readonly Judgement[]): Overrides {
  const subject = own[0]?.subject ?? ''
  const all = judgements.flatMap(({ findings }) => findings)
  return withExcuses(
    own,
    subject === '' ? all : all.filter((finding) => finding.subject.startsWith(`${subject} `)),
  )
}

/** Why an audit is a part of one: the request limit kept something from being read, or a shared head could not be seen. */
function partOnly(
  { audit, policy, subjects }: Pick<JudgeRequest, 'audit' | 'policy' | 'subjects'>,
  judgements: readonly Judgement[],
): UnknownReason | null {
  const facts = subjects.flatMap((one) => Object.values(one.facts))
  const reasons = [
    ...facts.flatMap((fact) => (fact?.known === false ? [fact.reason] : [])),
    ...judgements.flatMap(({ findings }) => findings.flatMap(({ unknown }) => unknown?.reason ?? [])),
  ]
  if (reasons.includes('rate-limited')) return 'rate-limited'
  if (audit?.leavesCheck !== true || policy.mode !== 'enforce') return null
  const others = subjects.flatMap((one) => one.facts['other-pull-requests'] ?? [])
  return others.find((fact) => !fact.known)?.reason ?? null
}

/** In a merge group each finding says which pull request it speaks of. */
function forSubject(subject: string, finding: Finding): Finding {
  if (subject === '') return finding
  return {
    ...finding,
    subject: `${subject} ${finding.subject}`,
    found: [{ kind: 'text', text: `${subject}: ` }, ...finding.found],
  }
}

function lacksOnlyGitHub(findings: readonly Finding[]): boolean {
  const undecided = findings.filter((finding) => finding.outcome === 'unknown')
  return undecided.length > 0 && undecided.every((finding) => finding.unknown?.reason === 'offline')
}

/** The earliest time any subject was read at; null when none is known. */
function timeOf(subjects: readonly SubjectFacts[]): string | null {
  const times = subjects.flatMap(({ facts }) => {
    const now = facts.now
    return now?.known === true && typeof now.value === 'string' ? [now.value] : []
  })
  return times.sort()[0] ?? null
}

/**
 * Other open pull requests that a check of this run would stand on. A merge group's check stands on the queue's own
 * commit, and a local branch has none.
 */
export function sharedWith({
  target,
  subjects,
  audit,
}: Pick<JudgeRequest, 'target' | 'subjects' | 'audit'>): OtherPullRequests {
  if (target === 'merge-group' || target === 'branch' || audit?.leavesCheck === false) return []
  return subjects.flatMap(({ facts }) => othersIn(facts) ?? [])
}

type OtherPullRequests = FactValue['other-pull-requests']

/** Undefined when it is not known. */
function othersIn(facts: GatheredFacts): OtherPullRequests | undefined {
  return factShapes['other-pull-requests'].safeParse(known(facts['other-pull-requests'])).data
}

/**
 * Closed or merged, so that there is no merge to guard. Not so when another open pull request has the same head, or
 * may have: the green check would stand on that one, too.
 */
function isClosed(facts: GatheredFacts): boolean {
  const pull = factShapes['pull-request'].safeParse(known(facts['pull-request']))
  return pull.success && pull.data.state !== 'open' && othersIn(facts)?.length === 0
}

const known = (fact: Fact<unknown> | undefined): unknown => (fact?.known === true ? fact.value : undefined)
