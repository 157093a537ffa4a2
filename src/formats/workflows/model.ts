/** A place in a workflow file; 1-based. */
export interface Place {
  readonly path: string
  readonly line: number
}

/** Something whose value only a run knows (`${{ … }}`), or that is written wrongly: named, never guessed. */
export interface Unresolvable {
  readonly kind: 'unresolvable'
  readonly place: Place
  /** One sentence: what it is and why it cannot be known. `backticks` mark what is quoted. */
  readonly why: string
}

/** One event under `on:`. Filters are absent when not written. */
export interface Trigger {
  readonly event: string
  readonly place: Place
  readonly types?: readonly string[]
  readonly branches?: readonly string[]
  readonly branchesIgnore?: readonly string[]
  readonly paths?: readonly string[]
  readonly pathsIgnore?: readonly string[]
  readonly tags?: readonly string[]
  readonly tagsIgnore?: readonly string[]
}

/** `if:` of a job, as written and as far as it can be judged without a run. */
export interface JobCondition {
  readonly expression: string
  readonly place: Place
  /**
   * The job also runs after a failed dependency, whichever it is: `always()`, `!cancelled()` or `failure()` decides, and
   * nothing else in the expression surely skips it then (`always() && needs.a.result == 'success'` does).
   */
  readonly runsAfterFailure: boolean
}

/** A job of a workflow file. */
export interface Job {
  readonly id: string
  readonly place: Place
  /** `name:` as written; null when absent. */
  readonly name: string | null
  readonly namePlace: Place
  /** Ids, written as the jobs write them. */
  readonly needs: readonly string[]
  readonly condition: JobCondition | null
  readonly hasMatrix: boolean
  /** `continue-on-error: true`; null when an expression decides. */
  readonly continueOnError: boolean | null
  /** `uses:` of a reusable workflow. */
  readonly uses: { readonly text: string; readonly place: Place } | null
  /** Steps with `continue-on-error: true` or a command that ends in `|| true`. */
  readonly ignoredSteps: readonly Place[]
  readonly steps: number
  /** `uses:` of its steps, without comments: `actions/checkout@v4`. */
  readonly actions: readonly { readonly text: string; readonly place: Place }[]
  /** `run:` of its steps, as written. */
  readonly commands: readonly { readonly text: string; readonly place: Place }[]
  /** Null when nothing in its steps, `env:`, `with:` or outputs speaks of the `needs` context (`needs.*.result`, `toJSON(needs)`). */
  readonly needsRead: NeedsRead | null
}

/** What a job reads of the jobs that it needs. */
export interface NeedsRead {
  /** All of them are read together. */
  readonly all: boolean
  /** Ids of those that are read by name, in upper case. */
  readonly names: readonly string[]
  /** The `if:` of its steps that read them; null when something else does, too. */
  readonly conditions: readonly string[] | null
}

/** A workflow file, as far as it bears on which checks it reports. */
export interface Workflow {
  readonly path: string
  /** `name:`; null when absent, then GitHub shows the path. */
  readonly name: string | null
  readonly triggers: readonly Trigger[]
  readonly jobs: readonly Job[]
}

/**
 * A check name that a workflow can report. The chain is the calling job first, then jobs of the reusable workflows.
 * Name rule: `name:` or the id; matrix values in parentheses unless the name holds an expression; levels joined by ` / `.
 */
export interface EmittedCheck {
  readonly context: string
  readonly workflow: Workflow
  /** Calling job first; the last one is the job that runs. */
  readonly chain: readonly Job[]
  /**
   * Reported once, in place of the names below it, when the last job of the chain is skipped by its `if:` or that of a
   * job it needs: a matrix job under its name without values, expressions in it not evaluated; a calling job under its
   * own name alone.
   */
  readonly onlyWhenSkipped: boolean
  /** Comes from an expanded matrix. */
  readonly fromMatrix: boolean
}

/** A name that could not be computed: every required check that may be meant by it is unknown, never missing. */
export interface UnresolvedCheck {
  readonly workflow: Workflow | null
  readonly chain: readonly Job[]
  readonly cause: Unresolvable
  /** What of the name is fixed: a context that does not match cannot be this one. `null` parts stand for any text. */
  readonly pattern: readonly (string | null)[]
}

/** Everything the workflow files of one commit can report. */
export interface EmittedChecks {
  readonly workflows: readonly Workflow[]
  readonly checks: readonly EmittedCheck[]
  readonly unresolved: readonly UnresolvedCheck[]
}
