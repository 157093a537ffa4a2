import type { Place, Workflow } from './model.ts'

/** Where a reusable workflow lies. */
export type Call =
  /** In the same repository, at the same commit. */
  | { readonly kind: 'local'; readonly key: string }
  /** In another repository; `key` is the text of `uses:`, complete also where a remote workflow calls its neighbour. */
  | { readonly kind: 'remote'; readonly key: string }
  | { readonly kind: 'malformed' }

const local = /^\.\/(\.github\/workflows\/[^/@]+\.ya?ml)$/
const remote = /^([^/@\s]+\/[^/@\s]+)\/\.github\/workflows\/[^/@]+\.ya?ml@(\S+)$/

/** What a `uses:` of a job means in the workflow at `path`, which for a remote workflow is the text of `uses:` itself. */
export function resolveCall(uses: string, path: string): Call {
  // GitHub evaluates no expressions here.
  if (uses.includes('${{')) return { kind: 'malformed' }
  if (remote.test(uses)) return { kind: 'remote', key: uses }
  const [, below] = local.exec(uses) ?? []
  if (below === undefined) return { kind: 'malformed' }
  const [, repository, ref] = remote.exec(path) ?? []
  return repository === undefined || ref === undefined
    ? { kind: 'local', key: below }
    : { kind: 'remote', key: `${repository}/${below}@${ref}` }
}

/**
 * The reusable workflows of other repositories that a workflow calls, as complete texts of `uses:`; those that a
 * workflow read from another repository calls next to itself are among them.
 */
export function remoteCalls(workflow: Workflow): readonly { readonly text: string; readonly place: Place }[] {
  return workflow.jobs.flatMap(({ uses }) => {
    const call = uses === null ? null : resolveCall(uses.text, workflow.path)
    return uses !== null && call?.kind === 'remote' ? [{ text: call.key, place: uses.place }] : []
  })
}
