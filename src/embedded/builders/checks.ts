import type { CheckRun, CheckSuite, CommitStatus, Repository } from '../model.ts'
import { suiteFor } from '../routes/checks.ts'
import type { State } from '../state.ts'
import { known } from './names.ts'

export interface CheckRunOptions {
  readonly name: string
  readonly sha: string
  /** Null for a run that is not completed. */
  readonly conclusion: string | null
  readonly status?: string
  /** Slug of the App that reports; GitHub Actions when absent. */
  readonly app?: string
  /** Starts a new suite instead of the App's suite of the commit. */
  readonly newSuite?: boolean
}

export interface StatusOptions {
  readonly sha: string
  readonly state: CommitStatus['state']
  readonly context?: string
  readonly by: string
}

/** A check run as another App or workflow left it. */
export function writeCheckRun(state: State, repository: Repository, options: CheckRunOptions): CheckRun {
  const app = state.addApp(options.app ?? 'github-actions')
  const suite = suiteFor({ state, repository }, app, options.sha, options.newSuite)
  return writeRunOf(state, repository, suite, options)
}

/** A check run in a suite that is there. */
export function writeRunOf(
  state: State,
  repository: Repository,
  suite: CheckSuite,
  options: Pick<CheckRunOptions, 'name' | 'conclusion' | 'status'>,
): CheckRun {
  const done = options.conclusion !== null
  const now = state.clock.iso()
  const run: CheckRun = {
    id: state.nextId(),
    suite,
    name: options.name,
    status: options.status ?? (done ? 'completed' : 'in_progress'),
    conclusion: options.conclusion,
    startedAt: now,
    completedAt: done ? now : null,
    externalId: '',
    detailsUrl: null,
    output: { title: null, summary: null, text: null },
    annotations: [],
  }
  repository.checkRuns.push(run)
  return run
}

export function writeStatus(state: State, repository: Repository, options: StatusOptions): CommitStatus {
  const status: CommitStatus = {
    id: state.nextId(),
    sha: options.sha,
    state: options.state,
    context: options.context ?? 'default',
    description: null,
    targetUrl: null,
    creator: known(state, options.by),
    createdAt: state.clock.iso(),
  }
  repository.statuses.push(status)
  return status
}
