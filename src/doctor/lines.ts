import type { Permission } from '../core/gate.ts'
import { type ExitCode, exitCodes } from '../core/verdict.ts'
import { gateWorkflows } from './gate-workflows.ts'
import { type Line, unseen } from './line.ts'
import type { Observed } from './observed.ts'
import { pageOf } from './pages.ts'
import { guardOf, protectionLines } from './protection-lines.ts'
import { codeownersLine, forksLine, policyLine, repositoryLine, runnerLine } from './repository-lines.ts'
import { tokenLines } from './token-lines.ts'
import { triggerLines } from './trigger-lines.ts'

/**
 * What a repository allows, line by line, always in the same order. Of one that the token does not see there is one
 * line: every other question would get the same answer.
 * @param writes permissions that some surfaces need to write
 */
export function doctorLines(observed: Observed, writes: readonly Permission[]): readonly Line[] {
  const { about } = observed
  if (!about.known && about.reason === 'not-found') return [repositoryLine(observed)]
  const read = gateWorkflows(observed.workflows)
  const workflows = 'all' in read ? read : null
  const guard = guardOf(observed.protection, workflows)
  const required = guard.known ? guard.value.required : null
  return [
    repositoryLine(observed),
    policyLine(observed),
    codeownersLine(observed),
    ...('all' in read
      ? triggerLines({ observed, workflows: read, required })
      : [unreadWorkflows(observed, read)]),
    ...protectionLines(observed, workflows, guard),
    forksLine(observed, workflows),
    runnerLine(observed),
    ...tokenLines(observed, writes),
  ]
}

const unreadWorkflows = (observed: Observed, why: Parameters<typeof unseen>[1]): Line =>
  unseen(
    {
      id: 'workflow',
      title: 'Workflow',
      required: 'a workflow of the default branch that runs Gatewright',
      address: pageOf(observed, 'actions'),
      unknownWithout: 'what starts the gate, and for which pull requests',
    },
    why,
  )

/** 1 when something is missing; 3 when what counts could not be seen; else 0. */
export function doctorExitCode(lines: readonly Line[]): ExitCode {
  if (lines.some(({ state }) => state === 'missing')) return exitCodes.fail
  return lines.some(({ state, counts }) => state === 'cannot-see' && counts)
    ? exitCodes.unknown
    : exitCodes.pass
}
