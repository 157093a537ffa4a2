import { skippableJobs } from './condition.ts'
import { jobGraphProblem } from './job-graph.ts'
import type { Job, Unresolvable, Workflow } from './model.ts'
import { type Entry, entryOf, type Node, textOf } from './node.ts'
import { type JobSource, readJob } from './read-job.ts'
import { type Complain, readTriggers } from './read-triggers.ts'
import { keyOf } from './value.ts'
import { readYaml } from './yaml.ts'

/** A workflow that could be read, or why it could not. */
export type WorkflowReading =
  | {
      readonly ok: true
      readonly workflow: Workflow
      /** Why GitHub refuses the file although it is readable; none of its checks is reported then. */
      readonly problems: readonly Unresolvable[]
    }
  | { readonly ok: false; readonly cause: Unresolvable }

/** A workflow with what the expansion of its names needs besides. */
export interface WorkflowSource {
  readonly workflow: Workflow
  readonly problems: readonly Unresolvable[]
  readonly jobs: readonly JobSource[]
  /** Jobs that may be skipped although nothing fails. */
  readonly skippable: ReadonlySet<Job>
  /** `on.workflow_call.inputs`; null without `workflow_call`. */
  readonly callInputs: ReadonlyMap<string, Entry> | null
}

/**
 * Reads the text of a workflow file. `path` stands in every place; for a workflow of another repository it is the
 * text of `uses:`. Never throws: what GitHub cannot read, either, is the cause.
 */
export function readWorkflow(path: string, text: string): WorkflowReading {
  const reading = readWorkflowSource(path, text)
  return reading.ok
    ? { ok: true, workflow: reading.source.workflow, problems: reading.source.problems }
    : reading
}

/** The same, with what the expansion of its names needs besides. */
export function readWorkflowSource(
  path: string,
  text: string,
):
  | { readonly ok: true; readonly source: WorkflowSource }
  | { readonly ok: false; readonly cause: Unresolvable } {
  const refused = (line: number, why: string): Unresolvable => ({
    kind: 'unresolvable',
    place: { path, line },
    why: `the file is no workflow: ${why}`,
  })
  const yaml = readYaml(text)
  if (!yaml.ok) return { ok: false, cause: refused(yaml.line, yaml.why) }
  const { root } = yaml
  if (root.kind !== 'map') return { ok: false, cause: refused(root.line, 'it holds no mapping') }
  const jobs = entryOf(root, 'jobs')
  if (jobs === undefined) return { ok: false, cause: refused(root.line, 'it has no `jobs:`') }
  if (jobs.value.kind !== 'map' || jobs.value.entries.size === 0)
    return { ok: false, cause: refused(jobs.line, '`jobs:` holds no job') }
  const problems: Unresolvable[] = []
  const complain: Complain = (line, why) =>
    problems.push({ kind: 'unresolvable', place: { path, line }, why: `GitHub refuses the workflow: ${why}` })
  return { ok: true, source: { ...read(root, jobs.value.entries, path, complain), problems } }
}

function read(
  root: Node,
  entries: ReadonlyMap<string, Entry>,
  path: string,
  complain: Complain,
): Omit<WorkflowSource, 'problems'> {
  const on = entryOf(root, 'on')
  const triggers = readTriggers(on, path, complain)
  // Needs are found without regard to case; from here on they are written as the ids are.
  const ids = new Map([...entries.keys()].map((id) => [keyOf(id), id]))
  const sources = [...entries].map(([id, entry]) =>
    withNeeds(readJob(id, entry, path, complain), (need) => ids.get(keyOf(need)) ?? need),
  )
  const jobs = sources.map(({ job }) => job)
  const problem = jobGraphProblem(jobs)
  if (problem !== null) complain(problem.line, problem.why)
  return {
    workflow: {
      path,
      name: textOf(entryOf(root, 'name')?.value) || null,
      triggers,
      jobs,
    },
    jobs: sources,
    skippable: skippableJobs(jobs),
    callInputs: triggers.some(({ event }) => event === 'workflow_call') ? callInputs(on) : null,
  }
}

function callInputs(on: Entry | undefined): ReadonlyMap<string, Entry> {
  const inputs = entryOf(entryOf(on?.value, 'workflow_call')?.value, 'inputs')?.value
  return inputs?.kind === 'map' ? inputs.entries : new Map()
}

const withNeeds = (source: JobSource, written: (need: string) => string): JobSource => ({
  ...source,
  job: { ...source.job, needs: source.job.needs.map(written) },
})
