import type { Fact } from '../core/fact.ts'
import type { Protection } from '../core/facts/protection.ts'
import { inputOf } from '../gates/branch-protection/branches.ts'
import { effectiveOf } from '../gates/branch-protection/effective/effective.ts'
import { checksIn, textsIn } from '../gates/branch-protection/effective/values.ts'
import type { ControlName, Effective, RequiredCheck } from '../gates/branch-protection/model.ts'
import { gitHubActionsApp } from '../gates/branch-protection/trap-model.ts'
import { queueRuns } from '../gates/branch-protection/traps/coverage.ts'
import type { GateWorkflows } from './gate-workflows.ts'
import { cannotSee, type Heading, type Line, missing, ok, unseen } from './line.ts'
import type { Observed } from './observed.ts'
import { pageOf } from './pages.ts'

/** What holds for the default branch, all sources together. */
export interface Guard {
  readonly branch: string
  readonly effective: Effective
  /** GitHub's words when the owner's plan has no protection here. */
  readonly plan: string | null
  /** Path of the gate's workflow that a ruleset requires; null when none does. */
  readonly required: string | null
}

/** The protection of the default branch; the fact's own reason where it is not known. */
export function guardOf(protection: Fact<Protection>, workflows: GateWorkflows | null): Fact<Guard> {
  if (!protection.known) return protection
  const { value, source } = protection
  const branch = value.repository.defaultBranch
  const found = value.branches.find(({ name }) => name === branch)
  if (found === undefined)
    return { known: false, reason: 'not-found', detail: `there is no branch ${branch}` }
  const effective = effectiveOf(inputOf(found, value))
  const required = requiredWorkflow(textsIn(effective.controls.workflows.value), workflows)
  return { known: true, source, value: { branch, effective, plan: value.plan ?? null, required } }
}

/** The gate's own workflow file, or one that is called after it: that of another repository is not read. */
function requiredWorkflow(paths: readonly string[], workflows: GateWorkflows | null): string | null {
  const own = new Set((workflows?.gate ?? []).map(({ path }) => path))
  return paths.find((path) => own.has(path) || /gatewright/i.test(path.split('/').at(-1) ?? '')) ?? null
}

/** Why a source may set this control unseen. */
const hiddenFrom = ({ effective }: Guard, control: ControlName) =>
  effective.hidden.find(({ controls }) => controls.includes(control))?.why ?? null

/** Whether a merge waits for the gate, for what only it can report, and for a run that the queue starts. */
export function protectionLines(
  observed: Observed,
  workflows: GateWorkflows | null,
  guard: Fact<Guard>,
): readonly Line[] {
  const contexts = contextsOf(observed, workflows)
  const check = requiredCheck(guard, contexts)
  const perhaps = contexts.length === 0 && isUnread(workflows) ? requiredNames(guard) : []
  const judged = { observed, guard, contexts, check, perhaps }
  return [checkLine(judged), appLine(judged), queueLine(observed, guard, workflows)]
}

/** Names of the gate's check: what the policy says, or the jobs that run it. */
function contextsOf({ policy }: Observed, workflows: GateWorkflows | null): readonly string[] {
  const named = policy.known && policy.value.kind === 'valid' ? policy.value.gateCheck : null
  return named === null ? (workflows?.contexts ?? []) : [named]
}

/** Whether a workflow that could not be read may be the gate's. */
const isUnread = (workflows: GateWorkflows | null): boolean =>
  workflows === null || workflows.unread.length > 0

const requiredNames = (guard: Fact<Guard>): readonly string[] =>
  guard.known ? checksIn(guard.value.effective.controls.checks.value).map(({ context }) => context) : []

interface Judged {
  readonly observed: Observed
  readonly guard: Fact<Guard>
  /** Names of the gate's check. */
  readonly contexts: readonly string[]
  /** The one of them that is required. */
  readonly check: RequiredCheck | null
  /** Required checks that may be the gate's: no file that could be read reports it, and others could not be read. */
  readonly perhaps: readonly string[]
}

const whose = (heading: Heading, perhaps: readonly string[]): Line =>
  cannotSee(
    heading,
    `required: ${perhaps.join(', ')}; which of them the gate reports stands in workflow files that could not be read`,
    'see the line Workflow, or name the check of the gate in the policy: `gate-check` of branch-protection',
  )

const requiredCheck = (guard: Fact<Guard>, contexts: readonly string[]): RequiredCheck | null =>
  guard.known
    ? (checksIn(guard.value.effective.controls.checks.value).find(({ context }) =>
        contexts.includes(context),
      ) ?? null)
    : null

