import { z } from 'zod'
import { unknown } from '../core/fact.ts'
import { lazy } from '../core/lazy.ts'
import { GitHubFailure } from '../github/failure.ts'
import { type GatherContext, giveUp } from './gather.ts'
import { once } from './once.ts'

const route = 'GET /repos/{owner}/{repo}/issues'
/** Rows of one answer. */
const mostRows = 100

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
  context: GatherContext,
  labels: readonly string[],
): Promise<{ open: number; closed: number }> {
  const { github, repository } = context
  const parameters = { ...repository, labels: labels.join(','), state: 'all', per_page: mostRows }
  const found = await github.list(route, parameters, issueSchema(), {
    key: ({ number }) => number,
    permission: 'issues: read',
  })
  const issues = found.filter(({ pull_request: pull }) => pull === undefined || pull === null)
  const stray = issues.find((issue) => !labels.every((label) => hasLabel(issue, label)))
  if (stray !== undefined)
    throw new GitHubFailure('api-shape', route, `issue ${stray.number} does not have the labels asked for`)
  if (issues.length === 0) await provesSight(context)
  const open = issues.filter(({ state }) => state === 'open').length
  return { open, closed: issues.length - open }
}

/**
 * None of a label is an answer only of a token that sees issues: without `issues: read` GitHub may list pull requests
 * alone. One issue of any kind is the proof.
 */
const provesSight = (context: GatherContext): Promise<void> =>
  once(context, 'sight of issues', async () => {
    const { github, repository } = context
    // The newest, then the oldest: a hundred pull requests in a row hide no issue before them.
    for (const direction of ['desc', 'asc']) {
      const parameters = { ...repository, state: 'all', direction, per_page: mostRows }
      const page = await github.get(route, parameters, z.array(issueSchema()), { permission: 'issues: read' })
      if (page.some(({ pull_request: pull }) => pull === undefined || pull === null)) return
      if (page.length < mostRows) break
    }
    const detail = 'no issue of the repository can be seen, so that there is none with a label proves nothing'
    const text = 'grant `issues: read`; a repository without any issue needs one'
    giveUp(unknown('ambiguous', detail, { remedy: { text, permission: 'issues: read' } }))
  })

/** GitHub finds labels without regard to case. */
const hasLabel = ({ labels }: Issue, wanted: string): boolean =>
  labels.some((label) => (typeof label === 'string' ? label : (label.name ?? '')).toLowerCase() === wanted)
