import type { Unobserved } from '../../core/facts/observation.ts'
import type { EmittedChecks } from '../../formats/workflows/model.ts'
import type { RequiredCheck } from './model.ts'

/** What the traps T1 to T15 are looked for in: one branch, its required checks, and the base's workflows. */
export interface TrapInput {
  /** Without `refs/heads/`. */
  readonly branch: string
  readonly defaultBranch: string
  /** `owner/name`; conditions that compare it are decided with it. */
  readonly repository?: string
  /** Contexts that classic protection and rulesets require together. */
  readonly required: readonly RequiredCheck[]
  /** Checks that the policy asks for and that nothing requires yet. */
  readonly planned?: readonly RequiredCheck[]
  /** Why further required checks may exist unseen; empty when the list is complete. */
  readonly hidden: readonly Unobserved[]
  readonly mergeQueue: boolean
  /** From the base branch; null when its workflows could not be read (`why` says so). */
  readonly emitted: EmittedChecks | Unobserved
  /** Of the pull request's own workflow files; null when it changes none. */
  readonly proposed: EmittedChecks | null
  /** Contexts the policy declares as reported from outside of GitHub Actions. */
  readonly external: readonly { readonly context: string; readonly app?: number }[]
}

/** GitHub Actions, seen as `integration_id` and `app_id` in GitHub's own responses. */
export const gitHubActionsApp = 15368
