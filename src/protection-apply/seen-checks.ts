import { z } from 'zod'
import type { Observation } from '../core/facts/observation.ts'
import { observe } from '../facts/observe.ts'
import type { SeenCheck } from '../gates/branch-protection/plan/guards.ts'
import type { Ports } from './repository.ts'

/** How many of the pull requests that were updated last are looked at. */
const recentPulls = 10

const pullsSchema = z.array(z.looseObject({ head: z.looseObject({ sha: z.string() }) }))
const runSchema = z.looseObject({
  id: z.number(),
  name: z.string(),
  app: z.looseObject({ id: z.number() }).nullish(),
})
const statusSchema = z.looseObject({ id: z.number(), context: z.string() })

/** The checks and commit statuses on the heads of recent pull requests, until every wanted one has been seen. */
export const seenChecks = (
  { github, repository }: Ports,
  wanted: readonly string[],
): Promise<Observation<readonly SeenCheck[]>> =>
  observe(async () => {
    const route = 'GET /repos/{owner}/{repo}/pulls'
    const query = { state: 'all', sort: 'updated', direction: 'desc', per_page: recentPulls }
    const pulls = await github.get(route, { ...repository, ...query }, pullsSchema, {
      permission: 'pull-requests: read',
    })
    const seen: SeenCheck[] = []
    for (const sha of new Set(pulls.map(({ head }) => head.sha))) {
      if (wanted.every((context) => seen.some((one) => one.context === context))) break
      seen.push(...(await checksOn({ github, repository }, sha)))
    }
    return seen
  })

async function checksOn({ github, repository }: Ports, ref: string): Promise<readonly SeenCheck[]> {
  const [runs, statuses] = await Promise.all([
    github.list('GET /repos/{owner}/{repo}/commits/{ref}/check-runs', { ...repository, ref }, runSchema, {
      key: ({ id }) => id,
      property: 'check_runs',
      permission: 'checks: read',
    }),
    github.list('GET /repos/{owner}/{repo}/commits/{ref}/statuses', { ...repository, ref }, statusSchema, {
      key: ({ id }) => id,
      permission: 'statuses: read',
    }),
  ])
  return [
    ...runs.map(({ name, app }) => ({ context: name, app: app?.id ?? null })),
    ...statuses.map(({ context }) => ({ context, app: null })),
  ]
}
