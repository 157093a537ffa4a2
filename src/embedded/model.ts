import type { GitRepository } from './git/repository.ts'
import type { BranchProtection, Plan, RepositorySettings, Ruleset } from './protection-model.ts'

export type AccountType = 'User' | 'Bot' | 'Organization'

/** A person, bot or organisation. */
export interface Account {
  readonly id: number
  login: string
  readonly type: AccountType
  /** Addresses by which commits are attributed to the account. */
  readonly emails: string[]
  name: string | null
  /** What a user or organisation pays for. */
  plan: Plan
  deleted: boolean
}

export type Role = 'admin' | 'maintain' | 'write' | 'triage' | 'read' | 'none'

export interface Team {
  readonly id: number
  readonly organisation: Organisation
  readonly slug: string
  readonly name: string
  readonly secret: boolean
  readonly parent: Team | null
  /** Direct members and their role in the team. */
  readonly members: Map<Account, 'member' | 'maintainer'>
}

export interface Organisation {
  readonly account: Account
  readonly owners: Set<Account>
  readonly members: Set<Account>
  readonly teams: Map<string, Team>
  /** What every member may do in every repository. */
  basePermission: Role
  readonly rulesets: Ruleset[]
}

export type ReviewState = 'APPROVED' | 'CHANGES_REQUESTED' | 'COMMENTED' | 'DISMISSED' | 'PENDING'

export interface Review {
  readonly id: number
  readonly author: Account
  state: ReviewState
  body: string
  readonly commit: string | null
  readonly submittedAt: string
}

export interface Label {
  readonly id: number
  readonly name: string
  readonly color: string
  readonly description: string | null
}

export interface Comment {
  readonly id: number
  readonly author: Account
  body: string
  readonly createdAt: string
  updatedAt: string
}

/** What issues and pull requests share: GitHub numbers them together. */
export interface Issue {
  readonly id: number
  readonly number: number
  readonly author: Account
  title: string
  body: string | null
  state: 'open' | 'closed'
  stateReason: 'completed' | 'not_planned' | 'duplicate' | 'reopened' | null
  closedBy: Account | null
  labels: Label[]
  assignees: Account[]
  locked: boolean
  /** Deleted, or where it was transferred to; its number is never given again. */
  gone?: 'deleted' | { readonly repository: Repository; readonly number: number }
  readonly comments: Comment[]
  /** Edits of the body, oldest first; absent while it is what it was written as. */
  bodyEdits?: readonly { readonly editor: Account | null; readonly at: string }[]
  readonly createdAt: string
  updatedAt: string
  closedAt: string | null
}

export interface PullRequest extends Issue {
  readonly repository: Repository
  readonly headRef: string
  /** Where the head branch lives; deleted forks stay, marked. */
  readonly headRepository: Repository
  baseRef: string
  /** Base tip when the pull request was opened or last pushed to: GitHub does not move it with the base. */
  baseSha: string
  draft: boolean
  mergedAt: string | null
  mergeCommit: string | null
  mergedBy: Account | null
  readonly reviews: Review[]
  readonly requestedUsers: Set<Account>
  readonly requestedTeams: Set<Team>
  /** Answers instead of the computed `reviewDecision`. */
  reviewDecision?: 'APPROVED' | 'CHANGES_REQUESTED' | 'REVIEW_REQUIRED' | null
}

export interface App {
  readonly id: number
  readonly slug: string
  readonly name: string
  readonly bot: Account
}

interface Annotation {
  readonly path: string
  readonly start_line: number
  readonly end_line: number
  readonly start_column?: number | null
  readonly end_column?: number | null
  readonly annotation_level: string
  readonly message: string
  readonly title?: string | null
  readonly raw_details?: string | null
}

export interface CheckSuite {
  readonly id: number
  readonly app: App
  readonly headSha: string
  readonly createdAt: string
}

export interface CheckRun {
  readonly id: number
  readonly suite: CheckSuite
  name: string
  status: string
  conclusion: string | null
  startedAt: string
  completedAt: string | null
  externalId: string
  detailsUrl: string | null
  output: { title: string | null; summary: string | null; text: string | null }
  readonly annotations: Annotation[]
}

export interface CommitStatus {
  readonly id: number
  readonly sha: string
  readonly state: 'error' | 'failure' | 'pending' | 'success'
  readonly context: string
  readonly description: string | null
  readonly targetUrl: string | null
  readonly creator: Account
  readonly createdAt: string
}

export type ActivityType =
  | 'push'
  | 'force_push'
  | 'branch_creation'
  | 'branch_deletion'
  | 'pr_merge'
  | 'merge_queue_merge'

export interface Activity {
  readonly id: number
  readonly before: string
  readonly after: string
  readonly ref: string
  readonly type: ActivityType
  readonly actor: Account | null
  readonly timestamp: string
}

/** A run of a workflow. A re-run is another attempt of it. */
export interface WorkflowRun {
  readonly id: number
  readonly number: number
  readonly workflowId: number
  /** Of the workflow. */
  readonly name: string
  /** Of the workflow file; `owner/name/.github/…` where it is another repository's. */
  readonly path: string
  readonly event: string
  readonly headBranch: string
  readonly headSha: string
  readonly headRepository: Repository
  /** Who started it. */
  readonly actor: Account
  readonly createdAt: string
  /** Of its jobs; null until it has one. */
  suite: CheckSuite | null
  attempt: number
  /** `queued`, `in_progress`, `completed`, `waiting` … */
  status: string
  conclusion: string | null
  /** When its latest attempt began. */
  startedAt: string
  updatedAt: string
}

/** Files a run left behind, as one zip. */
export interface Artifact {
  readonly id: number
  readonly name: string
  readonly run: WorkflowRun
  readonly zip: Buffer
  readonly expired: boolean
  readonly createdAt: string
}

export interface Repository {
  readonly id: number
  owner: Account
  name: string
  readonly private: boolean
  readonly git: GitRepository
  defaultBranch: string
  readonly parent: Repository | null
  deleted: boolean
  readonly collaborators: Map<Account, Role>
  readonly teams: Map<Team, Role>
  readonly issues: Map<number, Issue | PullRequest>
  readonly labels: Map<string, Label>
  readonly suites: CheckSuite[]
  readonly checkRuns: CheckRun[]
  readonly statuses: CommitStatus[]
  readonly settings: RepositorySettings
  readonly rulesets: Ruleset[]
  /** Classic rules, oldest first. */
  readonly protections: BranchProtection[]
  readonly activities: Activity[]
  readonly workflowRuns: WorkflowRun[]
  readonly artifacts: Artifact[]
  readonly createdAt: string
}

export const isPullRequest = (issue: Issue | PullRequest): issue is PullRequest => 'headRef' in issue

export const fullName = (repository: Repository): string => `${repository.owner.login}/${repository.name}`
