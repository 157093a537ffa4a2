import { createHash } from 'node:crypto'
import { z } from 'zod'
import { lazy } from '../core/lazy.ts'
import type { RepositoryName } from '../core/target.ts'
import type { GitHub } from '../github/port.ts'
import type { CheckAnnotation, CheckRunContent } from '../surfaces/check-run.ts'

const listRoute = 'GET /repos/{owner}/{repo}/commits/{ref}/check-runs'
const createRoute = 'POST /repos/{owner}/{repo}/check-runs'
const updateRoute = 'PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}'
const writing = { permission: 'checks: write' }

const runSchema = lazy(() =>
  z.object({
    id: z.number().int().positive(),
    name: z.string(),
    external_id: z.string().nullish(),
    conclusion: z.string().nullish(),
    html_url: z.string().nullish(),
    check_suite: z.object({ id: z.number().int() }).nullish(),
    output: z.object({ annotations_count: z.number().int().nonnegative() }),
  }),
)
type Run = z.output<ReturnType<typeof runSchema>>

/** The check run's commit, name, and where it leads. */
export interface CheckPlace {
  readonly github: GitHub
  readonly repository: RepositoryName
  readonly sha: string
  readonly name: string
  /** Address of the workflow run; null outside of one. */
  readonly runUrl: string | null
}

/** What a check run of ours says of itself in its `external_id`: three SHA-256 (hex). */
export interface Marks {
  /** Repository and pull request it speaks of. */
  readonly owner: string
  /** What it says, without its annotations. */
  readonly content: string
  /** All annotations it is to have. */
  readonly annotations: string
}

/** A check run that carries our marks. */
export interface OwnRun {
  readonly id: number
  readonly suite: number | null
  /** Null while it is not completed. */
  readonly conclusion: string | null
  /** Annotations it has by now. */
  readonly annotations: number
  readonly url: string | null
  readonly marks: Marks
}

/** SHA-256 (hex) of a value's JSON. */
export const markOf = (value: unknown): string =>
  createHash('sha256').update(JSON.stringify(value), 'utf8').digest('hex')

const marked = /^gatewright:v1:([0-9a-f]{64}):([0-9a-f]{64}):([0-9a-f]{64})$/

const externalId = ({ owner, content, annotations }: Marks): string =>
  `gatewright:v1:${owner}:${content}:${annotations}`

function ownRun(run: Run): readonly OwnRun[] {
  const [, owner, content, annotations] = marked.exec(run.external_id ?? '') ?? []
  if (owner === undefined || content === undefined || annotations === undefined) return []
  return [
    {
      id: run.id,
      suite: run.check_suite?.id ?? null,
      conclusion: run.conclusion ?? null,
      annotations: run.output.annotations_count,
      url: run.html_url ?? null,
      marks: { owner, content, annotations },
    },
  ]
}

/**
 * The runs of ours under a name, the newest first; of each suite only the newest of a name is looked at.
 * @param name null for all that carry our marks
 */
export async function ownRuns(
  { github, repository, sha }: Omit<CheckPlace, 'name'>,
  name: string | null,
): Promise<readonly OwnRun[]> {
  const named = name === null ? {} : { check_name: name }
  const parameters = { ...repository, ref: sha, ...named, filter: 'latest' }
  const runs = await github.list(listRoute, parameters, runSchema(), {
    key: ({ id }) => id,
    property: 'check_runs',
    permission: 'checks: read',
  })
  return runs
    .filter((run) => name === null || run.name === name)
    .flatMap(ownRun)
    .sort((a, b) => b.id - a.id)
}

type Batch = readonly CheckAnnotation[]

/** What both writes say. A conclusion completes a run, so that it is never seen undecided. */
const fields = (place: Omit<CheckPlace, 'name'>, content: CheckRunContent, marks: Marks, batch: Batch) => ({
  external_id: externalId(marks),
  ...(place.runUrl === null ? {} : { details_url: place.runUrl }),
  status: 'completed',
  conclusion: content.conclusion,
  output: {
    title: content.title,
    summary: content.summary,
    ...(batch.length === 0 ? {} : { annotations: batch }),
  },
})

/** Makes a check run with its first annotations. @throws GitHubFailure */
export async function createRun(
  place: CheckPlace,
  content: CheckRunContent,
  marks: Marks,
  batch: Batch,
): Promise<Pick<OwnRun, 'id' | 'suite' | 'url'>> {
  const { github, repository, sha, name } = place
  const parameters = { ...repository, name, head_sha: sha, ...fields(place, content, marks, batch) }
  const run = await github.send(createRoute, parameters, runSchema(), writing)
  return { id: run.id, suite: run.check_suite?.id ?? null, url: run.html_url ?? null }
}

/** Rewrites a check run; the annotations are added to those it has. @throws GitHubFailure */
export async function updateRun(
  place: Omit<CheckPlace, 'name'>,
  id: number,
  content: CheckRunContent,
  marks: Marks,
  batch: Batch = [],
): Promise<void> {
  const parameters = { ...place.repository, check_run_id: id, ...fields(place, content, marks, batch) }
  await place.github.send(updateRoute, parameters, z.unknown(), writing)
}
