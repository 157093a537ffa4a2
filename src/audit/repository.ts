import { z } from 'zod'
import { type Fact, known, type Unknown, unknown } from '../core/fact.ts'
import { lazy } from '../core/lazy.ts'
import type { RepositoryName } from '../core/target.ts'
import { settle } from '../facts/gather.ts'
import { GitHubFailure } from '../github/failure.ts'
import type { GitHub } from '../github/port.ts'

const schema = lazy(() =>
  z.looseObject({
    name: z.string().min(1),
    owner: z.looseObject({ login: z.string().min(1) }),
    default_branch: z.string().min(1),
    archived: z.boolean().optional(),
    disabled: z.boolean().optional(),
  }),
)

/** The repository as GitHub has it now. */
export interface AuditedRepository {
  /** The name it has now, whatever it was asked for by. */
  readonly name: RepositoryName
  readonly defaultBranch: string
  /** Why nothing of it is in force; null when it can be audited. */
  readonly unavailable: Unknown | null
}

/** Looks the repository up. Unknown when there is nothing that could be audited. */
export const readRepository = (github: GitHub, name: RepositoryName): Promise<Fact<AuditedRepository>> =>
  settle(async () => {
    const route = 'GET /repos/{owner}/{repo}'
    const answer = await github.get(route, { ...name }, schema())
    const now = { owner: answer.owner.login, repo: answer.name }
    const full = `${now.owner}/${now.repo}`
    return known(
      { name: now, defaultBranch: answer.default_branch, unavailable: stateOf(full, answer) },
      { kind: 'api', what: route },
    )
  })

function stateOf(
  name: string,
  { archived, disabled }: { archived?: boolean | undefined; disabled?: boolean | undefined },
) {
  if (disabled === true)
    return unknown('repository-unavailable', `${name} is disabled by GitHub`, {
      remedy: { text: 'ask GitHub Support why the repository is disabled' },
    })
  if (archived !== true) return null
  return unknown(
    'repository-unavailable',
    `${name} is archived: nothing can be changed in it, so nothing is in force`,
    {
      remedy: { text: 'leave it out of the audit, or unarchive it' },
    },
  )
}

/** A failure that speaks of the repository as a whole, as what it is. Anything else stays as it is. */
export function unavailableFailure(error: unknown): unknown {
  if (!(error instanceof GitHubFailure)) return error
  const { status, said = '' } = error.details
  const blocked =
    status === 451 || (status === 403 && /^repository (access|.*(blocked|disabled))/i.test(said))
  if (!blocked && !(status === 409 && /empty/i.test(said))) return error
  const why = blocked ? 'GitHub blocks access to the repository' : 'the repository is empty'
  const how = blocked ? 'ask GitHub Support why access is blocked' : 'push a first commit'
  return new GitHubFailure(
    'repository-unavailable',
    error.route,
    `${why} (${status}: ${said || 'no reason given'})`,
    {
      ...error.details,
      remedy: { text: how },
    },
  )
}
