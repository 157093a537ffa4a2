import type { GateWorkflows } from './gate-workflows.ts'
import { runsOther } from './gate-workflows.ts'
import { about, cannotSee, type Line, missing, ok } from './line.ts'
import type { Observed, PolicyState } from './observed.ts'
import { fileOf, pageOf } from './pages.ts'

/** Where a policy is written when there is none. */
const policyPath = '.github/gatewright.yml'

/** Whether the token sees the repository at all. */
export const repositoryLine = (observed: Observed): Line => {
  const heading = {
    id: 'repository',
    title: 'Repository',
    required: 'a repository that this token sees',
    address: pageOf(observed, 'repository'),
    unknownWithout: 'everything else',
  }
  if (!observed.about.known && observed.about.reason === 'not-found')
    return cannotSee(
      heading,
      observed.about.detail,
      'check owner and name; a private repository needs a token that reaches it',
    )
  return about(heading, observed.about, ({ visibility, defaultBranch, archived }) =>
    archived
      ? missing(heading, 'the repository is archived: nothing can be merged', 'unarchive it')
      : ok(heading, `${visibility}, default branch ${defaultBranch}`),
  )
}

/** Whether there is a policy that can be used. */
export function policyLine(observed: Observed): Line {
  const heading = {
    id: 'policy',
    title: 'Policy',
    required: `a valid policy on the default branch (${policyPath})`,
    address: fileOf(observed, observed.policy.known ? placeOf(observed.policy.value) : policyPath),
    unknownWithout: 'every run ends with exit code 78: nothing is judged',
  }
  return about(heading, observed.policy, (policy) => {
    if (policy.kind === 'absent')
      return missing(heading, 'there is none', `write ${policyPath}, first with \`mode: report\``)
    if (policy.kind === 'invalid')
      return missing(heading, policy.problem, 'correct it: `gatewright policy validate` shows every problem')
    return ok(heading, `${policy.path}, mode ${policy.mode}`)
  })
}

const placeOf = (policy: PolicyState): string => (policy.kind === 'valid' ? policy.path : policyPath)

/** Whether anybody owns anything. */
export function codeownersLine(observed: Observed): Line {
  const heading = {
    id: 'codeowners',
    title: 'CODEOWNERS',
    required: 'a CODEOWNERS file on the default branch',
    address: fileOf(observed, '.github/CODEOWNERS'),
    unknownWithout: 'who must approve a change: the gate codeowners has nothing to judge by',
  }
  return about(heading, observed.codeowners, ({ path, ignored }) => {
    if (path === null) return missing(heading, 'there is none', 'write .github/CODEOWNERS')
    const more = ignored.length === 0 ? '' : `; GitHub ignores ${ignored.join(', ')}`
    return ok({ ...heading, address: fileOf(observed, path) }, `${path}${more}`)
  })
}

/** What happens to pull requests from forks. */
export function forksLine(observed: Observed, workflows: GateWorkflows | null): Line {
  const heading = {
    id: 'forks',
    title: 'Forks',
    required: 'a workflow that shows the result of a fork’s run (actions/report, started by workflow_run)',
    address: pageOf(observed, 'actions'),
    unknownWithout:
      'comment, check run and status on pull requests of forks, whose token is read-only; their verdict is the exit code, the annotations and the summary',
  }
  if (!observed.about.known && observed.about.reason === 'not-found')
    return cannotSee(
      heading,
      observed.about.detail,
      'check owner and name; a private repository needs a token that reaches it',
    )
  return about(heading, observed.about, ({ visibility }) => {
    if (visibility !== 'public')
      return cannotSee(
        heading,
        `${visibility}: whether forks are allowed, and get write tokens or secrets, is told to nobody but administrators`,
        'look at "Fork pull request workflows" in the settings: no write tokens, no secrets',
        false,
      )
    if (workflows === null) return cannotSee(heading, 'the workflow files could not be read', '')
    const reporting = workflows.all.find((one) => runsOther(one, 'report'))
    return reporting === undefined
      ? missing(
          heading,
          'public, and no workflow runs actions/report',
          'add the workflow of examples/fork-report',
        )
      : ok({ ...heading, address: fileOf(observed, reporting.path) }, `${reporting.path} runs actions/report`)
  })
}

/** Which runners take the actions. */
export const runnerLine = (observed: Observed): Line =>
  cannotSee(
    {
      id: 'runner',
      title: 'Runner',
      required: 'Node 24: a runner of 2.327.1 or newer, which every runner of github.com is',
      address: pageOf(observed, 'runners'),
      unknownWithout: 'whether a job of the gate can start',
    },
    `${observed.serverVersion === null ? '' : `GitHub Enterprise Server ${observed.serverVersion}; `}the version of a self-hosted runner is not told from outside`,
    'look at the version of self-hosted runners; those of GitHub are new enough',
    false,
  )
