import { UsageError } from '../core/errors.ts'
import type { Environment } from '../runner/environment.ts'

/** Events that run on what somebody else proposes, or that anybody can start. */
const refused = /^(pull_request|merge_group|issue_comment|workflow_run)/

const allowed = ['workflow_dispatch', 'schedule']

/**
 * Where `apply` may run: at a prompt, or in a workflow that was started by hand or by the clock. Whatever a pull
 * request can start would apply what the pull request says.
 * @throws UsageError anywhere else
 */
export function checkEvent({ eventName, inActions }: Pick<Environment, 'eventName' | 'inActions'>): void {
  if (eventName !== null && refused.test(eventName))
    throw new UsageError(
      `branch-protection apply: refused on event ${eventName}, which whoever opens a pull request or comments can start; run it by workflow_dispatch or schedule on the default branch, or use branch-protection plan`,
    )
  // An event names a workflow, whatever else its environment says or has lost.
  if (eventName === null ? !inActions : allowed.includes(eventName)) return
  throw new UsageError(
    `branch-protection apply: in a workflow it runs on workflow_dispatch or schedule only, found ${eventName === null ? 'no event' : `event ${eventName}`}; use branch-protection plan`,
  )
}

/**
 * In a workflow only the default branch counts: any other may hold a workflow that nobody reviewed.
 * @throws UsageError on any other ref
 */
export function checkRef({ ref }: Pick<Environment, 'ref'>, repository: string, defaultBranch: string): void {
  if (ref === `refs/heads/${defaultBranch}`) return
  throw new UsageError(
    `branch-protection apply: in a workflow of ${repository} it runs on its default branch ${defaultBranch} only, found ${ref ?? 'no ref'}`,
  )
}
