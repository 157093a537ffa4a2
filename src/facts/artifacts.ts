import { z } from 'zod'
import { unknown } from '../core/fact.ts'
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
