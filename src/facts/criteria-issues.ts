import { z } from 'zod'
import { lazy } from '../core/lazy.ts'
import { GitHubFailure } from '../github/failure.ts'
import type { GatherContext } from './gather.ts'
import { once } from './once.ts'

const route = 'GET /repos/{owner}/{repo}/issues'

const issueSchema = lazy(() =>
  z.object({
    number: z.number().int(),
    state: z.string(),
    labels: z.array(z.union([z.string(), z.looseObject({ name: z.string().nullish() })])),
    pull_request: z.looseObject({}).nullish(),
  }),
)
type Issue = z.output<ReturnType<typeof issueSchema>>

/** Issues of the repository with all of these labels; pull requests, which GitHub lists among them, are none. */
export const issueCounts = (
  context: GatherContext,
  labels: readonly string[],
): Promise<{ open: number; closed: number }> => {
  const wanted = [...new Set(labels.map((label) => label.toLowerCase()))].sort()
  return once(context, `issues ${wanted.join(',')}`, () => counted(context, wanted))
}

async function counted(
  { github, repository }: GatherContext,
  labels: readonly string[],
): Promise<{ open: number; closed: number }> {
  const parameters = { ...repository, labels: labels.join(','), state: 'all', per_page: 100 }
  const found = await github.list(route, parameters, issueSchema(), {
    key: ({ number }) => number,
    permission: 'issues: read',
  })
  const issues = found.filter(({ pull_request: pull }) => pull === undefined || pull === null)
  const stray = issues.find((issue) => !labels.every((label) => hasLabel(issue, label)))
  if (stray !== undefined)
    throw new GitHubFailure('api-shape', route, `issue ${stray.number} does not have the labels asked for`)
  const open = issues.filter(({ state }) => state === 'open').length
  return { open, closed: issues.length - open }
}

/** GitHub finds labels without regard to case. */
const hasLabel = ({ labels }: Issue, wanted: string): boolean =>
  labels.some((label) => (typeof label === 'string' ? label : (label.name ?? '')).toLowerCase() === wanted)
