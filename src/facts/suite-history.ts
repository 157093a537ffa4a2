import { z } from 'zod'
import { known, unknown } from '../core/fact.ts'
import type { SuiteHistory } from '../core/facts/golden.ts'
import { type Evidence, evidenceFile } from '../formats/golden/evidence.ts'
import { readEvidence, verifyEvidence } from '../result/verify-evidence.ts'
import { WorkspaceFailure } from '../workspace/failure.ts'
import { type Artifact, filesOfArtifact, newestArtifacts } from './artifacts.ts'
import { type GatherContext, type Gatherer, giveUp } from './gather.ts'
import { goldenNeeds, type HistoryNeeds } from './golden-options.ts'
import { filesOf } from './report-sources.ts'
import { ZipProblem } from './zip-problem.ts'

type Run = SuiteHistory['runs'][number]

const repositorySchema = z.object({ id: z.number().int(), default_branch: z.string() })
const maxEvidenceBytes = 4 * 1024 * 1024

/** Fact `suite-history`: what earlier runs of the default branch left behind, oldest first. */
export const gatherSuiteHistory: Gatherer<'suite-history'> = async (context) => {
  const { history } = goldenNeeds(context)
  if (history === null)
    return known({ runs: [], unreadable: 0 }, { kind: 'input', what: 'no history is asked for' })
  const found = [...(await fromArtifacts(context, history)), ...(await fromFiles(context, history))]
  const runs = found.flatMap((evidence) => (evidence === null ? [] : [runOf(evidence)]))
  const sorted = distinct(runs).sort((a, b) => Date.parse(a.at) - Date.parse(b.at))
  return known(
    { runs: sorted.slice(-history.runs), unreadable: found.length - runs.length },
    { kind: 'api', what: `artifacts ${history.artifact ?? ''} and files ${history.files.join(', ')}` },
  )
}

/** The same run may stand in an artifact and in a file. */
const distinct = (runs: readonly Run[]): Run[] => [
  ...new Map(runs.map((run) => [`${run.at} ${run.sha}`, run])).values(),
]

const runOf = ({ at, head_sha: sha, suites, flaky }: Evidence): Run => ({
  ...{ at, sha, flaky },
  suites: suites.map(({ suite, successes, trials, lcb }) => ({ suite, successes, trials, lcb })),
})

/** Only runs of the default branch of this repository count: a fork may call its branch and its artifact anything. */
async function fromArtifacts(context: GatherContext, { artifact, runs }: HistoryNeeds) {
  if (artifact === null) return []
  const { id, default_branch: branch } = await context.github.get(
    'GET /repos/{owner}/{repo}',
    { ...context.repository },
    repositorySchema,
  )
  const own = ({ expired, workflow_run: run }: Artifact): boolean =>
    !expired &&
    run?.head_branch === branch &&
    run.repository_id === id &&
    run.head_repository_id === id &&
    // What this run itself uploaded is no earlier result.
    run.id !== (context.hints.runId ?? null)
  const newest = await newestArtifacts(context, artifact, own, runs)
  const found: (Evidence | null)[] = []
  for (const one of newest) found.push(await evidenceIn(context, one))
  return found
}

async function evidenceIn(context: GatherContext, artifact: Artifact): Promise<Evidence | null> {
  const sha = artifact.workflow_run?.head_sha
  try {
    const bytes = (await filesOfArtifact(context, artifact)).get(evidenceFile)
    return bytes === undefined || sha === undefined ? null : usable(context, bytes, sha)
  } catch (error) {
    if (error instanceof ZipProblem) return null
    throw error
  }
}

async function fromFiles(context: GatherContext, { files }: HistoryNeeds): Promise<(Evidence | null)[]> {
  const { workspace } = context
  if (files.length === 0) return []
  if (workspace === null) {
    const text = 'check the repository out (`actions/checkout`) in an earlier step of the same job'
    return giveUp(
      unknown('not-found', 'there is no work tree that could hold earlier evidence', { remedy: { text } }),
    )
  }
  const found: (Evidence | null)[] = []
  for (const path of (await filesOf(workspace, files)).paths) {
    const bytes = await workspace.read(path, maxEvidenceBytes).catch(nullOfFailure)
    found.push(bytes === null ? null : usable(context, bytes, null))
  }
  return found
}

/** A file that cannot be read is counted with the unreadable ones. */
function nullOfFailure(error: unknown): null {
  if (error instanceof WorkspaceFailure) return null
  throw error
}

/**
 * Evidence of this repository, and of the commit its run was of; null for what is none, was changed, contradicts
 * itself, or, where there is a key, was not signed with it. What was decided then does not matter.
 */
function usable(
  { repository, signingKey }: GatherContext,
  bytes: Uint8Array,
  sha: string | null,
): Evidence | null {
  const evidence = readEvidence(bytes)
  if (typeof evidence === 'string') return null
  const { problems } = verifyEvidence(bytes, {
    sha: sha ?? evidence.head_sha,
    key: signingKey ?? null,
    requireSignature: false,
    policy: null,
  })
  const own = evidence.repository.toLowerCase() === `${repository.owner}/${repository.repo}`.toLowerCase()
  return own && problems.every(({ code }) => code === 'decision') ? evidence : null
}
