import { PolicyError, Undecided, UsageError } from '../core/errors.ts'
import { known } from '../core/fact.ts'
import { factShapes } from '../core/facts/index.ts'
import type { GatheredFacts } from '../core/judge.ts'
import type { ReasonCode } from '../core/reason-codes.ts'
import type { RepositoryName } from '../core/target.ts'
import { type ExitCode, exitCodes, type Verdict } from '../core/verdict.ts'
import { gates } from '../gates/registry.ts'
import { judgeSubjects } from '../pipeline/judge-subjects.ts'
import { type PipelineRequest, runPipeline } from '../pipeline.ts'
import type { LoadedPolicy } from '../policy/load.ts'
import { parseRepository } from '../runner/repository.ts'
import { documentationUrl, version } from '../version.ts'
import type { Context } from './context.ts'
import { administrationOf, requiredGitHub } from './github.ts'
import type { Impact } from './impact.ts'
import { lastMergedPulls, type MergedPull } from './merged-pulls.ts'
import type { LocalPolicy } from './policy-file.ts'

/** The token of the run and, when there is one, the admin token. */
type Clients = Pick<PipelineRequest, 'github' | 'administration'>

interface Asked {
  readonly repository: string
  readonly count: number
}

/**
 * The last merged pull requests, each judged by the policy of its base branch and by another one, as if it were open.
 * Branches, owners and permissions are read as they are now.
 * @throws UsageError when there is none; Undecided when GitHub does not answer
 */
export async function judgeMerged(
  context: Context,
  { repository: named, count }: Asked,
  policy: LocalPolicy,
): Promise<readonly Impact[]> {
  const { output } = context
  const repository = parseRepository('--repository', named)
  const github = await requiredGitHub(context, '--repository')
  const administration = await administrationOf(context)
  const clients = { github, ...(administration === undefined ? {} : { administration }) }
  output.progress.show(`looking for merged pull requests of ${named}`)
  const pulls = await lastMergedPulls(github, repository, count)
  if (pulls.length === 0)
    throw new UsageError(`--repository: ${named} has no merged pull request, expected one to judge`)
  const impacts: Impact[] = []
  for (const pull of pulls) {
    output.progress.show(`pull request #${pull.number}, ${impacts.length + 1} of ${pulls.length}`)
    impacts.push(await judgeOne(clients, repository, pull, policy.under({})))
  }
  if (pulls.length < count) output.note(`There are ${pulls.length} merged pull requests, not ${count}.`)
  output.note('Branches, owners and permissions were read as they are now, not as they were at the merge.')
  return impacts
}

async function judgeOne(
  clients: Clients,
  repository: RepositoryName,
  { number, mergedAt }: MergedPull,
  trial: LoadedPolicy,
): Promise<Impact> {
  // Gathered for each policy by itself: which facts there are depends on what a policy asks for. What is the same is
  // not sent again by GitHub.
  const judge = (by: LoadedPolicy | null) => verdictOf(clients, repository, number, by)
  const old = await judge(null)
  const next = await judge(trial)
  const headSha = next.headSha ?? old.headSha
  const target = { repository: `${repository.owner}/${repository.repo}`, pullRequests: [number], headSha }
  return { label: mergedAt.slice(0, 10), file: null, target, old: old.verdict, new: next.verdict }
}

interface Judged {
  readonly verdict: Verdict
  readonly headSha: string | null
}

async function verdictOf(
  clients: Clients,
  repository: RepositoryName,
  number: number,
  trial: LoadedPolicy | null,
): Promise<Judged> {
  try {
    const { record, loaded } = await runPipeline({
      ...{ version, documentationUrl, gates, ...clients, overrides: {}, policy: null },
      ...(trial === null ? {} : { trial }),
      target: { kind: 'pull-request', repository, number },
      hints: { pusher: null },
      workspace: null,
      event: 'command line',
      node: process.version,
      elapsed: () => 0,
      notices: () => [],
      progress: () => undefined,
    })
    const subjects = record.subjects.map((one) => ({ ...one, facts: asIfOpen(one.facts) }))
    const { policy } = loaded
    const verdict = judgeSubjects({ policy, gates, scope: 'pull-request', target: 'pull-request', subjects })
    return { verdict, headSha: record.target.headSha }
  } catch (error) {
    return { verdict: withoutJudgement(error), headSha: null }
  }
}

/** A pull request that cannot be judged is one row of the table; a GitHub that does not answer ends it. */
function withoutJudgement(error: unknown): Verdict {
  const ended = (exitCode: ExitCode, reason: ReasonCode): Verdict => ({
    ...{ decision: 'unknown', exitCode, reasons: [reason], mode: 'enforce', gates: [] },
  })
  if (error instanceof PolicyError) return ended(exitCodes.policy, 'policy-error')
  if (error instanceof Undecided && error.unknown.reason === 'not-found')
    return ended(exitCodes.unknown, 'not-found')
  throw error
}

/**
 * Facts of a closed pull request as those of an open one. Other pull requests into the same base count for closed
 * ones only.
 */
function asIfOpen(facts: GatheredFacts): GatheredFacts {
  const { 'pull-request': pull, 'other-pull-requests': others } = facts
  if (pull?.known !== true) return facts
  const judged = factShapes['pull-request'].parse(pull.value)
  const open = { 'pull-request': known({ ...judged, state: 'open' }, pull.source) }
  if (others?.known !== true) return { ...facts, ...open }
  const list = factShapes['other-pull-requests'].parse(others.value)
  const elsewhere = list.filter(({ baseRef }) => baseRef !== judged.base.ref)
  return { ...facts, ...open, 'other-pull-requests': known(elsewhere, others.source) }
}
