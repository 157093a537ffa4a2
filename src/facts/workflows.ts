import { known, unknown } from '../core/fact.ts'
import { unobserved } from '../core/facts/observation.ts'
import type { WorkflowFiles } from '../core/facts/protection.ts'
import { calledWorkflows } from './called-workflows.ts'
import { type GatherContext, type Gatherer, giveUp } from './gather.ts'
import { observe } from './observe.ts'
import { headShaOf, repositoryState, stateRoute, workflowFolderPath } from './repository-state.ts'
import { type FoundFiles, filesOfClone, filesOfFolder } from './workflow-files.ts'

/**
 * Fact `workflows`: the workflow files of the base, those that a pull request proposes, and the reusable workflows of
 * other repositories that the base calls.
 */
export const gatherWorkflows: Gatherer<'workflows'> = async (context) => {
  const { baseSha } = context
  const base = await filesAt(baseSha, () => baseFiles(context))
  const head = await proposedFiles(context, base)
  const called = await calledWorkflows(context, base)
  const kind = context.subject.kind === 'branch' ? 'git' : 'api'
  const what = kind === 'git' ? workflowFolderPath : stateRoute
  return known({ base, head, called }, { kind, what, sha: baseSha })
}

async function filesAt(sha: string, read: () => Promise<FoundFiles>): Promise<WorkflowFiles> {
  const found = await observe(read)
  if (!found.known) return { sha, files: found }
  const { files, ignored } = found.value
  return {
    sha,
    files: { known: true, value: [...files] },
    ...(ignored.length === 0 ? {} : { ignored: [...ignored] }),
  }
}

async function baseFiles(context: GatherContext): Promise<FoundFiles> {
  const { baseSha } = context
  if (context.subject.kind === 'branch') return await filesOfClone(context, baseSha)
  return await filesInState(context, baseSha, 'base', 'baseFolder')
}

/** What a folder holds, as GitHub answered: an absent commit has no folder either, and proves nothing. */
async function filesInState(
  context: GatherContext,
  sha: string,
  commit: 'base' | 'head',
  folder: 'baseFolder' | 'headFolder',
): Promise<FoundFiles> {
  const { repository, denied } = await repositoryState(context)
  const why = denied(commit) ?? denied(folder)
  if (why !== undefined) return giveUp(why)
  const found = repository[commit]
  if (found?.oid !== sha) return giveUp(unknown('not-found', `GitHub has no commit ${sha} in the repository`))
  return await filesOfFolder(repository[folder] ?? null)
}

/** Null where nothing is proposed: the change leaves the workflow files alone. */
async function proposedFiles(context: GatherContext, base: WorkflowFiles): Promise<WorkflowFiles | null> {
  const { subject } = context
  if (subject.kind === 'repository') return null
  if (subject.kind === 'branch') {
    return await changedFiles(context, base, subject.headSha, () => filesOfClone(context, subject.headSha))
  }
  const { repository, denied } = await repositoryState(context)
  const [before, after] = [repository.baseFolder, repository.headFolder]
  const seen = denied('baseFolder') === undefined && denied('headFolder') === undefined
  // The same folder, so there is no need to ask which files were changed.
  if (seen && (before?.oid ?? null) === (after?.oid ?? null)) return null
  const sha = await headShaOf(context)
  return await changedFiles(context, base, sha, () => filesInState(context, sha, 'head', 'headFolder'))
}

/**
 * The files as the merge would hold them, if the change touches any: folders also differ when only the base has moved
 * on, and a head that is behind has not removed what is new there.
 */
async function changedFiles(
  context: GatherContext,
  base: WorkflowFiles,
  sha: string,
  read: () => Promise<FoundFiles>,
): Promise<WorkflowFiles | null> {
  const changed = await context.fact('changed-files')
  if (!changed.known) return { sha, files: unobserved(changed) }
  const paths = changed.value.flatMap(({ path, previousPath }) => [path, previousPath ?? ''])
  const touched = new Set(paths.filter((path) => path.startsWith(`${workflowFolderPath}/`)))
  if (touched.size === 0) return null
  const head = await filesAt(sha, read)
  if (!head.files.known || !base.files.known) return head
  const kept = base.files.value.filter(({ path }) => !touched.has(path))
  const proposed = head.files.value.filter(({ path }) => touched.has(path))
  return { ...head, files: { known: true, value: [...kept, ...proposed] } }
}
