import { z } from 'zod'
import { lazy } from '../core/lazy.ts'
import { unzip } from '../facts/zip.ts'
import { ZipProblem } from '../facts/zip-problem.ts'
import type { GitHub } from '../github/port.ts'
import { quoted, refuse } from './refuse.ts'
import type { JudgedRun } from './run.ts'

const listRoute = 'GET /repos/{owner}/{repo}/actions/runs/{run_id}/artifacts'
const zipRoute = 'GET /repos/{owner}/{repo}/actions/artifacts/{artifact_id}/{archive_format}'
const permission = 'actions: read'

/** The one file that the artifact holds. */
const fileName = 'result.json'

/**
 * Bytes that an artifact may have, and its file when unpacked: a result of 10,000 findings has 15 to 30 MB. Few
 * entries are looked at, so that a wrong artifact can be told by their names.
 */
export const resultLimits = { archiveBytes: 32 * 1024 * 1024, entries: 100, bytes: 64 * 1024 * 1024 } as const

const artifactSchema = lazy(() =>
  z.object({
    id: z.number().int().positive(),
    name: z.string(),
    expired: z.boolean(),
    created_at: z.string().nullish(),
    workflow_run: z.object({ id: z.number().int().optional(), head_sha: z.string().optional() }).nullish(),
  }),
)
type Artifact = z.output<ReturnType<typeof artifactSchema>>

/**
 * Bytes of the result file that a run left. GitHub lists artifacts of the run alone; each must say so itself.
 * @throws Undecided for no or several artifacts of the name, an expired one, one of another run or of an earlier
 * attempt, an archive that is damaged or too large, and any content but the one file
 */
export async function resultFileOf(github: GitHub, run: JudgedRun, name: string): Promise<Uint8Array> {
  const { repository, runId } = run.reference
  const parameters = { ...repository, run_id: runId, name, per_page: 100 }
  const options = { key: ({ id }: Artifact) => id, property: 'artifacts', permission }
  const all = await github.list(listRoute, parameters, artifactSchema(), options)
  const { id } = theOne(
    all.filter((artifact) => artifact.name === name),
    run,
    name,
  )
  const bytes = await github.download(
    zipRoute,
    { ...repository, artifact_id: id, archive_format: 'zip' },
    resultLimits.archiveBytes,
    { permission },
  )
  return theFile(unpacked(bytes, name), name)
}

const again = 'let the gate run again'

function theOne(artifacts: readonly Artifact[], run: JudgedRun, name: string): Artifact {
  const { runId, headSha } = run.reference
  const what = `the artifact ${quoted(name)} of run ${runId}`
  const foreign = artifacts.find(
    ({ workflow_run: own }) => own?.id !== runId || (own.head_sha ?? headSha) !== headSha,
  )
  if (foreign !== undefined) {
    const found = `run ${foreign.workflow_run?.id ?? 'unknown'} at ${quoted(foreign.workflow_run?.head_sha ?? null)}`
    refuse('unconfirmed', `${what} belongs to ${found}; expected run ${runId} at ${quoted(headSha)}`, again)
  }
  const ofAttempt = artifacts.filter((artifact) => isOfAttempt(artifact, run))
  const present = ofAttempt.filter(({ expired }) => !expired)
  const [first, ...more] = present
  if (first !== undefined && more.length === 0) return first
  if (more.length > 0) {
    const ids = present.map(({ id }) => id).join(', ')
    const fix = 'upload it in one job only, under a name that no other step uses'
    refuse(
      'ambiguous',
      `run ${runId} left ${present.length} artifacts ${quoted(name)} (${ids}); expected one`,
      fix,
    )
  }
  if (ofAttempt.length > 0) refuse('not-found', `${what} has expired`, again)
  if (artifacts.length > 0) {
    refuse('not-found', `${what} is of an earlier attempt; attempt ${run.attempt} left none`, again)
  }
  const fix = `upload output \`result-file\` of the gate as the artifact ${quoted(name)}, also when the gate fails`
  refuse('not-found', `run ${runId} left no artifact ${quoted(name)}`, fix)
}

/** Artifacts of earlier attempts stay with a run; only what its latest attempt made speaks for it. */
function isOfAttempt({ created_at: createdAt }: Artifact, { startedAt, attempt }: JudgedRun): boolean {
  if (attempt === 1 || startedAt === null) return true
  return Date.parse(createdAt ?? '') >= Date.parse(startedAt)
}

function unpacked(bytes: Uint8Array, name: string): ReadonlyMap<string, Uint8Array> {
  try {
    return unzip(bytes, resultLimits)
  } catch (error) {
    if (!(error instanceof ZipProblem)) throw error
    const what = `the artifact ${quoted(name)}`
    refuse(
      'unparsable',
      `${what} cannot be unpacked: ${error.message}`,
      `let it hold \`${fileName}\` and nothing else`,
    )
  }
}

function theFile(files: ReadonlyMap<string, Uint8Array>, name: string): Uint8Array {
  const file = files.get(fileName)
  if (file !== undefined && files.size === 1) return file
  const names = [...files.keys()].slice(0, 5).map(quoted).join(', ')
  const found =
    files.size === 0 ? 'no file' : `${files.size} ${files.size === 1 ? 'file' : 'files'}: ${names}`
  const fix = `upload output \`result-file\` of the gate and nothing else`
  refuse('unparsable', `the artifact ${quoted(name)} holds ${found}; expected \`${fileName}\` alone`, fix)
}
