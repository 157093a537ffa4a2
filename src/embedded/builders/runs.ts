import type { CheckRun, Repository, WorkflowRun } from '../model.ts'
import { suiteFor } from '../routes/checks.ts'
import type { State } from '../state.ts'
import { writeRunOf } from './checks.ts'
import { known } from './names.ts'

export interface RunOptions {
  readonly headSha: string
  /** The default branch when absent. */
  readonly headBranch?: string
  /** The repository itself when absent; a fork for a run of somebody else's. */
  readonly headRepository?: Repository
  readonly event?: string
  /** `success` when absent; null for a run that is not completed. */
  readonly conclusion?: string | null
  /** `in_progress` when absent, for a run without a conclusion. */
  readonly status?: string
  /** `name:` of the workflow; `golden` when absent. */
  readonly workflowName?: string
  /** Of the workflow file; `.github/workflows/golden.yml` when absent. */
  readonly path?: string
  /** A workflow has one id; another one for the same path is what a ruleset of the organisation registers. */
  readonly workflowId?: number
  /** Login of who started it; the owner of the repository when absent. */
  readonly actor?: string
  readonly attempt?: number
}

const goldenWorkflow = '.github/workflows/golden.yml'

/** The id a workflow file has in its repository: the one its earlier runs have, or a new one. */
const workflowIdOf = (state: State, repository: Repository, path: string): number =>
  repository.workflowRuns.find((run) => run.path === path)?.workflowId ?? state.nextId()

/** A run of a workflow, as GitHub numbers them: per workflow. */
export function writeRun(state: State, repository: Repository, options: RunOptions): WorkflowRun {
  const { path = goldenWorkflow, conclusion = 'success' } = options
  const workflowId = options.workflowId ?? workflowIdOf(state, repository, path)
  const now = state.clock.iso()
  const run: WorkflowRun = {
    id: state.nextId(),
    number: repository.workflowRuns.filter((one) => one.workflowId === workflowId).length + 1,
    ...{ workflowId, path, conclusion },
    name: options.workflowName ?? 'golden',
    event: options.event ?? 'push',
    headBranch: options.headBranch ?? repository.defaultBranch,
    headSha: options.headSha,
    headRepository: options.headRepository ?? repository,
    actor: options.actor === undefined ? repository.owner : known(state, options.actor),
    suite: null,
    attempt: options.attempt ?? 1,
    status: options.status ?? (conclusion === null ? 'in_progress' : 'completed'),
    ...{ createdAt: now, startedAt: now, updatedAt: now },
  }
  repository.workflowRuns.push(run)
  return run
}

/** A run that time moves on. */
export class WorkflowRunBuilder {
  readonly model: WorkflowRun
  readonly #state: State
  readonly #repository: Repository

  constructor(state: State, repository: Repository, model: WorkflowRun) {
    this.model = model
    this.#state = state
    this.#repository = repository
  }

  get id(): number {
    return this.model.id
  }

  /** A runner took its first job. */
  start(): void {
    Object.assign(this.model, { status: 'in_progress', updatedAt: this.#state.clock.iso() })
  }

  /**
   * A job of its present attempt, as a check run of its suite. Conclusion null: it has not ended. A job that a re-run
   * repeats is added again; what it was before stays in the list of all runs.
   */
  job(name: string, conclusion: string | null = 'success'): CheckRun {
    const state = this.#state
    const context = { state, repository: this.#repository }
    this.model.suite ??= suiteFor(context, state.addApp('github-actions'), this.model.headSha, true)
    return writeRunOf(state, this.#repository, this.model.suite, { name, conclusion })
  }

  /** Another attempt begins. */
  rerun(): void {
    const now = this.#state.clock.iso()
    this.model.attempt += 1
    Object.assign(this.model, { status: 'in_progress', conclusion: null, startedAt: now, updatedAt: now })
  }

  /** Its last job ended. */
  complete(conclusion = 'success'): void {
    Object.assign(this.model, { status: 'completed', conclusion, updatedAt: this.#state.clock.iso() })
  }
}
