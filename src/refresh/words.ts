import type { RepositoryName } from '../core/target.ts'
import { bounds, limits } from '../surfaces/limits.ts'
import { shortId } from '../surfaces/words.ts'
import type { Reason } from './reasons.ts'
import type { Pull, Run } from './runs.ts'
import { type GateWorkflow, nameOf, workflowPath } from './settings.ts'

/** What a sentence about one run is made of. */
export interface About {
  readonly serverUrl: string
  readonly repository: RepositoryName
  readonly workflow: GateWorkflow
  /** Null where it was not found out. */
  readonly number: number | null
  /** Null where it could not be read. */
  readonly pull: Pull | null
  readonly run: Run | null
  readonly waitMinutes: number
  /** GitHub's words, or ours about its answer. */
  readonly detail: string | null
  /** Files of the workflows that ran for the head. */
  readonly others: readonly string[]
}

/** Null for github.com, which GitHub's command line asks by itself. */
function hostOf({ serverUrl }: About): string | null {
  const { host } = new URL(serverUrl)
  return host === 'github.com' ? null : host
}

/** The command a person starts the run with. `gh run rerun` asks for the workflow, which a ruleset's run has not. */
function command(about: About): string {
  const { run, workflow, pull } = about
  const name = nameOf(about.repository)
  const host = hostOf(about)
  const repository = host === null ? name : `${host}/${name}`
  if (run === null) {
    const commit = pull === null ? '' : ` --commit ${pull.head.sha}`
    return `gh run list --repo ${repository}${commit}, then gh run rerun ID --repo ${repository}`
  }
  if (workflow.from === null) return `gh run rerun ${run.id} --repo ${repository}`
  const server = host === null ? '' : ` --hostname ${host}`
  return `gh api${server} --method POST repos/${name}/actions/runs/${run.id}/rerun`
}

const isFork = ({ pull }: About): boolean =>
  pull !== null && pull.head.repo?.full_name.toLowerCase() !== pull.base.repo.full_name.toLowerCase()

/** What would let the token start a run. */
const permission = (about: About): string =>
  isFork(about)
    ? 'pull requests from forks get a read-only token whatever the workflow grants: start this action by workflow_run as examples/refresh/README.md shows'
    : 'give the job `permissions: { actions: write, pull-requests: read }`'

const ran = ({ others }: About): string =>
  others.length === 0
    ? 'no workflow ran for it'
    : `workflows that ran for it: ${others.slice(0, 10).join(', ')}`

type Phrase = (about: About) => string

const runOf = ({ run }: About): string => `run ${run?.id ?? '?'} (attempt ${run?.run_attempt ?? 1})`
const before = (about: About): string => `${runOf(about)} may not have seen the change`
const byHand = (about: About): string => `or start it by hand: ${command(about)}`

const phrases: Readonly<Record<Reason, Phrase>> = {
  requested: (about) =>
    `asked GitHub to start run ${about.run?.id ?? '?'} again (attempt ${(about.run?.run_attempt ?? 0) + 1}); it concluded ${about.run?.conclusion ?? 'nothing'} before`,
  'already-judged': (about) =>
    `${runOf(about)} began after the change and concluded ${about.run?.conclusion ?? 'nothing'}: nothing to do`,
  'will-see-it': (about) => `${runOf(about)} began after the change and still runs: nothing to do`,
  'needs-approval': (about) =>
    `${runOf(about)} waits until a maintainer approves it, and reads the pull request then: nothing to do`,
  closed: () => 'it is not open any more: nothing to do',
  'own-change': () =>
    'the account of this token made the change itself, and starting a run for it could go on for ever: nothing is done',
  'no-run': (about) =>
    `${workflowPath(about.workflow)} has no run for head${about.pull === null ? '' : ` ${shortId(about.pull.head.sha)}`} started by pull_request; ${ran(about)}. Name the gate's workflow in the input \`workflow\` (OWNER/REPO/.github/workflows/FILE for one of another repository that a ruleset requires), or close and reopen the pull request to start it`,
  'still-running': (about) =>
    `${runOf(about)} began before the change and has not ended within ${about.waitMinutes} min, and GitHub starts no running run again. Raise \`wait-minutes\`, or when it has ended: ${command(about)}`,
  'too-many-attempts': (about) =>
    `${before(about)}, and it was started ${bounds.rerunAttempts} times or more (GitHub stops at ${limits.reruns}): is something changed by every run of the gate? Push a commit for a new run, ${byHand(about)}`,
  'too-old': (about) =>
    `${before(about)}, and GitHub starts no run again ${limits.rerunDays} days after its first attempt. Push a commit, or close and reopen the pull request`,
  'permission-missing': (about) =>
    `${about.run === null ? 'the check may not have seen the change' : before(about)}: ${about.detail ?? 'the token may not start it again'}; ${permission(about)}, ${byHand(about)}`,
  refused: (about) =>
    `${before(about)}, and GitHub does not start it again: ${about.detail ?? ''}. Push a commit for a new run, ${byHand(about)}`,
  unreadable: (about) =>
    `the check may not have seen the change: ${about.detail ?? ''}. Run this job again, ${byHand(about)}`,
}

/** One sentence for the log: what was done, or what to do. */
export const phrase = (reason: Reason, about: About): string =>
  `${about.number === null ? 'the pull request' : `pull request #${about.number}`}: ${phrases[reason](about)}`

/** Said where two pull requests share the head. */
export const sharedNote = ({ id }: Run): string =>
  `Other open pull requests have the same head branch, and GitHub does not tell for which of them run ${id} was started`
