import { z } from 'zod'
import { unknown } from '../core/fact.ts'
import { workflowFileOf } from '../formats/workflows/run-path.ts'
import { type GatherContext, giveUp } from './gather.ts'

const listRoute = 'GET /repos/{owner}/{repo}/actions/artifacts'
const runRoute = 'GET /repos/{owner}/{repo}/actions/runs/{run_id}/artifacts'
const zipRoute = 'GET /repos/{owner}/{repo}/actions/artifacts/{artifact_id}/{archive_format}'
const permission = 'actions: read'

/** Largest archive that is downloaded, in bytes. */
const maxArchiveBytes = 64 * 1024 * 1024

const artifactSchema = z.object({
  id: z.number().int(),
  name: z.string(),
  expired: z.boolean(),
  workflow_run: z
    .object({
      id: z.number().int().optional(),
      repository_id: z.number().int().optional(),
      head_repository_id: z.number().int().optional(),
      head_branch: z.string().nullish(),
      head_sha: z.string().optional(),
    })
    .nullish(),
})
export type Artifact = z.output<typeof artifactSchema>

const pageSchema = z.object({
  total_count: z.number().int().nonnegative(),
  artifacts: z.array(artifactSchema),
})
const pageSize = 100
let unzipper: Promise<typeof import('./zip.ts')> | null = null

/** Loaded when there is an archive: most runs have none. */
function unzipping(): Promise<typeof import('./zip.ts')> {
  unzipper ??= import('./zip.ts')
  return unzipper
}

/** Pages that are looked through: 2,000 artifacts of one name. */
const mostPages = 20

/**
 * The newest artifacts of one name that are wanted, over all runs of the repository. Fewer than `most` only when the
 * repository has no more of them; the asking fact is unknown (`truncated`) when that cannot be told.
 */
export async function newestArtifacts(
  context: GatherContext,
  name: string,
  wanted: (artifact: Artifact) => boolean,
  most: number,
): Promise<readonly Artifact[]> {
  const found = new Map<number, Artifact>()
  for (let page = 1; page <= mostPages; page++) {
    const parameters = { ...context.repository, name, per_page: pageSize, page }
    const answer = await context.github.get(listRoute, parameters, pageSchema, { permission })
    // GitHub filters by name; what it sends is looked at all the same.
    for (const one of answer.artifacts) if (one.name === name && wanted(one)) found.set(one.id, one)
    if (found.size >= most || page * pageSize >= answer.total_count) {
      return [...found.values()].toSorted((a, b) => b.id - a.id).slice(0, most)
    }
  }
  const detail = `the newest ${mostPages * pageSize} artifacts \`${name}\` hold fewer than ${most} of the default branch`
  const text = 'give the artifacts of pull requests another name than those of the default branch'
  return giveUp(unknown('truncated', detail, { remedy: { text } }))
}

/** All artifacts of one workflow run that are still there, the newest of each name. */
export async function artifactsOfRun(
  context: GatherContext,
  runId: number,
): Promise<ReadonlyMap<string, Artifact>> {
  const parameters = { ...context.repository, run_id: runId, per_page: pageSize }
  const all = await context.github.list(runRoute, parameters, artifactSchema, {
    key: ({ id }) => id,
    property: 'artifacts',
    permission,
  })
  const present = all.filter(({ expired }) => !expired).toSorted((a, b) => a.id - b.id)
  return new Map(present.map((artifact) => [artifact.name, artifact]))
}

const runsRoute = 'GET /repos/{owner}/{repo}/actions/runs'
const repositoryPart = z.object({ id: z.number().int() }).nullish()
const runSchema = z.object({
  id: z.number().int(),
  head_sha: z.string(),
  path: z.string(),
  repository: repositoryPart,
  head_repository: repositoryPart,
})

/** Runs of one commit that are looked through, each by one request. */
const mostRuns = 50

/**
 * Artifacts of one name that runs on a commit left, the newest first, and how many of them have expired. Runs of forks
 * are left out: their workflows say what their authors wrote. The asking fact is unknown when runs are too many, or
 * when artifacts of two workflows have this name.
 * @param workflow path of the only workflow whose artifacts count
 */
export async function artifactsOfCommit(
  context: GatherContext,
  sha: string,
  name: string,
  workflow?: string,
): Promise<{ readonly present: readonly Artifact[]; readonly expired: number }> {
  const all = await runsOn(context, sha)
  const runs = workflow === undefined ? all : all.filter(({ path }) => workflowFileOf(path) === workflow)
  const found: (Artifact & { readonly workflow: string })[] = []
  for (const { id, path } of runs) {
    for (const artifact of await named(context, id, name)) found.push({ ...artifact, workflow: path })
  }
  const present = found.filter(({ expired }) => !expired).toSorted((a, b) => b.id - a.id)
  const workflows = new Set(present.map(({ workflow }) => workflowFileOf(workflow)))
  if (workflows.size > 1) giveUp(twoWorkflows(name, sha, [...workflows]))
  return { present, expired: found.length - present.length }
}

async function runsOn(context: GatherContext, sha: string) {
  const parameters = { ...context.repository, head_sha: sha, per_page: pageSize }
  const all = await context.github.list(runsRoute, parameters, runSchema, {
    key: ({ id }) => id,
    property: 'workflow_runs',
    permission,
  })
  const own = all.filter(
    ({ head_sha: head, repository, head_repository: from }) =>
      head === sha && from?.id !== undefined && from?.id === repository?.id,
  )
  if (own.length <= mostRuns) return own
  const detail = `${own.length} workflow runs are on ${sha}; at most ${mostRuns} are looked through`
  return giveUp(unknown('truncated', detail))
}

const twoWorkflows = (name: string, sha: string, workflows: readonly string[]) =>
  unknown('ambiguous', `${workflows.toSorted().join(' and ')} both left an artifact \`${name}\` on ${sha}`, {
    remedy: { text: 'give the artifacts of each workflow a name of their own' },
  })

async function named(context: GatherContext, run: number, name: string): Promise<readonly Artifact[]> {
  const parameters = { ...context.repository, run_id: run, name, per_page: pageSize }
  const listed = await context.github.list(runRoute, parameters, artifactSchema, {
    key: ({ id }) => id,
    property: 'artifacts',
    permission,
  })
  return listed.filter((artifact) => artifact.name === name)
}

/** The files of an artifact. @throws {GitHubFailure} and {ZipProblem} */
export async function filesOfArtifact(
  context: GatherContext,
  artifact: Artifact,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const parameters = { ...context.repository, artifact_id: artifact.id, archive_format: 'zip' }
  const bytes = await context.github.download(zipRoute, parameters, maxArchiveBytes, { permission })
  const { unzip } = await unzipping()
  return unzip(bytes)
}
