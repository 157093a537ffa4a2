import type { z } from 'zod'
import { type Unknown, unknown } from '../core/fact.ts'
import type { DeniedField } from '../github/denied-fields.ts'
import { GitHubFailure } from '../github/failure.ts'
import { proposedStateQuery, repositoryStateQuery, repositoryStateSchema } from '../github/queries.ts'
import { factValue, type GatherContext } from './gather.ts'
import { once } from './once.ts'

/** How the query is named as a source. */
export const stateRoute = 'POST /graphql'

/** Where GitHub looks for workflow files; folders below it are not read. */
export const workflowFolderPath = '.github/workflows'

type Answer = z.output<ReturnType<typeof repositoryStateSchema>>

/** Settings of the repository and its workflow folders, seen at one moment. */
export interface RepositoryState {
  readonly repository: NonNullable<Answer['repository']>
  /** Why a field is null although GitHub has it; undefined when the token may read it. */
  denied(field: keyof NonNullable<Answer['repository']>): Unknown | undefined
}

/**
 * Reads settings and workflow folders in one request, whichever fact asks first; of a pull request its head's folder,
 * too.
 * @throws {GitHubFailure} when the repository cannot be seen at all
 */
export const repositoryState = (context: GatherContext): Promise<RepositoryState> =>
  once(context, 'repository state', () => read(context))

async function read(context: GatherContext): Promise<RepositoryState> {
  const { owner, repo } = context.repository
  const base = { owner, repo, base: context.baseSha, baseFolder: folderAt(context.baseSha) }
  const options = { permission: 'contents: read', partial: true }
  const proposed = context.subject.kind === 'pull-request' ? await headShaOf(context) : null
  const answer =
    proposed === null
      ? await context.github.graphql(repositoryStateQuery, base, repositoryStateSchema(), options)
      : await context.github.graphql(
          proposedStateQuery,
          { ...base, head: proposed, headFolder: folderAt(proposed) },
          repositoryStateSchema(),
          options,
        )
  const { repository, deniedFields } = answer
  if (repository === null) {
    throw new GitHubFailure(
      'not-found',
      stateRoute,
      `there is no ${owner}/${repo}, or the token may not see it`,
    )
  }
  return {
    repository,
    denied: (field) => {
      const found = deniedFields.find(({ path }) => `${path}.`.startsWith(`repository.${field}.`))
      return found === undefined ? undefined : deniedField(found)
    },
  }
}

function deniedField({ path, message, permission }: DeniedField): Unknown {
  const why = `${stateRoute}: the token may not read ${path} (${message})`
  if (permission === undefined) return unknown('permission-missing', why)
  const remedy = { text: `grant the token \`${permission}\``, permission }
  return unknown('permission-missing', why, { remedy })
}

const folderAt = (sha: string): string => `${sha}:${workflowFolderPath}`

/** The head of the judged pull request. */
export const headShaOf = async (context: GatherContext): Promise<string> =>
  context.snapshot?.headSha ?? (await factValue(context, 'pull-request')).head.sha
