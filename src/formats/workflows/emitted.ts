import type { Observation } from '../../core/facts/observation.ts'
import { matchesWildcard, star, wildcard } from '../wildcard.ts'
import { expandWorkflow } from './expansion.ts'
import { library, type WorkflowFile } from './library.ts'
import type { EmittedCheck, EmittedChecks, Unresolvable, UnresolvedCheck, Workflow } from './model.ts'
import { readWorkflowSource } from './read.ts'

/** For the workflows of a commit together; those of a person take a thousandth. */
const maxSteps = 10_000_000

/** In UTF-16 units, of all files together: a thousand usual ones have about three million. */
const maxLength = 8 * 1024 * 1024

/**
 * Every check name that the workflow files of one commit can report. `called` holds the reusable workflows of other
 * repositories by the text of `uses:`. What cannot be computed is listed as unresolved, never left out.
 */
export function emittedChecks(
  files: readonly WorkflowFile[],
  called: Readonly<Record<string, Observation<string>>>,
): EmittedChecks {
  const workflows: Workflow[] = []
  const checks: EmittedCheck[] = []
  const unresolved: UnresolvedCheck[] = []
  const calls = library(files, called)
  const budget = { steps: maxSteps }
  let length = 0
  for (const { path, content } of files) {
    length += content.known ? content.value.length : 0
    const reading = readFile(path, content, length > maxLength)
    if (!reading.ok) {
      unresolved.push({ workflow: null, chain: [], cause: reading.cause, pattern: [null] })
      continue
    }
    const { source } = reading
    workflows.push(source.workflow)
    // Nothing but other workflows starts it; their names stand before those of its jobs.
    if (
      source.workflow.triggers.length > 0 &&
      source.workflow.triggers.every(({ event }) => event === 'workflow_call')
    )
      continue
    const expanded = expandWorkflow(source, calls, budget)
    checks.push(...expanded.checks)
    unresolved.push(...expanded.unresolved)
  }
  return { workflows, checks, unresolved }
}

function readFile(
  path: string,
  content: Observation<string>,
  beyond: boolean,
): ReturnType<typeof readWorkflowSource> {
  if (!content.known) return unread(path, content.detail)
  return beyond ? unread(path, 'the files are too large together') : readWorkflowSource(path, content.value)
}

function unread(path: string, detail: string): { readonly ok: false; readonly cause: Unresolvable } {
  const why = `the workflow file could not be read: ${detail.replaceAll('`', "'")}`
  return { ok: false, cause: { kind: 'unresolvable', place: { path, line: 1 }, why } }
}

/** Whether an unresolved name could turn out to be this context. */
export function couldBe({ pattern }: Pick<UnresolvedCheck, 'pattern'>, context: string): boolean {
  return matchesWildcard(wildcard(pattern.map((part) => (part === null ? star : { text: part }))), context)
}
