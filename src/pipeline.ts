import { Undecided } from './core/errors.ts'
import type { Fact } from './core/fact.ts'
import type { AnyGate } from './core/gate.ts'
import type { EventTarget, Target } from './core/target.ts'
import { failureOf } from './facts/gather.ts'
import { type ResolvedTarget, resolveSubject } from './facts/resolve.ts'
import { resolveWorkflowRun } from './facts/workflow-run.ts'
import { totalStatistics } from './github/statistics.ts'
import { gatherSubjects, type Ports, scopeOf } from './pipeline/gather-subjects.ts'
import { judgeSubjects, sharedWith } from './pipeline/judge-subjects.ts'
import { movedTwice, stability, unsettled } from './pipeline/moved.ts'
import { commitFiles } from './policy/files.ts'
import { type LoadedPolicy, loadPolicy } from './policy/load.ts'
import type { Overrides } from './policy/overrides.ts'
import type { JudgedTarget, RunRecord, SubjectFacts } from './result/record.ts'

/** What a run judges, with what, and under which name it reports. */
export interface PipelineRequest extends Ports {
  readonly version: string
  readonly documentationUrl: string
  readonly target: EventTarget
  readonly gates: readonly AnyGate[]
  /** Path of the policy, a preset, or null for the usual places. */
  readonly policy: string | null
  readonly overrides: Overrides
  /** A policy to try out in place of the base's; `policy` and `overrides` are in it already. */
  readonly trial?: LoadedPolicy
  /** Event name, or `command line`. */
  readonly event: string
  /** Node's version, for the footer. */
  readonly node: string
  /** Milliseconds since the run began. */
  readonly elapsed: () => number
  /** Sentences that belong beside the verdict, asked for when it stands. */
  readonly notices: () => readonly string[]
  /** Told what is being done, for the log. */
  readonly progress: (line: string) => void
}

/** A finished run: what surfaces show, and what can be saved and judged again. */
export interface PipelineResult {
  readonly record: RunRecord
  readonly loaded: LoadedPolicy
}

interface Attempt {
  readonly resolved: ResolvedTarget
  readonly loaded: LoadedPolicy
  readonly subjects: readonly SubjectFacts[]
}

/**
 * Target → policy → facts → findings → verdict. A target that moves while it is judged is judged once more; when it
 * moves again the verdict is unknown.
 * @throws PolicyError (exit code 78), UsageError (64), Undecided (3) when the run cannot get as far as judging.
 */
export async function runPipeline(request: PipelineRequest): Promise<PipelineResult> {
  try {
    const target = await targetOf(request)
    const first = await attempt(request, target)
    const settled = await settleTarget(request, target, first)
    return { record: recordOf(request, target, settled), loaded: settled.loaded }
  } catch (error) {
    const unknown = failureOf(error)
    throw unknown === null ? error : new Undecided(unknown)
  }
}

async function targetOf({ target, github }: PipelineRequest): Promise<Target> {
  return target.kind === 'workflow-run' ? orUndecided(await resolveWorkflowRun(target, github)) : target
}

function orUndecided<T>(fact: Fact<T>): T {
  if (!fact.known) throw new Undecided(fact)
  return fact.value
}

async function attempt(request: PipelineRequest, target: Target): Promise<Attempt> {
  const { github, gates, version, policy, overrides, progress } = request
  const resolved = orUndecided(await resolveSubject(target, github))
  progress(`reading the policy at ${resolved.baseSha}`)
  const files = commitFiles(github, target.repository, resolved.baseSha)
  const loaded = request.trial ?? (await loadPolicy({ files, github, gates, version, policy, overrides }))
  const subjects = await gatherSubjects(target.repository, resolved, loaded, gates, request)
  return { resolved, loaded, subjects }
}

interface Settled extends Attempt {
  readonly notices: readonly string[]
}

async function settleTarget(request: PipelineRequest, target: Target, first: Attempt): Promise<Settled> {
  const once = await stability(request.github, target.repository, first.resolved)
  if (once.kind === 'stable') return { ...first, notices: [] }
  if (once.kind === 'unknown') return { ...first, subjects: unsettled(first.subjects, once.why), notices: [] }
  request.progress('the pull request changed while it was judged: judging once more')
  const second = await attempt(request, target)
  const twice = await stability(request.github, target.repository, second.resolved)
  const notices = ['The pull request changed while it was judged, so it was judged once more.']
  if (twice.kind === 'stable') return { ...second, notices }
  const why = twice.kind === 'unknown' ? twice.why : movedTwice(twice.pullRequests)
  return { ...second, subjects: unsettled(second.subjects, why), notices }
}

function recordOf(request: PipelineRequest, target: Target, settled: Settled): RunRecord {
  const { resolved, loaded, subjects } = settled
  const kind = resolved.subjects[0]?.subject.kind ?? 'repository'
  const audit = request.audit === undefined ? {} : { audit: request.audit }
  const verdict = judgeSubjects({
    policy: loaded.policy,
    gates: request.gates,
    scope: scopeOf(kind),
    target: target.kind,
    subjects,
    ...audit,
  })
  const { requests, notModified, retries } = totalStatistics([request.github, request.administration])
  return {
    version: request.version,
    serverUrl: request.github.serverUrl,
    documentationUrl: request.documentationUrl,
    target: judgedTarget(target, resolved),
    verdict,
    policy: loaded.policy,
    policyPath: loaded.path,
    subjects,
    run: {
      durationMs: request.elapsed(),
      requests,
      notModified,
      retries,
      node: request.node,
      event: request.event,
    },
    notices: [
      ...sharedNotices({ target: target.kind, subjects, ...audit }),
      ...request.notices(),
      ...settled.notices,
      ...loaded.notices,
    ],
  }
}

function judgedTarget(target: Target, resolved: ResolvedTarget): JudgedTarget {
  return {
    kind: target.kind,
    repository: `${target.repository.owner}/${target.repository.repo}`,
    pullRequests: resolved.subjects.flatMap(({ snapshot }) => (snapshot === null ? [] : [snapshot.number])),
    headSha: resolved.headSha,
    baseRef: resolved.baseRef,
    baseSha: resolved.baseSha,
  }
}

/** Why nothing green may be reported, in words that name the other pull requests. */
function sharedNotices(judged: Parameters<typeof sharedWith>[0]): readonly string[] {
  const others = sharedWith(judged)
  if (others.length === 0) return []
  const names = others.map(({ number, baseRef }) => `pull request ${number} into ${baseRef}`).join(', ')
  return [
    `The judged commit is also the head of ${names}. A check stands on a commit, so nothing green is reported: give each pull request a head commit of its own, and run repository checks on other branches.`,
  ]
}
