import { z } from 'zod'
import { type Fact, known, type Unknown, unknown } from '../core/fact.ts'
import type { PullRequest } from '../core/facts/pull-request.ts'
import { failureOf, type GatherContext } from './gather.ts'
import { once } from './once.ts'

export const pullFilesRoute = 'GET /repos/{owner}/{repo}/pulls/{pull_number}/files'

/** GitHub lists at most this many files of a pull request (REST description of `pulls/list-files`). */
const fileCap = 3000

const fileSchema = z.object({
  filename: z.string().min(1),
  previous_filename: z.string().min(1).optional(),
  status: z.enum(['added', 'removed', 'modified', 'renamed', 'copied', 'changed', 'unchanged']),
  sha: z.string().nullable(),
  additions: z.number().int().nonnegative().optional(),
  deletions: z.number().int().nonnegative().optional(),
  /** Hunks; absent for what has no lines, and for what GitHub does not show. */
  patch: z.string().optional(),
})
export type PullFile = z.output<typeof fileSchema>

/** The files of a pull request as GitHub lists them, all or none. Asked once, for their names and for their lines. */
export const pullFiles = (context: GatherContext, pull: PullRequest): Promise<Fact<readonly PullFile[]>> =>
  once(context, 'pull-files', () => listed(context, pull))

async function listed(context: GatherContext, pull: PullRequest): Promise<Fact<readonly PullFile[]>> {
  if (pull.changedFiles >= fileCap) return capped(pull.changedFiles)
  try {
    const files = await context.github.list(
      pullFilesRoute,
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
    return known(files, { kind: 'api', what: pullFilesRoute, sha: pull.head.sha })
  } catch (error) {
    const failure = failureOf(error)
    if (failure === null) throw error
    return failure
  }
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
