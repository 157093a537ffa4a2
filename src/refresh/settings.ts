import { UsageError } from '../core/errors.ts'
import type { RepositoryName } from '../core/target.ts'
import { workflowFileOf } from '../formats/workflows/run-path.ts'

/** Name of the gate's workflow file in every example. */
export const defaultWorkflow = 'gatewright.yml'
/** A gate takes seconds, a queue of runners minutes. Nothing is asked of GitHub for longer than five. */
export const defaultWaitMinutes = 3
export const longestWaitMinutes = 4

const folder = '.github/workflows/'

/** The workflow whose runs are started again. */
export interface GateWorkflow {
  /** Below `.github/workflows`. */
  readonly file: string
  /** Where it is kept when it is another repository's: `owner/name`. */
  readonly from: string | null
}

/** @throws UsageError for anything but a workflow file */
export function readWorkflow(input: string | null): GateWorkflow {
  const text = input ?? defaultWorkflow
  const [, from = null, file] =
    /^(?:(?:([\w-]+\/[\w.-]+)\/)?\.github\/workflows\/)?([^/\\\p{Cc}]+\.ya?ml)$/u.exec(text) ?? []
  if (file !== undefined) return { file, from }
  throw new UsageError(
    `input workflow: found ${JSON.stringify(text)}, expected the name of a file in ${folder} such as ${defaultWorkflow}, ` +
      `or OWNER/REPO/${folder}FILE for a workflow that a ruleset requires`,
  )
}

/** @throws UsageError for anything but a number of minutes */
export function readWait(input: string | null): number {
  if (input === null) return defaultWaitMinutes
  const minutes = /^\d{1,3}$/.test(input) ? Number(input) : Number.NaN
  if (minutes <= longestWaitMinutes) return minutes
  throw new UsageError(
    `input wait-minutes: found ${JSON.stringify(input)}, expected a whole number from 0 to ${longestWaitMinutes}`,
  )
}

/** Path of the workflow, as people write it. */
export const workflowPath = ({ file, from }: GateWorkflow): string =>
  from === null ? `${folder}${file}` : `${from}/${folder}${file}`

/**
 * Whether a run is one of this workflow. GitHub documents no path for a workflow that a ruleset requires from another
 * repository: both with and without that repository's name are taken.
 */
export function isOf(workflow: GateWorkflow, path: string): boolean {
  const file = workflowFileOf(path)
  if (workflow.from === null) return file === workflowPath(workflow)
  const [whole, run] = [workflowPath(workflow).toLowerCase(), file.toLowerCase()]
  return run === whole || run === `${folder}${workflow.file}`.toLowerCase()
}

/** `owner/name` */
export const nameOf = ({ owner, repo }: RepositoryName): string => `${owner}/${repo}`
