import { z } from 'zod'
import { lazy } from '../core/lazy.ts'
import { isIn } from '../facts/associated.ts'
import { GitHubFailure } from '../github/failure.ts'
import type { GitHub } from '../github/port.ts'
import type { Result } from '../result/schema.ts'
import { contradictionIn } from './consistency.ts'
import type { JudgedPull } from './pull-request.ts'
import { quoted, refuse } from './refuse.ts'
import type { JudgedRun } from './run.ts'

const compareRoute = 'GET /repos/{owner}/{repo}/compare/{basehead}'
const compareSchema = lazy(() => z.object({ status: z.string() }))
const commit = /^([0-9a-f]{40}|[0-9a-f]{64})$/

type ClaimedTarget = NonNullable<Result['target']>

/** The number of the one pull request that a result speaks of; null when it names none, or several. */
export const claimedNumber = ({ target }: Result): number | null =>
  target?.pull_requests.length === 1 ? (target.pull_requests[0] ?? null) : null

const again = 'let the gate run again on the head of the pull request'

/**
 * Makes sure that a result speaks of this run's pull request, and of nothing else. Runs before anything is known of
 * the pull request, too: a result of another repository or commit is told as such.
 * @throws Undecided naming the first thing that differs
 */
export function bindToRun({ target, errors }: Result, { reference }: JudgedRun): void {
  if (target === null) {
    // Only a run that ended early may not know what it would have judged.
    if (errors.length === 0) refuse('unconfirmed', 'the result does not say what it judged', again)
    return
  }
  const { repository, headSha, runId } = reference
  if (!isIn(repository, target.repository)) {
    differs('is of the repository', target.repository, `${repository.owner}/${repository.repo}`)
  }
  if (target.kind !== 'pull-request') differs('judged a', target.kind, 'pull-request')
  if (target.head_sha !== headSha)
    differs('judged the commit', target.head_sha, headSha, ` that run ${runId} judged`)
}

/**
 * The same for the pull request by GitHub's word, for the base branch, and for the commit the policy was read at.
 * @throws Undecided naming the first thing that differs; GitHubFailure when GitHub does not answer
 */
export async function bindToPull(
  github: GitHub,
  result: Result,
  { reference }: JudgedRun,
  pull: JudgedPull,
): Promise<void> {
  const { target } = result
  if (target !== null) {
    const numbers = target.pull_requests.map((number) => `#${number}`).join(', ')
    if (claimedNumber(result) !== pull.number) differs('is of the pull request', numbers, `#${pull.number}`)
    if (target.base_ref !== pull.baseRef) differs('is for the base branch', target.base_ref, pull.baseRef)
    await bindToBase(github, result, target, { ...pull, repository: reference.repository })
  }
  const contradiction = contradictionIn(result)
  if (contradiction !== null) refuse('unconfirmed', `the result contradicts itself: ${contradiction}`, again)
}

function differs(what: string, found: string | null, expected: string, more = ''): never {
  refuse('unconfirmed', `the result ${what} ${quoted(found)}; expected ${quoted(expected)}${more}`, again)
}

/** The policy must come from a commit of the base branch: its tip, or one that the branch has left behind since. */
async function bindToBase(
  github: GitHub,
  { policy, errors }: Result,
  target: ClaimedTarget,
  pull: JudgedPull & Pick<JudgedRun['reference'], 'repository'>,
): Promise<void> {
  const { base_sha: sha } = target
  if (sha === null && errors.length > 0) return
  if (sha === null || !commit.test(sha)) differs('names as the base', sha, 'a commit id')
  const own = policy.sources.find(({ name }) => name === policy.path)?.sha ?? policy.sha
  if (own !== sha) differs('has its policy from the commit', own, sha, ', its base')
  if (sha === pull.baseTip || (await isBehind(github, sha, pull))) return
  const found = `the result has its policy from ${quoted(sha)}, which is no commit of ${quoted(pull.baseRef)}`
  refuse('unconfirmed', found, again)
}

async function isBehind(
  github: GitHub,
  sha: string,
  { repository, baseTip }: JudgedPull & Pick<JudgedRun['reference'], 'repository'>,
): Promise<boolean> {
  const parameters = { ...repository, basehead: `${sha}...${baseTip}`, per_page: 1 }
  try {
    const { status } = await github.get(compareRoute, parameters, compareSchema(), {
      permission: 'contents: read',
    })
    return status === 'ahead' || status === 'identical'
  } catch (error) {
    if (error instanceof GitHubFailure && error.reason === 'not-found') return false
    throw error
  }
}
