import type { Fact } from '../core/fact.ts'
import type { Unobserved } from '../core/facts/observation.ts'
import type { Workflows } from '../core/facts/protection.ts'
import { emittedChecks } from '../formats/workflows/emitted.ts'
import type { EmittedCheck, EmittedChecks, Job, Trigger, Workflow } from '../formats/workflows/model.ts'
import { runsGatewright } from '../gates/branch-protection/gate-jobs.ts'

/** Actions of the project that judge no pull request. */
type Other = 'audit' | 'report' | 'refresh'

/** The workflows of the default branch that bear on the gate. */
export interface GateWorkflows {
  readonly all: readonly Workflow[]
  /** Those with a job that judges pull requests. */
  readonly gate: readonly Workflow[]
  /** Names of the checks of these jobs. */
  readonly contexts: readonly string[]
  /** Those that start the gate's run again. */
  readonly refresh: readonly Workflow[]
  /** Files that could not be read as workflows. */
  readonly unread: readonly string[]
}

const otherAction = /^gatewright\/gatewright\/actions\/(audit|report|refresh)@/i

const isOther = (text: string, wanted?: Other): boolean => {
  const [, name] = otherAction.exec(text) ?? []
  return name !== undefined && (wanted === undefined || name.toLowerCase() === wanted)
}

/** Whether a job of the workflow runs this action. */
export const runsOther = ({ jobs }: Workflow, wanted: Other): boolean =>
  jobs.some(({ actions }) => actions.some(({ text }) => isOther(text, wanted)))

/** Whether a job judges: it runs Gatewright, and not only what reports, refreshes or audits. */
const judges = (job: Job | undefined): boolean =>
  job !== undefined && runsGatewright({ ...job, actions: job.actions.filter(({ text }) => !isOther(text)) })

/** Reads the workflow files; null where they are not known. */
export function gateWorkflows(workflows: Fact<Workflows>): GateWorkflows | Unobserved {
  if (!workflows.known) return { ...workflows, known: false }
  const { base, called } = workflows.value
  if (!base.files.known) return base.files
  return sorted(emittedChecks(base.files.value, called))
}

function sorted({ workflows, checks, unresolved }: EmittedChecks): GateWorkflows {
  const own = checks.filter(
    ({ chain, onlyWhenSkipped }: EmittedCheck) => !onlyWhenSkipped && judges(chain.at(-1)),
  )
  const paths = new Set(own.map(({ workflow }) => workflow.path))
  return {
    all: workflows,
    gate: workflows.filter(({ path }) => paths.has(path)),
    contexts: [...new Set(own.map(({ context }) => context))].sort(),
    refresh: workflows.filter((one) => runsOther(one, 'refresh')),
    unread: unresolved.filter(({ workflow }) => workflow === null).map(({ cause }) => cause.place.path),
  }
}

/** What GitHub starts without `types:` (documentation, "Events that trigger workflows"). */
const defaultTypes: Readonly<Record<string, readonly string[]>> = {
  pull_request: ['opened', 'synchronize', 'reopened'],
  pull_request_target: ['opened', 'synchronize', 'reopened'],
  pull_request_review: ['submitted', 'edited', 'dismissed'],
}

/** The activity types of an event that start one of the workflows. */
export const typesOf = (workflows: readonly Workflow[], event: string): ReadonlySet<string> =>
  new Set(triggersOf(workflows, event).flatMap(({ types }) => types ?? defaultTypes[event] ?? []))

/** Triggers of one event. */
export const triggersOf = (workflows: readonly Workflow[], event: string): readonly Trigger[] =>
  workflows.flatMap(({ triggers }) => triggers.filter((trigger) => trigger.event === event))
