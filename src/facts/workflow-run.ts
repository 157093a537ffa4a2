import { type Fact, known, unknown } from '../core/fact.ts'
import type { Target, WorkflowRunReference } from '../core/target.ts'
import type { GitHub } from '../github/port.ts'
import { isIn, type ListedPull, openPullsFrom, openPullsOf } from './associated.ts'
import { settle } from './gather.ts'

/**
 * The open pull request that a workflow run was for. Branch names repeat between forks, so the head commit and the
 * head repository must both be the run's. None is `not-found`, several are `ambiguous`.
 */
export const resolveWorkflowRun = (run: WorkflowRunReference, github: GitHub): Promise<Fact<Target>> =>
  settle(async () => {
    const { repository, headRepository, headBranch, headSha } = run
    if (headRepository === null) {
      return unknown(
        'not-found',
        'the repository that the run came from was deleted, so its pull request is not known',
      )
    }
    const candidates =
      headBranch === null
        ? await openPullsOf(github, repository, headSha)
        : await openPullsFrom(github, repository, { owner: headRepository.owner, branch: headBranch })
    const matching = candidates.filter(
      ({ head }) =>
        head.sha === headSha &&
        (headBranch === null || head.ref === headBranch) &&
        head.repo !== null &&
        isIn(headRepository, head.repo.full_name),
    )
    return onlyOne(
      matching,
      run,
      `${headRepository.owner}/${headRepository.repo}:${headBranch ?? '?'} at ${headSha}`,
    )
  })

function onlyOne(matching: readonly ListedPull[], run: WorkflowRunReference, from: string): Fact<Target> {
  const [first, ...more] = matching
  const source = { kind: 'api', what: `workflow run ${run.runId}`, sha: run.headSha } as const
  if (first === undefined) return unknown('not-found', `no open pull request comes from ${from}`, { source })
  if (more.length === 0) {
    return known({ kind: 'pull-request', repository: run.repository, number: first.number }, source)
  }
  const numbers = matching.map(({ number }) => `#${number}`).join(', ')
  return unknown('ambiguous', `several open pull requests come from ${from}: ${numbers}`, { source })
}
