import { z } from 'zod'
import { Undecided } from '../core/errors.ts'
import { lazy } from '../core/lazy.ts'
import { isIn } from '../facts/associated.ts'
import { resolveWorkflowRun } from '../facts/workflow-run.ts'
import { GitHubFailure } from '../github/failure.ts'
import type { GitHub } from '../github/port.ts'
import { resolveCommit } from '../policy/files.ts'
import { quoted, refuse } from './refuse.ts'
import type { JudgedRun } from './run.ts'

const route = 'GET /repos/{owner}/{repo}/pulls/{pull_number}'

const pullSchema = lazy(() =>
  z.object({
    number: z.number().int().positive(),
    state: z.string(),
    head: z.object({
      sha: z.string(),
      ref: z.string(),
      repo: z.object({ full_name: z.string() }).nullable(),
    }),
    base: z.object({ ref: z.string().min(1), repo: z.object({ full_name: z.string() }) }),
  }),
)
type Pull = z.output<ReturnType<typeof pullSchema>>

/** The open pull request whose head a run judged. */
export interface JudgedPull {
  readonly number: number
  readonly baseRef: string
  /** Tip of its base branch now. */
  readonly baseTip: string
}

/** The pull request of a run; or, in a sentence, why nothing is left to publish for it. */
export type FoundPull = { readonly open: JudgedPull } | { readonly gone: string }

/**
 * The open pull request that has the run's commit of the run's repository as its head.
 * @param claimed number in the result; it only tells a pull request that moved on from one that never was
 * @throws Undecided when GitHub knows none, or several
 */
export async function pullOf(github: GitHub, run: JudgedRun, claimed: number | null): Promise<FoundPull> {
  const found = await resolveWorkflowRun(run.reference, github)
  if (!found.known) {
    const gone = claimed === null || found.reason !== 'not-found' ? null : await goneOf(github, run, claimed)
    if (gone !== null) return { gone }
    throw new Undecided(found)
  }
  const { value } = found
  if (value.kind !== 'pull-request')
    throw new Undecided({ ...found, known: false, reason: 'internal-error', detail: '' })
  const pull = await readPull(github, run, value.number)
  const gone = sentence(pull, run)
  if (gone !== null) return { gone }
  const baseTip = await resolveCommit(github, run.reference.repository, `heads/${pull.base.ref}`)
  return { open: { number: pull.number, baseRef: pull.base.ref, baseTip } }
}

async function readPull(github: GitHub, { reference }: JudgedRun, number: number): Promise<Pull> {
  const parameters = { ...reference.repository, pull_number: number }
  const pull = await github.get(route, parameters, pullSchema(), { permission: 'pull-requests: read' })
  if (pull.number === number && isIn(reference.repository, pull.base.repo.full_name)) return pull
  refuse('api-shape', `GitHub was asked for #${number} and told of #${pull.number}`, 'let the gate run again')
}

/** What became of the pull request that the result names, where it was the run's; null where it never was. */
async function goneOf(github: GitHub, run: JudgedRun, claimed: number): Promise<string | null> {
  try {
    return sentence(await readPull(github, run, claimed), run)
  } catch (error) {
    if (error instanceof GitHubFailure && error.reason === 'not-found') return null
    throw error
  }
}

function sentence({ number, state, head }: Pull, { reference }: JudgedRun): string | null {
  const { headRepository, headBranch, headSha, runId } = reference
  const same = head.repo !== null && isIn(headRepository, head.repo.full_name)
  if (!same || (headBranch !== null && head.ref !== headBranch)) return null
  if (head.sha !== headSha) {
    return `#${number} has moved on from ${quoted(headSha)}, which run ${runId} judged, to ${quoted(head.sha)}: the run of that commit is published instead`
  }
  return state === 'open' ? null : `#${number} is ${quoted(state)} by now: there is no merge to guard`
}