function checkLine({ observed, guard, contexts, check, perhaps }: Judged): Line {
  const heading: Heading = {
    id: 'required-check',
    title: 'Required check',
    required:
      'a ruleset or a branch protection rule that requires the check of the gate on the default branch',
    address: pageOf(observed, 'rules'),
    unknownWithout: 'a red check stops no merge',
  }
  if (!guard.known) return unseen(heading, guard)
  const { branch, plan, required } = guard.value
  if (required !== null) return ok(heading, `a ruleset requires the workflow ${required} for ${branch}`)
  if (check !== null) return ok(heading, `${check.context} is required for ${branch}`)
  if (plan !== null)
    return missing(
      heading,
      `the plan has no protection here: ${plan}`,
      'make the repository public, or upgrade the plan',
    )
  const hidden = hiddenFrom(guard.value, 'checks') ?? hiddenFrom(guard.value, 'workflows')
  if (hidden !== null) return unseen(heading, hidden)
  if (perhaps.length > 0) return whose(heading, perhaps)
  const names = contexts.map((context) => JSON.stringify(context)).join(', ')
  if (names === '')
    return missing(
      heading,
      `no workflow reports a check of the gate, and none is required for ${branch}`,
      'add the workflow first, then require its check',
    )
  return missing(
    heading,
    `${names} is not required for ${branch}`,
    `require ${names} of GitHub Actions: gatewright branch-protection plan`,
  )
}

function appLine({ observed, guard, check, perhaps }: Judged): Line {
  const heading: Heading = {
    id: 'required-check-source',
    title: 'Source of the check',
    required: `the required check is expected from GitHub Actions (App ${gitHubActionsApp}), or from an App of its own`,
    address: pageOf(observed, 'rules'),
    unknownWithout: 'who reported the check: everybody with write access could have',
  }
  if (!guard.known) return unseen(heading, guard)
  if (guard.value.required !== null) return ok(heading, 'a required workflow reports for itself')
  if (check === null) {
    const hidden = hiddenFrom(guard.value, 'checks')
    if (hidden !== null) return unseen(heading, hidden)
    return perhaps.length > 0
      ? whose(heading, perhaps)
      : missing(heading, 'the check is not required', 'require it, with GitHub Actions as its source')
  }
  const { apps, context } = check
  if (apps.length === 0)
    return missing(
      heading,
      `${context} is required of any source`,
      'choose GitHub Actions as the expected source of the check',
    )
  const own = apps.every((app) => app === gitHubActionsApp)
  return ok(
    heading,
    own ? `${context} is expected from GitHub Actions` : `${context} is expected from App ${apps.join(', ')}`,
  )
}

function queueLine(observed: Observed, guard: Fact<Guard>, workflows: GateWorkflows | null): Line {
  const heading: Heading = {
    id: 'merge-queue',
    title: 'Merge queue',
    required: 'merge_group starts the gate where there is a merge queue',
    address: pageOf(observed, 'rules'),
    unknownWithout: 'a check for the entries of the queue: they wait until they time out',
  }
  const branch = guard.known
    ? guard.value.branch
    : observed.about.known
      ? observed.about.value.defaultBranch
      : 'main'
  const started =
    workflows === null
      ? null
      : queueRuns(
          workflows.gate.flatMap(({ triggers }) => triggers),
          branch,
        )
  if (started === 'event') return ok(heading, 'merge_group starts it, whether there is a queue or not')
  if (!guard.known) return unseen(heading, guard)
  const { effective, required } = guard.value
  const queue = effective.controls['merge-queue'].value === true
  if (!queue) {
    const hidden = hiddenFrom(guard.value, 'merge-queue')
    return hidden === null
      ? ok(heading, 'there is no merge queue; merge_group does not start it')
      : cannotSee(
          heading,
          `merge_group does not start it, and ${hidden.detail}`,
          'add `merge_group:` to `on:`',
        )
  }
  return unstartedQueue(heading, workflows, required)
}

/** There is a queue, and no workflow that was read starts the gate for its entries. */
function unstartedQueue(heading: Heading, workflows: GateWorkflows | null, required: string | null): Line {
  const none = (workflows?.gate ?? []).length === 0
  if (none && required === null && isUnread(workflows))
    return cannotSee(
      heading,
      'there is a merge queue, and workflow files could not be read',
      'see the line Workflow',
    )
  if (required !== null && none)
    return cannotSee(
      heading,
      `there is a merge queue, and ${required} is in another repository`,
      'see that merge_group starts it',
    )
  return missing(
    heading,
    'there is a merge queue, and merge_group does not start the gate',
    'add `merge_group:` to `on:`',
  )
}
