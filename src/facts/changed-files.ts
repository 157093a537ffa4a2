import { type Fact, known, unknown } from '../core/fact.ts'
import type { ChangedFile, PullRequest } from '../core/facts/pull-request.ts'
import { workspaceOf } from './content.ts'
import { factValue, type GatherContext, type Gatherer, giveUp } from './gather.ts'
import { type PullFile, pullFiles, pullFilesRoute } from './pull-files.ts'

/**
 * Fact `changed-files`: all of them, as many as GitHub counts, or unknown. At GitHub's cap the clone beside the run
 * answers, when it holds both commits. The compare endpoint is never asked: it gives out 300 files at most.
 */
export const gatherChangedFiles: Gatherer<'changed-files'> = async (context) => {
  const { subject } = context
  if (subject.kind === 'branch') return localChange(context, subject.baseSha, subject.headSha)
  const pull = await factValue(context, 'pull-request')
  const listed = await listedByGitHub(context, pull)
  if (listed.known || listed.reason !== 'truncated') return listed
  return (await byClone(context, pull)) ?? listed
}

async function listedByGitHub(context: GatherContext, pull: PullRequest): Promise<Fact<ChangedFile[]>> {
  const files = await pullFiles(context, pull)
  return files.known ? known(files.value.map(changedFile), files.source) : files
}

function changedFile(file: PullFile): ChangedFile {
  const previousPath = file.previous_filename ?? null
  if (file.status === 'renamed' && previousPath === null) {
    giveUp(
      unknown(
        'api-shape',
        `${pullFilesRoute}: ${file.filename} is renamed, but its previous name is missing`,
      ),
    )
  }
  return { path: file.filename, previousPath, status: file.status, blob: file.sha }
}

/** The same change by git, from the merge base on; null when the clone does not hold both commits. */
async function byClone(context: GatherContext, pull: PullRequest): Promise<Fact<ChangedFile[]> | null> {
  const { workspace } = context
  if (workspace === null) return null
  const [base, head] = await Promise.all([workspace.resolve(pull.base.sha), workspace.resolve(pull.head.sha)])
  if (base !== pull.base.sha || head !== pull.head.sha) return null
  return await localChange(context, base, head)
}

async function localChange(context: GatherContext, base: string, head: string): Promise<Fact<ChangedFile[]>> {
  const files = await workspaceOf(context).changedFiles(base, head)
  return known([...files], { kind: 'git', what: 'git diff from the merge base', sha: head })
}
