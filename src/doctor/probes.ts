import { z } from 'zod'
import { type Fact, known, unknown } from '../core/fact.ts'
import type { Permission } from '../core/gate.ts'
import { lazy } from '../core/lazy.ts'
import type { RepositoryName } from '../core/target.ts'
import { settle } from '../facts/gather.ts'
import type { GitHub } from '../github/port.ts'

/** Where a permission is tried out: a read of one row, which needs this permission and no other. */
interface Probe {
  readonly route: string
  readonly parameters: (repository: RepositoryName) => Readonly<Record<string, unknown>>
  /** Whether the answer shows the permission, where the read is answered without it as well. */
  readonly shows?: (answer: unknown) => boolean
}

const issueRows = lazy(() => z.array(z.object({ pull_request: z.unknown() })))

const one = (repository: RepositoryName) => ({ ...repository, per_page: 1 })

const oneAtTip = (repository: RepositoryName) => ({ ...one(repository), ref: 'HEAD' })

const probes: Readonly<Record<string, Probe>> = {
  actions: { route: 'GET /repos/{owner}/{repo}/actions/runs', parameters: one },
  checks: { route: 'GET /repos/{owner}/{repo}/commits/{ref}/check-runs', parameters: oneAtTip },
  contents: { route: 'GET /repos/{owner}/{repo}/branches', parameters: one },
  // Whoever reads pull requests gets an answer, too, with these alone: one issue is the proof.
  issues: {
    route: 'GET /repos/{owner}/{repo}/issues',
    parameters: (repository) => ({ ...repository, state: 'all', per_page: 100 }),
    shows: (answer) =>
      issueRows()
        .safeParse(answer)
        .data?.some((row) => row.pull_request === undefined) ?? false,
  },
  'pull-requests': { route: 'GET /repos/{owner}/{repo}/pulls', parameters: one },
  statuses: { route: 'GET /repos/{owner}/{repo}/commits/{ref}/statuses', parameters: oneAtTip },
  members: { route: 'GET /orgs/{org}/teams', parameters: ({ owner }) => ({ org: owner, per_page: 1 }) },
  administration: {
    route: 'GET /repos/{owner}/{repo}/actions/permissions/workflow',
    parameters: (repository) => ({ ...repository }),
  },
}

/** Permissions that can be tried. */
export const probed: readonly string[] = Object.keys(probes)

/** Tries a permission by one read. @returns the route that was read, or why it was not */
export const probe = (
  github: GitHub,
  repository: RepositoryName,
  { name, access }: Permission,
): Promise<Fact<string>> =>
  settle(async () => {
    const found = probes[name]
    if (found === undefined)
      return unknown('unsupported-by-server', `nothing tells whether the token has ${name}`)
    const { route, parameters, shows } = found
    const permission = `${name}: ${access}`
    const answer = await github.get(route, parameters(repository), z.unknown(), { permission })
    if (shows?.(answer) === false) return unknown('not-found', `no ${name} can be seen in the repository`)
    return known(route, { kind: 'api', what: route })
  })
