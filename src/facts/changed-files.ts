import { z } from 'zod'
import { type Fact, known, type Unknown, unknown } from '../core/fact.ts'
import type { ChangedFile, PullRequest } from '../core/facts/pull-request.ts'
import { workspaceOf } from './content.ts'
import { factValue, failureOf, type GatherContext, type Gatherer, giveUp } from './gather.ts'

const route = 'GET /repos/{owner}/{repo}/pulls/{pull_number}/files'

/** GitHub lists at most this many files of a pull request (REST description of `pulls/list-files`). */
const fileCap = 3000

const fileSchema = z.object({
  filename: z.string().min(1),
  previous_filename: z.string().min(1).optional(),
  status: z.enum(['added', 'removed', 'modified', 'renamed', 'copied', 'changed', 'unchanged']),
  sha: z.string().nullable(),
})
type File = z.output<typeof fileSchema>

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
  const source = { kind: 'api', what: route, sha: pull.head.sha } as const
  if (pull.changedFiles >= fileCap) return capped(pull.changedFiles)
  try {
    const files = await context.github.list(
      route,
      { ...context.repository, pull_number: pull.number },
      fileSchema,
      {
        key: (file) => `${file.status} ${file.filename}`,
        expected: pull.changedFiles,
        cap: fileCap,
        permission: 'pull-requests: read',
      },
    )
    // Whatever the client promised: a list of another length is not the pull request.
    if (files.length !== pull.changedFiles) return miscounted(pull.changedFiles, files.length)
    return known(files.map(changedFile), source)
  } catch (error) {
    const failure = failureOf(error)
    if (failure === null) throw error
    return failure
  }
}

function changedFile(file: File): ChangedFile {
  const previousPath = file.previous_filename ?? null
  if (file.status === 'renamed' && previousPath === null) {
    giveUp(unknown('api-shape', `${route}: ${file.filename} is renamed, but its previous name is missing`))
  }
  return { path: file.filename, previousPath, status: file.status, blob: file.sha }
}

const checkout = {
  text: 'check out the repository with full history (`fetch-depth: 0`) in an earlier step, or split the pull request',
}

const capped = (count: number): Unknown =>
  unknown('truncated', `file list truncated at 3,000: the pull request changes ${count} files`, {
    remedy: checkout,
  })

const miscounted = (stated: number, listed: number): Unknown =>
  unknown('truncated', `GitHub counts ${stated} changed files and listed ${listed}`, { remedy: checkout })

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
