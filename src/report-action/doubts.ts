import { path, type Text, text } from '../core/text.ts'
import { openPullsOf } from '../facts/associated.ts'
import type { GitHub } from '../github/port.ts'
import type { FileContent, PolicyFiles } from '../policy/files.ts'
import type { Result } from '../result/schema.ts'
import { newerRun } from './newer-run.ts'
import { ownCodeOf } from './own-code.ts'
import type { JudgedPull } from './pull-request.ts'
import { quoted } from './refuse.ts'
import type { JudgedRun } from './run.ts'

/** One reason not to believe that a run passed. */
export interface Doubt {
  /** What it is about; stable, for fingerprints. */
  readonly subject: string
  readonly found: Text
  readonly required: Text
  readonly fix: Text
}

/** What a pass is checked against. */
export interface Witnesses {
  readonly github: GitHub
  readonly run: JudgedRun
  readonly pull: JudgedPull
  /** Files of the pull request's head, and of the tip of its base. */
  readonly head: PolicyFiles
  readonly base: PolicyFiles
}

/**
 * Why a result that lets the merge through is not believed. A pull request's run executes the workflow file of the
 * pull request: whoever opens it may write any result. A pass counts where that file is, byte for byte, the one of
 * the base, where GitHub says that the run succeeded, and where no other pull request would get its green check.
 * Empty for a result that blocks: nobody forges that against himself.
 * @throws GitHubFailure
 */
export async function doubtsAbout(result: Result, witnesses: Witnesses): Promise<readonly Doubt[]> {
  if (result.exit_code !== 0) return []
  const { run, github, pull } = witnesses
  const found = [
    ...conclusionDoubt(run),
    ...closedDoubt(result),
    ...(await workflowDoubt(witnesses)),
    ...(await sharedDoubt(github, run, pull)),
  ]
  return found
}

/**
 * Whether single gates of a result that blocks may be shown green: a rule can require the status of one gate, and
 * whoever changes the workflow can let another gate block for it.
 * @throws GitHubFailure
 */
export async function gatesAreVouched(witnesses: Witnesses): Promise<boolean> {
  const { github, run, pull } = witnesses
  if ((await workflowDoubt(witnesses)).length > 0) return false
  return (await sharedDoubt(github, run, pull)).length === 0 && (await newerRun(github, run)) === null
}

function conclusionDoubt({ conclusion, reference }: JudgedRun): readonly Doubt[] {
  if (conclusion === 'success') return []
  return [
    {
      subject: 'workflow-run',
      found: text`run ${reference.runId} ended as ${conclusion}, and its result says that nothing blocks`,
      required: text`the conclusion ${'success'} for a result that passes`,
      fix: text`look at the run; keep the gate in a workflow of its own, where no other job can fail`,
    },
  ]
}

/** The pull request is open, by GitHub's word. */
function closedDoubt({ reason_codes: reasons }: Result): readonly Doubt[] {
  if (!reasons.includes('target-closed')) return []
  return [
    {
      subject: 'pull-request',
      found: text`the result is of a time at which the pull request was closed; it is open now`,
      required: text`a judgement of the open pull request`,
      fix: text`let the gate run again`,
    },
  ]
}

async function workflowDoubt({ run, head, base, pull }: Witnesses): Promise<readonly Doubt[]> {
  const [here, there] = [await base.read(run.path), await head.read(run.path)]
  const found = differenceOf(run.path, pull.baseRef, here, there)
  if (found === null) return []
  return [
    {
      subject: 'workflow-file',
      found,
      required: text`a run of the workflow as it stands on ${pull.baseRef}: what the pull request can write does not pass it`,
      fix: text`bring the head up to date with ${pull.baseRef}, and leave the workflow as it is there; a change of it is merged by somebody who may bypass this check`,
    },
  ]
}

function differenceOf(file: string, baseRef: string, here: FileContent, there: FileContent): Text | null {
  if (here.kind === 'absent')
    return text`${path(file)}, the workflow that judged it, does not stand on ${baseRef}`
  const unread = [here, there].find(({ kind }) => kind === 'not-a-file' || kind === 'too-large')
  if (unread !== undefined)
    return text`${path(file)}, the workflow that judged it, could not be compared with ${baseRef}`
  if (here.kind !== 'bytes' || there.kind !== 'bytes' || !Buffer.from(here.bytes).equals(there.bytes))
    return text`the pull request changes ${path(file)}, the workflow that judged it`
  const own = ownCodeOf(Buffer.from(here.bytes).toString('utf8'))
  if (own === null) return null
  return text`${path(file)} runs ${own} out of the files of the pull request, which may have changed it`
}

/** A check or a status stands on a commit: where two pull requests share it, one would pass by the other's policy. */
async function sharedDoubt(
  github: GitHub,
  { reference }: JudgedRun,
  pull: JudgedPull,
): Promise<readonly Doubt[]> {
  const open = await openPullsOf(github, reference.repository, reference.headSha)
  const others = open.filter(({ number, head }) => number !== pull.number && head.sha === reference.headSha)
  if (others.length === 0) return []
  const numbers = others.map(({ number }) => `#${number}`).join(', ')
  return [
    {
      subject: 'head-commit',
      found: text`the commit is also the head of ${numbers}, and what is published on it would stand there, too`,
      required: text`a head of its own`,
      fix: text`push a commit to one of the branches, or close the other pull request`,
    },
  ]
}

/** The doubts in one sentence of plain text. */
export const doubtWords = (doubts: readonly Doubt[]): string =>
  doubts.map(({ subject }) => quoted(subject)).join(', ')
